/** What a link to the process view carries: which matters, which part, and the figure chosen in it. */
import * as z from 'zod'

export const processParts = ['map', 'variants', 'waits', 'deviations', 'people', 'accepted', 'rules'] as const
const text = z.string().max(20_000).optional().catch(undefined)

export const search = z.object({
  procedure: text,
  org: text,
  /** four digits: matters begun in that year */
  year: text,
  part: z.enum(processParts).optional().catch(undefined),
  /** key of the chosen figure */
  here: text,
  /** the form of a procedure to begin */
  begin: z.boolean().optional().catch(undefined),
  /** the map with all passages */
  all: z.boolean().optional().catch(undefined)
})
export type ProcessSearch = z.infer<typeof search>
