/** What the link of the collecting place carries: which part, period, department, area, kinds of unit, and the cell that is looked at. */
import * as z from 'zod'

export const pointParts = ['grid', 'workbooks'] as const

export const search = z.object({
  part: z.enum(pointParts).optional(),
  period: z.coerce.string().optional(),
  department: z.string().optional(),
  area: z.string().optional(),
  kinds: z.array(z.string()).optional(),
  unit: z.string().optional(),
  point: z.string().optional(),
  /** row whose origin is shown */
  row: z.string().optional()
})
export type PointSearch = z.infer<typeof search>
