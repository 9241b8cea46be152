/** What a link to the warnings carries: the filters, the order, the warning that is open, and the source row opened from it (`dataset/id`). */
import * as z from 'zod'

const id = z.string().min(1).max(200)
const month = z.string().regex(/^\d{4}-\d{2}$/)
const ids = z.array(id).max(200)

export const search = z.object({
  id: id.optional().catch(undefined),
  row: z
    .string()
    .max(401)
    .regex(/^[^/]+\/.+$/)
    .optional()
    .catch(undefined),
  levels: z
    .array(z.enum(['red', 'orange', 'yellow']))
    .optional()
    .catch(undefined),
  packs: ids.optional().catch(undefined),
  models: ids.optional().catch(undefined),
  states: ids.optional().catch(undefined),
  org: id.optional().catch(undefined),
  kinds: ids.optional().catch(undefined),
  /** kinds of clean-governance unit; '-' stands for none */
  cleans: ids.optional().catch(undefined),
  subject: id.optional().catch(undefined),
  person: id.optional().catch(undefined),
  matter: id.optional().catch(undefined),
  month: month.optional().catch(undefined),
  from: month.optional().catch(undefined),
  to: month.optional().catch(undefined),
  newOnly: z.boolean().optional().catch(undefined),
  gone: z.boolean().optional().catch(undefined),
  excepted: z.boolean().optional().catch(undefined),
  text: z.string().max(200).optional().catch(undefined),
  sort: z.enum(['no', 'level', 'amount', 'model', 'subject', 'state', 'month']).optional().catch(undefined),
  up: z.boolean().optional().catch(undefined)
})
export type WarningSearch = z.infer<typeof search>
