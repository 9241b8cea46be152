/**
 * The schema of graph.yaml: which columns of which datasets tie which things to one another. The relations graph knows no dataset by name; what it
 * may draw, count and walk along is declared here, so a pack brings its own ties with its own ledgers. Every tie is rows, and leads back to them.
 */
import * as z from 'zod'
import { confidences } from '../domain/graph/confidence.ts'
import { bilingual, identifier } from './pack-words.ts'

export const nodeShapes = ['circle', 'square', 'diamond', 'hexagon', 'triangle', 'pill'] as const
/**
 * A kind of node. With `dataset` its nodes are that dataset's rows. Without one they are values (a phone, an account): `value` says how they may
 * be shown, and one that only a single thing has is no tie and is left out.
 */
export const graphNodeKind = z
  .strictObject({
    name: bilingual,
    dataset: identifier.optional(),
    value: z.enum(['open', 'masked', 'secret']).optional(),
    shape: z.enum(nodeShapes),
    /** which of the eight colours of the drawing */
    tone: z.number().int().min(1).max(8)
  })
  .refine((kind) => (kind.dataset === undefined) !== (kind.value === undefined), { error: 'dataset or value, one of them' })

/** One end of a tie: the field that holds the node (`id`: the row itself); `named`: the field that tells what a value is called. */
const end = z.strictObject({ node: identifier, field: identifier, named: identifier.optional() })
/** A date of the row, or of the row that it refers to. */
const dateField = z.union([identifier, z.strictObject({ through: identifier, field: identifier })])
const scalar = z.union([z.string(), z.number()])

/** Rows that make a tie: both ends filled, and every `where` field one of its values ('': nothing stands in it). `from` controls, holds or acts; `to` is held or acted on. */
export const graphRows = z.strictObject({
  dataset: identifier,
  where: z.record(identifier, z.array(scalar).min(1)).default({}),
  from: end,
  to: end,
  since: dateField.optional(),
  until: identifier.optional(),
  /** a field whose value is written on the tie: kinship, post */
  label: identifier.optional(),
  amount: identifier.optional(),
  /** per cent of the shares; makes the tie a link of ownership chains */
  share: identifier.optional()
})
export const graphEdgeKind = z
  .strictObject({
    id: identifier,
    name: bilingual,
    confidence: z.enum(confidences),
    /** why the tie may mean nothing */
    innocent: bilingual.optional(),
    rows: z.array(graphRows).default([]),
    /** two things of one kind that meet again and again: `of` meets in `by`, at least `least` times */
    pair: z
      .strictObject({
        dataset: identifier,
        node: identifier,
        of: identifier,
        by: identifier,
        since: dateField,
        /** a field that tells who of them got it */
        taken: identifier.optional(),
        least: z.number().int().min(2)
      })
      .optional(),
    /** pairs that were proposed as the same and not yet answered */
    proposed: z.strictObject({ register: z.enum(['party', 'person']), node: identifier }).optional()
  })
  .refine((kind) => Number(kind.rows.length > 0) + Number(kind.pair !== undefined) + Number(kind.proposed !== undefined) === 1, {
    error: 'rows, pair or proposed, one of them'
  })
/** graph.yaml */
export const graphFile = z.strictObject({
  nodes: z.record(identifier, graphNodeKind).default({}),
  edges: z.array(graphEdgeKind).default([])
})

export type GraphNodeKind = z.infer<typeof graphNodeKind>
export type GraphEdgeKind = z.infer<typeof graphEdgeKind>
export type GraphRows = z.infer<typeof graphRows>
export type GraphDate = z.infer<typeof dateField>
/** What all packs together declare; node kinds and edges in the packs' order. */
export interface GraphKinds {
  readonly nodes: Readonly<Record<string, GraphNodeKind>>
  readonly edges: readonly GraphEdgeKind[]
}
