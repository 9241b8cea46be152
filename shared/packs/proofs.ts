/**
 * proofs.yaml: what an analyst can have done again from the record. Traces follow one item's id through datasets in their order; draws are drawn
 * again from their seed; chains are sealed records whose hashes are computed again. All by naming datasets and fields; nothing here runs.
 */
import * as z from 'zod'
import { bilingual, identifier, slug } from './pack-words.ts'

const stage = z.strictObject({
  dataset: identifier,
  /** the field that holds the item's id */
  match: identifier,
  name: bilingual,
  date: identifier,
  /** fields shown beside the date, in order */
  shows: z.array(identifier).default([]),
  /** number of pieces in a row; one when absent or empty */
  pieces: identifier.optional(),
  /** a row that says why an earlier stage may be missing */
  excuse: identifier.optional()
})
/** Stages in the order in which an item passes through them. */
export const traceSchema = z.strictObject({ id: slug, name: bilingual, item: bilingual, stages: z.array(stage).min(2) })

export const drawMethods = ['lcg-48271', 'smallest'] as const
/**
 * A kind of draw. `lcg-48271`: ranks come from the seed by the public method (the enrolment pack's datasets.yaml describes it) where the field
 * `method` holds `methodCode`. `smallest`: each entry has the number it drew, those with the smallest must be the ones selected.
 */
export const drawSchema = z.strictObject({
  id: slug,
  name: bilingual,
  method: z.enum(drawMethods),
  dataset: identifier,
  title: identifier,
  date: identifier,
  org: identifier,
  seed: identifier,
  methodField: identifier.optional(),
  methodCode: z.string().optional(),
  places: identifier.optional(),
  count: identifier.optional(),
  entries: z.strictObject({
    dataset: identifier,
    draw: identifier,
    name: identifier,
    /** who an entry is, over several draws: the first field that is filled in */
    who: z.array(identifier).min(1),
    /** entries of another kind are drawn apart */
    split: identifier.optional(),
    number: identifier,
    rank: identifier.optional(),
    selected: identifier,
    /** entries with a reason here are left out */
    excused: identifier.optional()
  })
})

/** Records sealed one after another: hash = SHA-256 (hex) of the hash before and the fields' values, joined by `join`. */
export const chainSchema = z.strictObject({
  id: slug,
  name: bilingual,
  dataset: identifier,
  /** records of one chain share this */
  group: identifier,
  order: identifier,
  date: identifier,
  fields: z.array(identifier).min(1),
  before: identifier,
  hash: identifier,
  join: z.string().min(1).max(4).default('|')
})

export const proofsFile = z.strictObject({
  traces: z.array(traceSchema).default([]),
  draws: z.array(drawSchema).default([]),
  chains: z.array(chainSchema).default([])
})
export type Trace = z.output<typeof traceSchema>
export type TraceStage = Trace['stages'][number]
export type Draw = z.output<typeof drawSchema>
export type Chain = z.output<typeof chainSchema>
export type Proofs = z.output<typeof proofsFile>
