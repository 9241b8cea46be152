/** The sheet of a person's work (E1): how much, when, which cases with their track, beside peers, and what stands out with its rows. */
import * as z from 'zod'
import { workSteps } from '../../domain/workload/period.ts'
import { workMarkKinds, workRemarkKinds } from '../../packs/workload.ts'
import { id, isoDate, page, query, shortText } from '../command.ts'
import { bilingual, sourceRef, warningRef } from './refs.ts'

const standsOut = z.strictObject({
  kind: z.enum([...workMarkKinds, ...workRemarkKinds]),
  name: bilingual,
  why: bilingual,
  innocent: z.strictObject({ zh: z.array(z.string()), en: z.array(z.string()) }),
  basis: z.string(),
  /** the limit in words, as it holds at the end of the period */
  limit: bilingual,
  n: z.number().int(),
  /** acts judged: those with a time of day */
  of: z.number().int(),
  /** at most fifty, latest first */
  found: z.array(
    z.strictObject({
      at: z.string(),
      figure: z.number().nullable(),
      acts: z.array(z.strictObject({ id: z.string(), at: z.string().nullable(), matter: z.string(), matterName: z.string() }))
    })
  )
})
export const workSheet = z.strictObject({
  person: z.strictObject({ id: z.string(), name: z.string(), org: z.string().nullable(), post: z.string().nullable() }),
  from: z.string(),
  /** last day, included */
  to: z.string(),
  step: z.enum(workSteps),
  acts: z.number().int(),
  /** different matters in which the person acted */
  handled: z.number().int(),
  /** matters in which the person ever acted, closed within the period */
  closed: z.number().int(),
  /** acts without a time of day: neither in nor out of hours */
  withoutTime: z.number().int(),
  /** the ten days in a row in which most were closed */
  busiest: z.strictObject({ from: z.string(), to: z.string(), n: z.number().int() }).nullable(),
  steps: z.array(z.strictObject({ key: z.string(), handled: z.number().int(), closed: z.number().int() })),
  cases: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      opened: z.string().nullable(),
      closed: z.string().nullable(),
      acts: z.number().int(),
      last: z.string().nullable(),
      marks: z.number().int(),
      /** places at which the person was for it; `shown` at most twenty */
      track: z.number().int(),
      shown: z.array(z.strictObject({ dataset: z.string(), id: z.string(), at: z.string().nullable(), source: sourceRef }))
    })
  ),
  /** of all cases, of which `cases` is a page */
  total: z.number().int(),
  /** whether the vault has any ledger of places */
  tracked: z.boolean(),
  /** warnings of the models that judge tracks */
  warnings: z.array(warningRef)
})
export const workMarks = z.strictObject({ marks: z.array(standsOut) })
export type WorkMarks = z.infer<typeof workMarks>
export type WorkSheet = z.infer<typeof workSheet>
const spread = z.strictObject({ people: z.number().int(), least: z.number(), middle: z.number(), most: z.number() })
export const workPeers = z.strictObject({
  post: z.string().nullable(),
  people: z.number().int(),
  closed: z.strictObject({ own: z.number().int(), peers: spread.nullable() }),
  /** share of marked acts of all years; interval at 95 %; null under twenty acts */
  marked: z.array(
    z.strictObject({
      whose: z.enum(['own', 'peers']),
      marked: z.number().int(),
      acts: z.number().int(),
      share: z.number().nullable(),
      interval: z.tuple([z.number(), z.number()]).nullable()
    })
  )
})
export type WorkPeers = z.infer<typeof workPeers>
const period = { person: id, from: isoDate.optional(), to: isoDate.optional() }

export const workloadCommands = {
  /** Without a period the last twelve months that the data reach. */
  'person.sheet': query(
    z.strictObject({ ...page, ...period, step: z.enum(workSteps).default('month'), reason: shortText.optional() }),
    workSheet
  ),
  'person.marks': query(z.strictObject(period), workMarks),
  'person.peers': query(z.strictObject(period), workPeers)
}
