/** Commands that do again what the record says was done: an item's trace, a draw from its seed, a chain of sealed records. */
import * as z from 'zod'
import { chainFaults } from '../../domain/proof/chain.ts'
import { traceFindings } from '../../domain/proof/trace.ts'
import { drawMethods } from '../../packs/proofs.ts'
import { id, nothing, page, query, shortText } from '../command.ts'
import { bilingual, sourceRef, warningRef } from './refs.ts'

const cell = z.union([z.string(), z.number()]).nullable()
const stageRow = z.strictObject({ id: z.string(), at: z.string().nullable(), values: z.array(cell), source: sourceRef })
const itemTrace = z.strictObject({
  trace: z.string(),
  item: z.string(),
  stages: z.array(
    z.strictObject({
      dataset: z.string(),
      name: bilingual,
      columns: z.array(z.strictObject({ field: z.string(), name: bilingual, type: z.string() })),
      /** the first of `total` */
      rows: z.array(stageRow),
      total: z.number().int()
    })
  ),
  breaks: z.array(
    z.strictObject({
      kind: z.enum(traceFindings),
      stage: z.number().int(),
      against: z.number().int(),
      rows: z.array(z.string()),
      /** at the stage, and at the one before */
      pieces: z.array(z.number()).nullable()
    })
  ),
  warnings: z.array(warningRef)
})
export type ItemTrace = z.infer<typeof itemTrace>

export const drawObstacles = [
  'method_unknown',
  'no_seed',
  'seed_unreadable',
  'no_entries',
  'count_differs',
  'numbers_missing',
  'numbers_twice'
] as const
const drawList = z.strictObject({
  draws: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      on: z.string().nullable(),
      org: z.string().nullable(),
      orgName: z.string().nullable(),
      entries: z.number().int(),
      places: z.number().int().nullable(),
      /** null: it cannot be drawn again */
      differing: z.number().int().nullable()
    })
  ),
  /** draws of the outcome asked for; then all of the kind by outcome */
  total: z.number().int(),
  all: z.number().int(),
  same: z.number().int(),
  differ: z.number().int(),
  not: z.number().int()
})
export type DrawList = z.infer<typeof drawList>
const checkedDraw = z.strictObject({
  kind: z.string(),
  id: z.string(),
  title: z.string(),
  on: z.string().nullable(),
  orgName: z.string().nullable(),
  seed: z.string().nullable(),
  method: z.enum(drawMethods),
  places: z.number().int().nullable(),
  /** entries that the draw itself declares */
  count: z.number().int().nullable(),
  entries: z.number().int(),
  excused: z.number().int(),
  /** `stops`: it cannot be drawn again */
  obstacles: z.array(z.strictObject({ kind: z.enum(drawObstacles), stops: z.boolean(), is: z.string(), should: z.string() })),
  differing: z.number().int(),
  dataset: z.string(),
  /** what the entries' number is called: the one they bear on the list, or the one they drew */
  numberName: bilingual,
  rows: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      split: bilingual.nullable(),
      number: z.number().int().nullable(),
      published: z.number().int().nullable(),
      drawn: z.number().int(),
      selected: z.boolean().nullable(),
      should: z.boolean(),
      differs: z.boolean(),
      source: sourceRef
    })
  )
})
export type CheckedDraw = z.infer<typeof checkedDraw>

const drawFairness = z.strictObject({
  kind: z.string(),
  /** entries judged, of all there are */
  read: z.number().int(),
  total: z.number().int(),
  splits: z.array(
    z.strictObject({
      split: bilingual.nullable(),
      draws: z.number().int(),
      entries: z.number().int(),
      /** whether the place on the list matters; null where the list's order is not on record */
      position: z.strictObject({ selected: z.number().int(), others: z.number().int(), p: z.number().nullable() }).nullable(),
      /** who was in at least `least` draws */
      judged: z.number().int(),
      least: z.number().int(),
      often: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          draws: z.number().int(),
          selected: z.number().int(),
          expected: z.number(),
          p: z.number()
        })
      )
    })
  )
})
export type DrawFairness = z.infer<typeof drawFairness>

const checkedChain = z.strictObject({
  kind: z.string(),
  group: z.string(),
  dataset: z.string(),
  records: z.number().int(),
  /** before the first fault */
  sound: z.number().int(),
  last: z.string(),
  faults: z.number().int(),
  columns: z.array(bilingual),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      order: z.number().int(),
      values: z.array(z.string()),
      hash: z.string(),
      faults: z.array(z.enum(chainFaults)),
      source: sourceRef
    })
  )
})
export type CheckedChain = z.infer<typeof checkedChain>

export const proofCommands = {
  /** What this vault's packs let be done again, with how much of it there is. */
  'proof.list': query(
    nothing,
    z.strictObject({
      traces: z.array(z.strictObject({ id: z.string(), name: bilingual, item: bilingual, rows: z.number().int() })),
      draws: z.array(z.strictObject({ id: z.string(), name: bilingual, method: z.enum(drawMethods), draws: z.number().int() })),
      chains: z.array(z.strictObject({ id: z.string(), name: bilingual, chains: z.number().int() }))
    })
  ),
  /** Items whose id begins so; of none begun yet, those whose stages do not follow stand first. */
  'proof.items': query(z.strictObject({ trace: id, start: shortText }), z.strictObject({ items: z.array(z.string()) })),
  'proof.trace': query(z.strictObject({ trace: id, item: shortText.min(1) }), itemTrace),
  /** Rows of one stage of it, the first stage being 0. */
  'proof.stage': query(
    z.strictObject({ ...page, trace: id, item: shortText.min(1), stage: z.number().int().min(0).max(50) }),
    z.strictObject({ rows: z.array(stageRow), total: z.number().int() })
  ),
  /** Items whose stages do not follow from one another, the latest first. */
  'proof.breaks': query(
    z.strictObject({ ...page, trace: id }),
    z.strictObject({
      items: z.array(
        z.strictObject({ item: z.string(), kinds: z.array(z.enum(traceFindings)), rows: z.number().int(), last: z.string().nullable() })
      ),
      total: z.number().int()
    })
  ),
  /** Those that differ first, then those that cannot be drawn again. */
  'proof.draws': query(z.strictObject({ ...page, kind: id, only: z.enum(['all', 'differ', 'not', 'same']).default('all') }), drawList),
  'proof.draw': query(z.strictObject({ kind: id, draw: id }), checkedDraw),
  'proof.fairness': query(z.strictObject({ kind: id, org: id.optional() }), drawFairness),
  'proof.chains': query(
    z.strictObject({ ...page, kind: id }),
    z.strictObject({
      chains: z.array(
        z.strictObject({
          group: z.string(),
          records: z.number().int(),
          from: z.string().nullable(),
          to: z.string().nullable(),
          sound: z.number().int(),
          faults: z.number().int()
        })
      ),
      total: z.number().int()
    })
  ),
  'proof.chain': query(z.strictObject({ kind: id, group: id }), checkedChain)
}
