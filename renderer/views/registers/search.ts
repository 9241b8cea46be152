/** What a link to the registers carries: which one, in which form, the filters, the entry that is open, and the source row opened from it (`dataset/id`). */
import * as z from 'zod'

const text = z.string().max(500).optional().catch(undefined)
const flag = z.boolean().optional().catch(undefined)

export const registerParts = ['list', 'board', 'figures'] as const
export type RegisterPart = (typeof registerParts)[number]

export const search = z.object({
  register: text,
  /** The row chosen in the list of registers. */
  here: text,
  part: z.enum(registerParts).optional().catch(undefined),
  entry: text,
  row: z
    .string()
    .max(401)
    .regex(/^[^/]+\/.+$/)
    .optional()
    .catch(undefined),
  states: z.array(z.string().max(200)).max(50).optional().catch(undefined),
  org: text,
  how: z.enum(['open', 'overdue']).optional().catch(undefined),
  text: z.string().max(100).optional().catch(undefined),
  /** Coded fields and units: field to value. */
  fields: z.record(z.string().max(200), z.string().max(500)).optional().catch(undefined),
  /** Entries behind a figure: which, told apart by what, in which group, those counted or those counted against. */
  figure: text,
  by: text,
  group: text,
  against: flag,
  sort: z.enum(['no', 'title', 'org', 'person', 'state', 'begin', 'due', 'last']).optional().catch(undefined),
  down: flag,
  /** The figures' own: which one is told apart, and by what. */
  show: text,
  groupBy: text
})
export type RegistersSearch = z.infer<typeof search>
