/** Commands of spending: ranked with its running share and how it was approved, and the payments behind a bar. */
import * as z from 'zod'
import { page, query } from '../command.ts'
import { bilingual, sourceRef } from './refs.ts'

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u)
const ref = z.strictObject({ id: z.string(), name: z.string() })
const share = z.number().min(0).max(1)

const spendRow = z.strictObject({
  id: z.string(),
  name: bilingual,
  n: z.number().int(),
  amount: z.number().int(),
  share,
  cumulative: share,
  /** amounts by how the matter was approved; what the data does not say is its own share */
  online: z.number().int(),
  paper: z.number().int(),
  unknown: z.number().int()
})
export const powerSpending = z.strictObject({
  by: z.enum(['domain', 'kind', 'org']),
  from: z.string(),
  to: z.string(),
  total: z.number().int(),
  n: z.number().int(),
  rows: z.array(spendRow),
  rowTotal: z.number().int(),
  /** how many rows it takes to reach the share to be watched */
  reach: z.strictObject({ share, rows: z.number().int() }),
  /** typed-in counts of approvals in all and on paper, by unit, the latest period */
  figures: z.array(
    z.strictObject({ org: ref, period: z.string(), total: z.number(), paper: z.number(), totalRow: z.string(), paperRow: z.string() })
  )
})
export type PowerSpending = z.infer<typeof powerSpending>

export const powerSpendingCommands = {
  'power.spending': query(
    z.strictObject({ by: z.enum(['domain', 'kind', 'org']).default('domain'), from: month.optional(), to: month.optional() }),
    powerSpending
  ),
  'power.payments': query(
    z.strictObject({
      ...page,
      by: z.enum(['domain', 'kind', 'org']),
      id: z.string().max(200),
      from: month.optional(),
      to: month.optional()
    }),
    z.strictObject({
      rows: z.array(
        z.strictObject({
          id: z.string(),
          date: z.string().nullable(),
          amount: z.number().int().nullable(),
          kind: z.string().nullable(),
          voucher: z.string().nullable(),
          org: z.string().nullable(),
          payee: z.string().nullable(),
          matter: z.strictObject({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
          channel: z.enum(['online', 'paper', 'unknown']),
          source: sourceRef
        })
      ),
      total: z.number().int()
    })
  )
}
