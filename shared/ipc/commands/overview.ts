/** Commands of the first screen: what is new, where warnings stand, what is lacking; and the search box. */
import * as z from 'zod'
import { levels, nothing, query } from '../command.ts'
import { bilingual, warningRef } from './refs.ts'

export const overview = z.strictObject({
  dataDate: z.string(),
  imports: z.number().int(),
  last: z
    .strictObject({
      no: z.number().int(),
      at: z.string(),
      inserted: z.number().int(),
      changed: z.number().int(),
      withdrawn: z.number().int(),
      quarantined: z.number().int(),
      previousAt: z.string().nullable()
    })
    .nullable(),
  run: z
    .strictObject({
      id: z.number().int(),
      asOf: z.string(),
      warnings: z.number().int(),
      new: z.number().int(),
      gone: z.number().int(),
      ran: z.number().int(),
      skipped: z.number().int()
    })
    .nullable(),
  levels: z.array(
    z.strictObject({
      level: levels,
      open: z.number().int(),
      new: z.number().int(),
      months: z.array(z.strictObject({ month: z.string(), n: z.number().int() }))
    })
  ),
  packs: z.array(
    z.strictObject({
      id: z.string(),
      name: bilingual,
      red: z.number().int(),
      orange: z.number().int(),
      yellow: z.number().int(),
      months: z.array(z.strictObject({ month: z.string(), n: z.number().int() }))
    })
  ),
  units: z.array(
    z.strictObject({ id: z.string(), name: z.string(), levels: z.array(levels), total: z.number().int(), matters: z.number().int() })
  ),
  newest: z.array(warningRef.extend({ subjectName: z.string(), amount: z.number().int().nullable() })),
  datasets: z.array(
    z.strictObject({
      id: z.string(),
      name: bilingual,
      rows: z.number().int(),
      asOf: z.string().nullable(),
      coverage: z.number().nullable(),
      source: z.string().nullable()
    })
  ),
  lacks: z.array(z.strictObject({ model: z.string(), name: bilingual, missing: z.array(z.string()) })),
  openQuarantine: z.number().int(),
  openCases: z.number().int(),
  audit: z.strictObject({ entries: z.number().int(), head: z.string() })
})
export type Overview = z.infer<typeof overview>

export const overviewCommands = {
  'overview.read': query(nothing, overview),
  'search.find': query(
    z.strictObject({ text: z.string().min(1).max(200), limit: z.number().int().min(1).max(50).default(20) }),
    z.strictObject({
      hits: z.array(
        z.strictObject({
          kind: z.enum(['warning', 'matter', 'person', 'org', 'party', 'case']),
          id: z.string(),
          title: z.string(),
          // what tells it apart from others of its name; of a warning its sentence
          note: bilingual,
          level: levels.nullable()
        })
      )
    })
  )
}
