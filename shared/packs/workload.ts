/**
 * The schema of workload.yaml: what the sheet of a person's work is read by. Which days and times stand out is a local rule that changes with the
 * years, so every limit is a list of dated values; where a ledger tells the track of a case, and which models judge tracks, a pack says.
 */
import * as z from 'zod'
import { bilingual, bilingualList, identifier, slug, sourceMark } from './pack-words.ts'

/** What can stand out in a person's acts: see shared/domain/workload/find-marks.ts for the exact meaning of each. */
export const workMarkKinds = ['burst', 'outside_hours', 'in_seconds'] as const
export type WorkMarkKind = (typeof workMarkKinds)[number]

/** burst: `count` matters within `minutes`; outside_hours: working days outside `start`…`end` and all other days; in_seconds: at most `seconds`. */
const limits = z.strictObject({
  from: z.iso.date(),
  count: z.number().int().min(2).optional(),
  minutes: z.number().int().min(0).optional(),
  start: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
  end: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
  seconds: z.number().int().min(1).optional()
})
const workMark = z.strictObject({
  kind: z.enum(workMarkKinds),
  name: bilingual,
  why: bilingual,
  innocent: bilingualList,
  basis: z.string(),
  mark: sourceMark,
  /** the last one whose `from` ≤ the act's day holds */
  values: z.array(limits).min(1)
})
/** A ledger of places at which a person was for a matter. */
const track = z.strictObject({ dataset: identifier, person: identifier, matter: identifier, at: identifier })
export const workloadFile = z.strictObject({
  marks: z.array(workMark).default([]),
  tracks: z.array(track).default([]),
  /** models whose warnings about a person stand on the sheet, as they were found: nothing is judged a second time */
  models: z.array(slug).default([])
})
export type Workload = z.infer<typeof workloadFile>
export type WorkMark = Workload['marks'][number]
export type WorkLimits = WorkMark['values'][number]
