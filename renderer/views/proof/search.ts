/** What a link to 核验 carries: which of the three, of what kind, which item, draw or chain, and the row shown beside it. */
import * as z from 'zod'

export const proofParts = ['trace', 'draw', 'chain'] as const
const text = z.string().optional().catch(undefined)

export const search = z.object({
  part: z.enum(proofParts).optional().catch(undefined),
  kind: text,
  /** item id, draw or chain */
  id: text,
  /** dataset/id of the source row shown */
  row: text,
  /** draws of one outcome */
  only: z.enum(['differ', 'not', 'same']).optional().catch(undefined),
  /** where the page of a list begins */
  from: z.number().int().min(0).optional().catch(undefined),
  /** over all draws instead of one by one */
  fair: z.boolean().optional().catch(undefined)
})
export type ProofSearch = z.infer<typeof search>
