/**
 * A sealed 核查卷: everything that is shown, independent of the database it came from. The bundle carries it as `data/volume.json`, its pages are made
 * from it, and a vault that receives the bundle stores it. What it says are leads to be checked, never a verdict.
 */
import * as z from 'zod'
import { itemSchema } from './item.ts'
import type { VolumeItem } from './item.ts'

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** An identifier that may stand in a bag's path. */
export const bagName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/

export const factSchema = z.strictObject({
  no: z.number().int().positive(),
  statement: z.string().min(1),
  /** `seq` of the pieces that bear it out. */
  evidence: z.array(z.number().int().positive())
})
export type VolumeFact = z.infer<typeof factSchema>

/** Which copy of the data the volume was made from (feature 71), and which copy of the volume this is. */
export const copySchema = z.strictObject({
  unit: z.string().min(1),
  asOf: isoDate,
  number: z.number().int().positive(),
  of: z.number().int().positive(),
  approver: z.string(),
  expires: isoDate.nullable()
})

export const volumeSchema = z
  .strictObject({
    format: z.literal('lianjing-volume'),
    version: z.literal(1),
    id: z.string().regex(bagName),
    /** 卷号, e.g. 云纪核〔2026〕014 号. */
    no: z.string().min(1),
    title: z.string().min(1),
    unit: z.string().min(1),
    office: z.string(),
    handlers: z.array(z.string().min(1)),
    origin: z.string(),
    marking: z.string().min(1),
    retention: z.string(),
    from: isoDate.nullable(),
    to: isoDate.nullable(),
    copy: copySchema,
    createdBy: z.string().min(1),
    sealedAt: z.string().min(10),
    sealedBy: z.string().min(1),
    summary: z.string(),
    items: z.array(itemSchema),
    facts: z.array(factSchema),
    models: z.array(
      z.strictObject({ id: z.string().regex(bagName), version: z.number().int().positive(), name: z.string().min(1), yaml: z.string() })
    )
  })
  .superRefine((volume, context) => {
    volume.items.forEach((item, index) => {
      if (item.seq !== index + 1) context.addIssue({ code: 'custom', path: ['items', index, 'seq'], message: '件号应从 1 起连续编排' })
    })
    volume.facts.forEach((fact, index) => {
      const unknown = fact.evidence.filter((seq) => seq > volume.items.length)
      if (unknown.length > 0) context.addIssue({ code: 'custom', path: ['facts', index, 'evidence'], message: `没有第 ${unknown[0]} 件` })
    })
  })
export type Volume = Readonly<z.infer<typeof volumeSchema>>

/** What a fact still lacks. `derived`: pieces the workstation made (warnings, trails) repeat sources, they are none. */
export type FactGap = 'no_evidence' | 'only_derived' | 'one_source' | 'unchecked'

/** The gaps of a fact, worst first; an empty list when two independent sources stand and each was compared with its original. */
export function gapsOf(fact: VolumeFact, items: readonly VolumeItem[]): readonly FactGap[] {
  const pieces = items.filter((item) => fact.evidence.includes(item.seq))
  return gapsOfPieces(pieces.map((item) => ({ source: sourceOf(item), checked: item.check.state !== 'unchecked' })))
}

/** The same rule for screen and paper: of each piece its independent source (null: none), and whether it was compared with its original. */
export function gapsOfPieces(pieces: readonly { readonly source: string | null; readonly checked: boolean }[]): readonly FactGap[] {
  if (pieces.length === 0) return ['no_evidence']
  const originals = pieces.filter((piece) => piece.source !== null)
  if (originals.length === 0) return ['only_derived']
  const gaps: FactGap[] = []
  if (new Set(originals.map((piece) => piece.source)).size === 1) gaps.push('one_source')
  if (originals.some((piece) => !piece.checked)) gaps.push('unchecked')
  return gaps
}

/** The independent source of a piece: the file a row stands in, the attachment itself; null for what people or the workstation wrote. */
function sourceOf(item: VolumeItem): string | null {
  if (item.kind === 'row') return `file:${item.body.source.file}`
  if (item.kind === 'attachment') return `attachment:${item.body.sha256 ?? item.body.name}`
  return null
}
