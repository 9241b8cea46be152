/** What a link to writing models carries: which model, which part. */
import * as z from 'zod'

export const authorParts = ['form', 'sql', 'cases', 'preview'] as const
export const search = z.object({
  id: z.string().max(60).optional().catch(undefined),
  part: z.enum(authorParts).optional().catch(undefined)
})
export type AuthorSearch = z.infer<typeof search>
