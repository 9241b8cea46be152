/** What a link to the models carries: which part, filters, which model. */
import * as z from 'zod'

export const packParts = ['models', 'packs', 'coverage', 'exceptions'] as const
export const search = z.object({
  part: z.enum(packParts).optional(),
  id: z.coerce.string().optional(),
  packs: z.array(z.coerce.string()).optional(),
  can: z.enum(['yes', 'no']).optional(),
  text: z.coerce.string().optional()
})
export type PacksSearch = z.infer<typeof search>
