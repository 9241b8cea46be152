/** What a link to the help carries: the page. */
import * as z from 'zod'

export const search = z.object({ page: z.coerce.string().optional() })
export type HelpSearch = z.infer<typeof search>
