/** Commands of the share of places without accusation (systems.md B6): by the unit above, with how what came in was handled, and the rows behind. */
import * as z from 'zod'
import { quietFigures } from '../../domain/quiet-places.ts'
import { id, periodId, query } from '../command.ts'
import { bilingual, sourceRef } from './refs.ts'

const group = z.strictObject({
  /** the unit above; '' of places that have none */
  id: z.string(),
  name: z.string(),
  places: z.array(z.strictObject({ id: z.string(), name: z.string(), state: z.enum(['accused', 'without', 'unknown']) })),
  /** of the places that are known; null where none is */
  share: z.number().nullable(),
  /** rows behind each figure */
  counts: z.record(z.enum(quietFigures), z.number().int())
})
export const quietShare = z.strictObject({
  id: z.string(),
  name: bilingual,
  dataset: z.string(),
  limit: z.strictObject({ days: z.number().int(), basis: z.string(), mark: z.string() }),
  /** accusations that are about no unit or person on record */
  unplaced: z.number().int(),
  /** by name, never by share */
  groups: z.array(group)
})
export type QuietShare = z.infer<typeof quietShare>

export const quietCommands = {
  'quiet.table': query(
    z.strictObject({ period: periodId }),
    z.strictObject({ period: z.string(), asOf: z.string(), shares: z.array(quietShare) })
  ),
  /** `group` null: accusations that are about nobody on record */
  'quiet.rows': query(
    z.strictObject({ period: periodId, share: id, group: z.string().max(200).nullable(), figure: z.enum(quietFigures) }),
    z.strictObject({
      dataset: z.string(),
      rows: z.array(z.strictObject({ id: z.string(), title: z.string(), day: z.string(), source: sourceRef }))
    })
  )
}
