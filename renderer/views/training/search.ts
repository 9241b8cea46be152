/** What a link to the training carries: the lesson. */
import * as z from 'zod'

export const search = z.object({ id: z.coerce.string().optional() })
export type TrainingSearch = z.infer<typeof search>
