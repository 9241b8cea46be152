/** Commands of frozen scores: the list, freezing a period with a reason, and working a snapshot out anew to see whether it is still the same. */
import * as z from 'zod'
import { id, nothing, periodId, query, shortText } from '../command.ts'

const snapshotRow = z.strictObject({
  id: z.string(),
  period: z.string(),
  tree: z.string(),
  hash: z.string(),
  units: z.number().int(),
  asOf: z.string(),
  reason: z.string(),
  at: z.string(),
  account: z.string()
})

export const snapshotCommands = {
  'snapshot.list': query(nothing, z.strictObject({ snapshots: z.array(snapshotRow) })),
  'snapshot.make': query(z.strictObject({ period: periodId.optional(), reason: shortText.trim().min(2) }), snapshotRow),
  'snapshot.check': query(
    z.strictObject({ id }),
    z.strictObject({
      verdict: z.enum(['same', 'altered', 'differs']),
      hash: z.string(),
      changed: z.array(z.strictObject({ unit: z.string(), name: z.string(), then: z.number().nullable(), now: z.number().nullable() }))
    })
  )
}
