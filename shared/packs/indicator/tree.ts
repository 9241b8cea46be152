/**
 * The schemas of points.yaml and indicators.yaml: what is collected from whom, and the tree of indicators that turns it into a score. Data, so
 * that an office may change weights and indicators, keep versions of them, and print old scores under the old version.
 */
import * as z from 'zod'
import { pointsIn } from './expression.ts'
import { formula, sumsOf } from './formula.ts'

const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const mark = z.enum(['V', 'P', 'K', 'L'])
const code = z.string().regex(/^[A-Z][A-Z0-9]{0,11}$/)
const table = z.string().regex(/^[a-z][a-z0-9_]{0,47}$/)

export const pointUnits = ['count', 'score', 'yuan'] as const
export const collectionPoint = z.strictObject({
  id: code,
  /** the indicator it is collected for */
  indicator: code,
  name: bilingual,
  /** who keeps the figure */
  source: z.string().min(1),
  /** department among those that answer for collecting */
  department: z.string().min(1),
  unit: z.enum(pointUnits),
  every: z.enum(['month', 'quarter', 'year']),
  /** how a longer period is made of shorter ones: flows add up, stocks and marks stand as last told */
  roll: z.enum(['sum', 'last', 'mean']),
  /** the vault counts it itself: SELECT subject (unit), key (month 2026-09), value and evidence columns; contracts.md §3 */
  query: z
    .strictObject({
      reads: z.array(table).min(1),
      sql: z.string().min(1),
      note: bilingual,
      /**
       * everywhere: once counted, a unit without rows has zero. where_found: what the vault holds of a unit in a period stands, and a unit of which it
       * holds nothing is known by its report; for registers that not every unit is kept in. Marks (unit score) always go by where_found.
       */
      stands: z.enum(['everywhere', 'where_found']).default('everywhere')
    })
    .optional(),
  mark: mark.default('L')
})
export type CollectionPoint = z.output<typeof collectionPoint>

/** Whether the vault's own count stands only for units of which it holds something in the period. */
export const countsWhereFound = (point: Pick<CollectionPoint, 'unit' | 'query'> | undefined): boolean =>
  point?.unit === 'score' || point?.query?.stands === 'where_found'
/** points.yaml */
export const pointsFile = z.strictObject({ points: z.array(collectionPoint).min(1) })

export const indicatorNode = z.strictObject({
  id: code,
  parent: code.optional(),
  name: bilingual,
  weight: z.number().positive(),
  /** a leaf has one, a branch none */
  formula: formula.optional(),
  /** the proposal's own words, shown beside the formula */
  prose: z.string().optional(),
  /** unit kinds it is about; all when absent */
  applies: z.array(z.string().min(1)).optional(),
  /** looked at, not weighed: why. Its weight goes to its siblings (issue of perverse incentives, domain.md §5.3) */
  observed: bilingual.optional(),
  /** more than `over` caps the whole score at `cap` */
  veto: z.strictObject({ of: code, over: z.number().default(0) }).optional(),
  /** where a denominator was not among its own points: what was taken instead */
  choice: bilingual.optional(),
  mark: mark.default('L')
})
export type IndicatorNode = z.output<typeof indicatorNode>

export const bandIds = ['green', 'blue', 'yellow', 'orange', 'red'] as const
export type BandId = (typeof bandIds)[number]
const band = z.enum(bandIds)
/** indicators.yaml; a test and the loader check that the children of every node weigh what it weighs. */
export const indicatorTree = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,47}$/),
  version: z.number().int().positive(),
  name: bilingual,
  mark: mark.default('L'),
  /** share of weight that must have values before a score is printed */
  min_coverage: z.number().min(0).max(1).default(0.8),
  /** a share over fewer than this is not coloured */
  min_n: z.number().int().positive().default(5),
  /** fewer peers than this and the past is the yardstick */
  min_peers: z.number().int().positive().default(5),
  veto_cap: z.number().default(59),
  /** best first; a band begins at `from` */
  bands: z.array(z.strictObject({ id: band, from: z.number(), name: bilingual })).length(5),
  /** a fall of the whole score against the period before makes the band at least so bad */
  falls: z.array(z.strictObject({ by: z.number().positive(), at_least: band })).default([]),
  /** an indicator in the worst band among the heaviest `share` of the weight makes the unit at least so bad */
  heavy: z.strictObject({ share: z.number().positive(), at_least: band }).optional(),
  /** a unit this many periods running in one of these bands is told */
  stays: z.strictObject({ bands: z.array(band), periods: z.number().int().min(2) }).optional(),
  indicators: z.array(indicatorNode).min(1),
  /** what differs for kinds of unit: other weights, indicators that do not concern them */
  variants: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        name: bilingual,
        kinds: z.array(z.string().min(1)).min(1),
        weights: z.record(code, z.number().positive()).default({}),
        drop: z.array(code).default([])
      })
    )
    .default([])
})
export type IndicatorTree = z.output<typeof indicatorTree>

/** Points that a leaf's formula and veto name, each once. */
export function pointsOfLeaf(node: IndicatorNode): readonly string[] {
  const named = node.formula === undefined ? [] : sumsOf(node.formula).flatMap((one) => pointsIn(one.expression))
  return [...new Set(node.veto === undefined ? named : [...named, node.veto.of])]
}

/** Children by parent id; '' has the roots. In the order of the file. */
export function childrenOf(tree: Pick<IndicatorTree, 'indicators'>): ReadonlyMap<string, readonly IndicatorNode[]> {
  const children = new Map<string, IndicatorNode[]>()
  for (const node of tree.indicators) children.set(node.parent ?? '', [...(children.get(node.parent ?? '') ?? []), node])
  return children
}

/** What is wrong with a tree, as text and the position of the node: weights that do not sum, leaves without formula, unknown parents or points. */
export function checkTree(tree: IndicatorTree, points: ReadonlySet<string>): readonly { readonly at: number; readonly message: string }[] {
  const faults: { at: number; message: string }[] = []
  const byId = new Map(tree.indicators.map((node) => [node.id, node]))
  const children = childrenOf(tree)
  if (byId.size !== tree.indicators.length) {
    const seen = new Set<string>()
    tree.indicators.forEach((node, at) => (seen.has(node.id) ? faults.push({ at, message: `指标 ${node.id} 重复` }) : seen.add(node.id)))
  }
  tree.indicators.forEach((node, at) => {
    const own = children.get(node.id) ?? []
    if (node.parent !== undefined && !byId.has(node.parent)) faults.push({ at, message: `指标 ${node.id} 的上级 ${node.parent} 不存在` })
    if (own.length === 0 && node.formula === undefined) faults.push({ at, message: `指标 ${node.id} 没有下级，也没有算法` })
    if (own.length > 0 && node.formula !== undefined) faults.push({ at, message: `指标 ${node.id} 有下级，不应另有算法` })
    const total = own.reduce((all, child) => all + child.weight, 0)
    if (own.length > 0 && Math.abs(total - node.weight) > 1e-6)
      faults.push({ at, message: `指标 ${node.id} 的权重 ${node.weight} 与下级之和 ${Number(total.toFixed(4))} 不等` })
    for (const point of pointsOfLeaf(node))
      if (!points.has(point)) faults.push({ at, message: `指标 ${node.id} 所用的监测点 ${point} 不存在` })
  })
  return faults
}
