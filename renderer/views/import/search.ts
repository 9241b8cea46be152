/** What the link of the data place carries: which part, which import, intake, form or quarantined row. */
import * as z from 'zod'

export const importParts = ['files', 'imports', 'quarantine', 'intakes', 'forms', 'match'] as const
/** Lists of the part `match`. */
export const matchLists = ['proposed', 'confirmed', 'rejected', 'history'] as const
/** What the pairs are of. */
export const matchKinds = ['all', 'party', 'person'] as const
export type MatchKind = (typeof matchKinds)[number]
export type ImportPart = (typeof importParts)[number]

export const search = z.object({
  part: z.enum(importParts).optional(),
  id: z.coerce.string().optional(),
  import: z.coerce.number().int().optional(),
  intake: z.coerce.number().int().optional(),
  list: z.enum(matchLists).optional(),
  kind: z.enum(matchKinds).optional(),
  state: z.enum(['open', 'repaired', 'dismissed', 'all']).optional()
})
export type ImportSearch = z.infer<typeof search>
