/** What a link to search carries: the query, the kinds and dates it is narrowed to, one group opened, the chosen hit; or the list of names. */
import * as z from 'zod'
import { searchKinds } from '../../../shared/ipc/commands/search.ts'

const text = z.coerce.string().max(500).optional().catch(undefined)

export const searchParts = ['all', 'names'] as const
export const search = z.object({
  part: z.enum(searchParts).optional().catch(undefined),
  q: text,
  kinds: z.array(z.enum(searchKinds)).optional().catch(undefined),
  /** One group alone: a kind, or the dataset of a group of rows. */
  only: text,
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  /** kind/id of the chosen hit */
  here: text,
  /** dataset/id of the row whose source line is shown */
  source: text,
  /** of the list of names: which lines are shown */
  show: z.enum(['all', 'sure', 'unsure', 'ambiguous', 'none']).optional().catch(undefined)
})
export type SearchSearch = z.infer<typeof search>
