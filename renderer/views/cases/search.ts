/** What a link to the verification files carries: which file, which part of it, which piece, which row at the desk. */
import * as z from 'zod'

export const caseParts = ['contents', 'desk', 'facts', 'custody'] as const
export type CasePart = (typeof caseParts)[number]

export const search = z.object({
  id: z.coerce.string().optional(),
  part: z.enum(caseParts).optional(),
  item: z.coerce.string().optional(),
  row: z.coerce.string().optional()
})
export type CasesSearch = z.infer<typeof search>
