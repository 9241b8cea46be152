/**
 * The schema of workload.yaml: what the sheet of a person's work is read by. Which days and times stand out is a local rule that changes with the
 * years, so every limit is a list of dated values; where a ledger tells the track of a case, and which models judge tracks, a pack says.
 */
import * as z from 'zod'
import { bilingual, bilingualList, identifier, slug, sourceMark } from './pack-words.ts'

/** What stands out across a person's matters; see shared/domain/workload/find-marks.ts for the exact meaning. */
export const workMarkKinds = ['burst'] as const
export type WorkMarkKind = (typeof workMarkKinds)[number]
/** Remarks that conformance makes upon single steps by the procedure's own limits; the sheet shows them and judges nothing a second time. */
export const workRemarkKinds = ['out_of_hours', 'in_seconds'] as const

/** burst: `count` or more different matters within `minutes`. */
const limits = z.strictObject({ from: z.iso.date(), count: z.number().int().min(2), minutes: z.number().int().min(0) })
const words = { name: bilingual, why: bilingual, innocent: bilingualList }
const workMark = z.strictObject({
  kind: z.enum(workMarkKinds),
  ...words,
  basis: z.string(),
  mark: sourceMark,
  /** the last one whose `from` ≤ the act's day holds */
  values: z.array(limits).min(1)
})
const workRemark = z.strictObject({ kind: z.enum(workRemarkKinds), ...words })
/** A ledger of places at which a person was for a matter. */
const track = z.strictObject({ dataset: identifier, person: identifier, matter: identifier, at: identifier })
export const workloadFile = z.strictObject({
  marks: z.array(workMark).default([]),
  remarks: z.array(workRemark).default([]),
  tracks: z.array(track).default([]),
  /** models whose warnings about a person stand on the sheet, as they were found: nothing is judged a second time */
  models: z.array(slug).default([])
})
export type Workload = z.infer<typeof workloadFile>
export type WorkRemark = Workload['remarks'][number]
export type WorkMark = Workload['marks'][number]
export type WorkLimits = WorkMark['values'][number]
