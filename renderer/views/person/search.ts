/** What a link to people carries: the list's search and order, or the person with the filter of acts and the chosen act. */
import * as z from 'zod'

const text = z.string().max(500).optional().catch(undefined)

export const search = z.object({
  /** The person whose course is shown. */
  id: text,
  text,
  sort: z.enum(['name', 'acts', 'marked', 'warnings']).optional().catch(undefined),
  descending: z.boolean().optional().catch(undefined),
  /** The row chosen in the list. */
  here: text,
  /** Which acts the table shows; without it the marked ones where there are any. */
  show: z.enum(['marked', 'all']).optional().catch(undefined),
  /** The chosen act. */
  act: text,
  /** The course of the person, or the sheet of their work, with its period and step, and what is chosen on it. */
  part: z.enum(['course', 'sheet']).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  step: z.enum(['day', 'week', 'month']).optional().catch(undefined),
  pick: text,
  /** dataset/id of the row whose source line is shown */
  source: text
})
export type PersonSearch = z.infer<typeof search>
