/** Commands of duty lists: duties by tier held against nodes and acts, and the rows behind each figure. */
import * as z from 'zod'
import { dutyTiers } from '../../packs/duties.ts'
import { id, page, query } from '../command.ts'
import { bilingual, sourceRef } from './refs.ts'

const count = z.number().int()
const how = z.enum(['missing', 'noAct', 'otherPost', 'overdue'])

export const powerDuties = z.strictObject({
  duties: z.array(
    z.strictObject({
      id: z.string(),
      tier: z.enum(dutyTiers),
      name: bilingual,
      basis: bilingual,
      mark: z.string(),
      act: z.string(),
      nodes: z.array(bilingual),
      /** decided steps at its nodes; of them at nodes where no such act is recorded at all, which are not judged */
      steps: count,
      unrecorded: count,
      missing: count,
      noAct: count,
      otherPost: count,
      overdue: count
    })
  ),
  /** nodes of the procedures that duties are bound to, the acts by post that these nodes ask for, and lines of the office's own list */
  items: count,
  steps: count,
  standards: count,
  /** projects whose review was given away unchecked, of all reviewed; null without such data */
  intermediary: z.strictObject({ projects: count, given: count, model: z.string(), warnings: count }).nullable(),
  sanctions: z.array(z.strictObject({ cause: bilingual, n: count })).nullable(),
  asOf: z.string()
})
export type PowerDuties = z.infer<typeof powerDuties>

export const powerDutyRow = z.strictObject({
  matter: z.strictObject({ id: z.string(), code: z.string(), name: z.string() }),
  org: z.string().nullable(),
  item: bilingual,
  node: z.string(),
  step: z.string().nullable(),
  act: z.string().nullable(),
  at: z.string().nullable(),
  person: z.string().nullable(),
  post: z.string().nullable(),
  source: sourceRef
})
export type PowerDutyRow = z.infer<typeof powerDutyRow>

export const powerDutyCommands = {
  'power.duties': query(z.strictObject({ org: id.optional() }), powerDuties),
  'power.undone': query(
    z.strictObject({ ...page, duty: id, how, org: id.optional() }),
    z.strictObject({ rows: z.array(powerDutyRow), total: count })
  )
}
