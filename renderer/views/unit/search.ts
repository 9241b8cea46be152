/** What a link to units carries: the unit, or the list's search and chosen row. */
import * as z from 'zod'

const text = z.string().max(500).optional().catch(undefined)

export const search = z.object({ id: text, text, here: text })
export type UnitSearch = z.infer<typeof search>
