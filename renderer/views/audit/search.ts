/** What a link to the audit log carries: which part, which filters, which entry. */
import * as z from 'zod'

export const auditParts = ['log', 'register'] as const
export const search = z.object({
  part: z.enum(auditParts).optional(),
  action: z.coerce.string().optional(),
  text: z.coerce.string().optional(),
  id: z.coerce.string().optional()
})
export type AuditSearch = z.infer<typeof search>
