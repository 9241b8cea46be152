/** What a link to a model carries: the model and the part of its page. */
import * as z from 'zod'

export const modelParts = ['about', 'thresholds', 'cases', 'query', 'history'] as const
export type ModelPart = (typeof modelParts)[number]
export const search = z.object({
  id: z.string().max(200).optional().catch(undefined),
  part: z.enum(modelParts).optional().catch(undefined)
})
export type ModelSearch = z.infer<typeof search>
