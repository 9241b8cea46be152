/** The schema of power.yaml: figures by which trajectories and rankings are read, each dated and with its basis, so that an office may follow when they change. */
import * as z from 'zod'
import { bilingual, sourceMark } from './pack-words.ts'

const param = z.strictObject({
  name: bilingual,
  mark: sourceMark,
  basis: bilingual,
  /** oldest first; the last that has begun holds */
  since: z.array(z.strictObject({ from: z.iso.date(), value: z.number().positive() })).min(1)
})
export const powerParamNames = ['min_sample', 'min_peers', 'watch_share'] as const
export const powerFile = z.strictObject({
  params: z.strictObject({
    /** matters or acts a person, post or unit needs to be ranked */
    min_sample: param,
    /** acts of others that an act is held against */
    min_peers: param,
    /** cumulative share of spending to be watched */
    watch_share: param
  }),
  /** what ledgers write for how a matter was approved; anything else is not known */
  channels: z.strictObject({ online: z.array(z.string().min(1)), paper: z.array(z.string().min(1)) })
})
export type PowerFile = z.infer<typeof powerFile>
export type PowerParam = z.infer<typeof param>

/** The value in force on a day with the day it began; before the first, the first. */
export function powerParamAt(given: PowerParam, day: string): { readonly value: number; readonly from: string } {
  const sorted = given.since.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const found = sorted.findLast((one) => one.from <= day.slice(0, 10)) ?? sorted[0]
  return found ?? { value: 1, from: '' }
}
