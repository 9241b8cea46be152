/** What a link to the heat map carries: what stands in the columns, what colour means, the filters, the chosen cell, and map, table or the calendar of approvals. */
import * as z from 'zod'

const ids = z.array(z.string().min(1).max(200)).max(200)
const month = z.string().regex(/^\d{4}-\d{2}$/)

export const search = z.object({
  columns: z.enum(['pack', 'model', 'month']).optional().catch(undefined),
  colour: z.enum(['number', 'rate', 'change', 'peers']).optional().catch(undefined),
  packs: ids.optional().catch(undefined),
  levels: z
    .array(z.enum(['red', 'orange', 'yellow']))
    .optional()
    .catch(undefined),
  kinds: ids.optional().catch(undefined),
  /** kinds of clean-governance unit; '-' stands for none */
  cleans: ids.optional().catch(undefined),
  from: month.optional().catch(undefined),
  to: month.optional().catch(undefined),
  org: z.string().max(200).optional().catch(undefined),
  column: z.string().max(200).optional().catch(undefined),
  table: z.boolean().optional().catch(undefined),
  /** the calendar of approvals instead of the matrix: its year and the chosen day; `org` is then its unit */
  calendar: z.boolean().optional().catch(undefined),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional()
    .catch(undefined),
  day: z.iso.date().optional().catch(undefined)
})
export type HeatSearch = z.infer<typeof search>

/** The link without any filter; what stands in the columns and what colour means stay. */
export const noHeatFilter = {
  packs: undefined,
  levels: undefined,
  kinds: undefined,
  cleans: undefined,
  from: undefined,
  to: undefined
} satisfies Partial<HeatSearch>
