/** Commands of the tree of indicators: reading a version, trying a change without saving it, saving it as the next version with a second person's approval. */
import * as z from 'zod'
import { isoDate, periodId, query, shortText } from '../command.ts'
import { bilingual } from './refs.ts'
import { indicatorId, indicatorRow, scoreBand, treeHead } from './score.ts'

const treeView = z.strictObject({
  tree: treeHead,
  versions: z.array(
    z.strictObject({
      version: z.number().int(),
      validFrom: z.string(),
      reason: z.string(),
      approver: z.string(),
      at: z.string(),
      account: z.string(),
      shipped: z.boolean()
    })
  ),
  indicators: z.array(
    indicatorRow.extend({
      prose: z.string(),
      formula: bilingual,
      choice: bilingual.nullable(),
      applies: z.array(z.string()),
      points: z.array(z.string()),
      mark: z.string()
    })
  ),
  variants: z.array(z.strictObject({ id: z.string(), name: bilingual, kinds: z.array(z.string()), drop: z.array(z.string()) })),
  points: z.array(
    z.strictObject({
      id: z.string(),
      indicator: z.string(),
      name: bilingual,
      source: z.string(),
      department: z.string(),
      unit: z.string(),
      every: z.string(),
      counted: z.boolean(),
      why: z.string()
    })
  )
})
/** A change of the tree: weights, and which indicators are only looked at (with the reason, or null to weigh them again). */
const treeChange = z.strictObject({
  weights: z.record(indicatorId, z.number().positive().max(10_000)).default({}),
  observed: z.record(indicatorId, bilingual.nullable()).default({})
})
const rankMove = z.strictObject({
  unit: z.string(),
  name: z.string(),
  kind: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  rankBefore: z.number().int().nullable(),
  rankAfter: z.number().int().nullable(),
  bandBefore: scoreBand.nullable(),
  bandAfter: scoreBand.nullable()
})

export const treeCommands = {
  'tree.read': query(z.strictObject({ version: z.number().int().optional() }), treeView),
  'tree.try': query(
    treeChange.extend({ period: periodId.optional() }),
    z.strictObject({ fault: z.string().nullable(), moves: z.array(rankMove) })
  ),
  'tree.save': query(
    treeChange.extend({ validFrom: isoDate, reason: shortText.trim().min(2), approver: shortText.trim().min(1) }),
    z.strictObject({ version: z.number().int() })
  )
}
