/**
 * Commands of the index: scores of all units with every cell, one unit taken apart, one indicator down to its rows, trends, sensitivity, agreement
 * with ratings from elsewhere.
 */
import * as z from 'zod'
import { bandIds } from '../../packs/indicator/tree.ts'
import { id, job, nothing, periodId, query } from '../command.ts'
import { bilingual, sourceRef } from './refs.ts'

export const indicatorId = z.string().min(1).max(12)
export const scoreBand = z.enum(bandIds)
const band = scoreBand
/** value; missing; not applicable (nothing to divide by, other kind of unit); looked at only; comes on top; too few to judge */
export const scoreStates = ['value', 'missing', 'not_applicable', 'other_kind', 'observed', 'bonus', 'too_few'] as const
const state = z.enum(scoreStates)
const reason = z.strictObject({ kind: z.enum(['fall', 'heavy', 'veto']), band, detail: z.string() })

export const scoredUnit = z.strictObject({
  id: z.string(),
  name: z.string(),
  short: z.string(),
  kind: z.string(),
  /** id of its kind of clean-governance unit; '' of none */
  clean: z.string(),
  region: z.string(),
  /** null: no score is printed; `without` says why */
  score: z.number().nullable(),
  /** at least, at most: apart where figures are missing */
  low: z.number().nullable(),
  high: z.number().nullable(),
  coverage: z.number(),
  band: band.nullable(),
  provisional: z.boolean(),
  reasons: z.array(reason),
  /** among `peers` units of its kind */
  rank: z.number().int().nullable(),
  peers: z.number().int(),
  before: z.number().nullable(),
  without: z.enum(['coverage', 'veto_unknown']).nullable()
})
export type ScoredUnitRow = z.infer<typeof scoredUnit>
export const indicatorRow = z.strictObject({
  id: z.string(),
  parent: z.string().nullable(),
  /** 1 to 4 */
  level: z.number().int(),
  leaf: z.boolean(),
  name: bilingual,
  /** of the tree's whole, e.g. 1000 */
  weight: z.number(),
  aside: z.enum(['observed', 'bonus']).nullable(),
  why: bilingual.nullable()
})
export type IndicatorRow = z.infer<typeof indicatorRow>
const bands = z.array(z.strictObject({ id: band, from: z.number(), name: bilingual }))
export const treeHead = z.strictObject({ id: z.string(), version: z.number().int(), name: bilingual, mark: z.string() })

export const scoreTable = z.strictObject({
  periods: z.array(z.string()),
  period: z.string(),
  tree: treeHead,
  bands,
  minCoverage: z.number(),
  asOf: z.string(),
  units: z.array(scoredUnit),
  indicators: z.array(indicatorRow),
  /** unit by unit, in the order of `indicators` */
  // `highs`: at most, with what was not reported under it; null where nothing is lacking, or there is no score
  cells: z.array(z.strictObject({ scores: z.array(z.number().nullable()), highs: z.array(z.number().nullable()), states: z.array(state) })),
  /** median of each indicator over units that have it */
  medians: z.array(z.number().nullable()),
  kinds: z.array(z.string()),
  /** kinds of clean-governance unit that packs declare, in their order, also those without a unit */
  cleanKinds: z.array(z.strictObject({ id: z.string(), name: bilingual })),
  regions: z.array(z.string())
})
export type ScoreTable = z.infer<typeof scoreTable>

/** A node of a unit's score; children sum to it. Lines `adjust:…` stand beside the indicators. */
export interface ScoreNodeRow {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly weight: number
  readonly score: number | null
  readonly contribution: number | null
  readonly coverage: number
  readonly state: (typeof scoreStates)[number]
  readonly children: readonly ScoreNodeRow[]
}
const scoreNode: z.ZodType<ScoreNodeRow> = z.strictObject({
  id: z.string(),
  name: bilingual,
  weight: z.number(),
  score: z.number().nullable(),
  contribution: z.number().nullable(),
  coverage: z.number(),
  state,
  children: z.array(z.lazy(() => scoreNode))
})
const trendPoint = z.strictObject({
  period: z.string(),
  score: z.number().nullable(),
  band: band.nullable(),
  /** median of units of its kind */
  peers: z.number().nullable(),
  coverage: z.number(),
  tree: z.string()
})
/** Warnings of the unit that happened in the period, by level. */
const warned = z.strictObject({ red: z.number().int(), orange: z.number().int(), yellow: z.number().int() })
export const unitScore = z.strictObject({
  unit: scoredUnit,
  period: z.string(),
  periods: z.array(z.string()),
  tree: treeHead,
  bands,
  root: scoreNode,
  trend: z.array(trendPoint),
  /** what pulls the score down most: points of 100 lost */
  losses: z.array(z.strictObject({ id: z.string(), name: bilingual, lost: z.number(), score: z.number() })),
  /** figures nobody reported */
  missing: z.array(z.strictObject({ indicator: z.string(), name: bilingual, points: z.array(z.string()), weight: z.number() })),
  warned,
  /** units that were merged into this one: their past belongs to it */
  predecessors: z.array(z.strictObject({ id: z.string(), name: z.string() }))
})
export type UnitScoreView = z.infer<typeof unitScore>

const pointValue = z.strictObject({
  id: z.string(),
  /** the period's own value, the sum since January, the same period last year: whichever the formula reads */
  when: z.enum(['now', 'since_january', 'last_year']),
  name: bilingual,
  source: z.string(),
  department: z.string(),
  unit: z.enum(['count', 'score', 'yuan']),
  value: z.number().nullable(),
  from: z.enum(['reported', 'counted', 'none']),
  /** what is lacking of shorter periods */
  lacking: z.array(z.string()),
  /** rows of point_value it is made of, with their source lines */
  rows: z.array(
    z.strictObject({
      id: z.string(),
      period: z.string(),
      value: z.number().nullable(),
      filledBy: z.string(),
      checkedBy: z.string(),
      note: z.string(),
      form: z.string(),
      source: sourceRef
    })
  ),
  /** rows the vault counted; the first five hundred */
  counted: z.array(
    z.strictObject({ dataset: z.string(), id: z.string(), month: z.string(), title: z.string(), warning: z.string().nullable() })
  ),
  countedTotal: z.number().int(),
  note: bilingual.nullable()
})
export const leafView = z.strictObject({
  unit: z.strictObject({ id: z.string(), name: z.string(), kind: z.string() }),
  period: z.string(),
  indicator: indicatorRow,
  path: z.array(z.strictObject({ id: z.string(), name: bilingual })),
  prose: z.string(),
  choice: bilingual.nullable(),
  /** the formula in words */
  formula: bilingual,
  state,
  reason: z.string().nullable(),
  of: z.number().nullable(),
  to: z.number().nullable(),
  figure: z.number().nullable(),
  score: z.number().nullable(),
  contribution: z.number().nullable(),
  weight: z.number(),
  peers: z.strictObject({ group: z.enum(['kind', 'past', 'all']), n: z.number().int(), median: z.number() }).nullable(),
  /** marks of units of its kind */
  others: z.array(z.strictObject({ unit: z.string(), name: z.string(), score: z.number() })),
  trend: z.array(z.strictObject({ period: z.string(), score: z.number().nullable(), figure: z.number().nullable() })),
  points: z.array(pointValue)
})
export type LeafView = z.infer<typeof leafView>

/** Units of one group (a kind, a region, all) in one period. */
const groupStanding = z.strictObject({
  id: z.string(),
  units: z.number().int(),
  /** median of those with a score */
  median: z.number().nullable(),
  lowest: z.number().nullable(),
  bands: z.record(band, z.number().int()),
  /** no score is printed */
  without: z.number().int(),
  provisional: z.number().int()
})
export type GroupStanding = z.infer<typeof groupStanding>
/** How the county stands, period by period: the panorama and the trend. */
export const scoreCourse = z.strictObject({
  period: z.string(),
  bands,
  /** first-level indicators of the tree in force, in its order */
  firsts: z.array(z.strictObject({ id: z.string(), name: bilingual, weight: z.number() })),
  periods: z.array(
    z.strictObject({
      period: z.string(),
      tree: z.string(),
      all: groupStanding,
      kinds: z.array(groupStanding),
      /** by kind of clean-governance unit; id '' of none */
      cleans: z.array(groupStanding),
      regions: z.array(groupStanding),
      /** in the order of `firsts`: median over units that have it */
      firsts: z.array(z.number().nullable())
    })
  )
})
export type ScoreCourse = z.infer<typeof scoreCourse>
/** A schematic map: one tile a region on a grid. No real place or border. */
export const tileMap = z.strictObject({
  id: z.string(),
  name: bilingual,
  note: bilingual,
  columns: z.number().int().positive(),
  rows: z.number().int().positive(),
  tiles: z.array(z.strictObject({ region: z.string(), column: z.number().int().min(0), row: z.number().int().min(0) }))
})
export type TileMap = z.infer<typeof tileMap>

export const scoreCommands = {
  'score.table': query(z.strictObject({ period: periodId.optional() }), scoreTable),
  'score.unit': query(z.strictObject({ unit: id, period: periodId.optional() }), unitScore),
  /** every unit's tree of contributions, or one unit's, or those of some kinds: what the command line prints */
  'score.trees': query(
    z.strictObject({
      period: periodId.optional(),
      unit: id.optional(),
      /** kinds of unit, kinds of clean-governance unit; `-` of none */
      unitKinds: z.array(id).optional(),
      cleanKinds: z.array(id).optional()
    }),
    z.strictObject({
      period: z.string(),
      tree: z.string(),
      units: z.array(
        z.strictObject({
          unit: z.string(),
          name: z.string(),
          score: z.number().nullable(),
          coverage: z.number(),
          band: band.nullable(),
          tree: scoreNode
        })
      )
    })
  ),
  'score.leaf': query(z.strictObject({ unit: id, indicator: indicatorId, period: periodId.optional() }), leafView),
  /** which weight, and which indicator, would move the unit's place */
  'score.sensitivity': query(
    z.strictObject({ unit: id, period: periodId.optional() }),
    z.strictObject({
      rank: z.number().int().nullable(),
      peers: z.number().int(),
      weights: z.array(
        z.strictObject({
          id: z.string(),
          name: bilingual,
          more: z.number().int().nullable(),
          less: z.number().int().nullable(),
          up: z.number(),
          down: z.number()
        })
      ),
      indicators: z.array(z.strictObject({ id: z.string(), name: bilingual, gain: z.number(), rank: z.number().int().nullable() }))
    })
  ),
  /** Spearman's rank correlation with what inspections and appraisals said */
  'score.agreement': query(
    z.strictObject({ period: periodId.optional() }),
    z.strictObject({
      period: z.string(),
      kinds: z.array(
        z.strictObject({
          kind: z.string(),
          n: z.number().int(),
          rho: z.number().nullable(),
          /** reports on conduct against the score: a strong one is a bad sign */
          pairs: z.array(z.strictObject({ unit: z.string(), name: z.string(), score: z.number(), mark: z.number() }))
        })
      ),
      petitions: z.strictObject({ n: z.number().int(), rho: z.number().nullable() })
    })
  ),
  'score.course': query(z.strictObject({ period: periodId.optional() }), scoreCourse),
  /** maps that were shipped, drawn as tiles */
  'score.maps': query(nothing, z.strictObject({ maps: z.array(tileMap) })),
  /** the vault counts again what it counts itself */
  'score.count': job(nothing, z.strictObject({ counted: z.number().int(), asOf: z.string() }))
}
