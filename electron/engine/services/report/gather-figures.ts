/** Every indicator of one unit with what its formula read, and behind each value the rows it was made of: id, file, sheet and line. */
import type { BehindRow, LeafFacts, PointReading } from '../../../../shared/domain/report/facts.ts'
import type { Formula } from '../../../../shared/packs/indicator/formula.ts'
import { formulaWords } from '../../../../shared/packs/indicator/formula-words.ts'
import { countsWhereFound, type IndicatorNode } from '../../../../shared/packs/indicator/tree.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { reportersOf } from '../../queries/points.ts'
import { sourcesOf, titlesOf } from '../../queries/rows.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { lookUpReading, readingsOf, type PointBehind, type PointRead } from '../score/leaf-readings.ts'
import { pointNames } from '../score/read-leaf.ts'
import { cellState } from '../score/read-table.ts'
import { unitOf } from '../score/read-unit.ts'
import type { PeriodFacts } from './gather-period.ts'

/** A count may stand on very many rows: so many are named, the rest is told as a number. */
const mostRows = 50

/** All indicators of the unit in the order of the tree. */
export function gatherFigures(db: ReadableDB, packs: PackSet, facts: PeriodFacts, unitId: string): readonly LeafFacts[] {
  const { scored } = facts
  const { unit, score } = unitOf(scored, unitId)
  const nodes = facts.nodes.get(unit.id)
  const byId = new Map(scored.tree.indicators.map((node) => [node.id, node]))
  const names = pointNames(packs)
  const kept = new Map<string, PointBehind>()
  const leaves = scored.tree.indicators.filter((node) => node.formula !== undefined && score.leaves.has(node.id))
  for (const leaf of leaves)
    for (const read of readingsOf(leaf)) if (!kept.has(keyOf(read))) kept.set(keyOf(read), lookUpReading(db, scored, unit.id, read))
  const rows = behind(db, packs, [...kept.values()])
  const reading = (read: PointRead): readonly PointReading[] => {
    const one = kept.get(keyOf(read))
    if (one === undefined) return []
    const { found, counted, countedTotal } = one
    const known = packs.points.get(read.point)
    const asOf = facts.countedOn.get(read.point)
    // a point that is counted where found, and was not found of this unit, is what the unit reported
    const counts = asOf !== undefined && (found.counted.length > 0 || !countsWhereFound(known))
    const ids = [...counted.map((row) => `${row.dataset} ${row.row_id}`), ...found.rows.map((id) => `point_value ${id}`)]
    return [
      {
        ...read,
        name: names(read.point),
        keeper: known?.source ?? '',
        unit: known?.unit ?? 'count',
        value: found.value,
        from: found.from,
        lacking: found.lacking,
        rows: ids.slice(0, mostRows).flatMap((id) => rows.get(id) ?? []),
        total: countedTotal + found.rows.length,
        counting: counts ? { note: known?.query?.note ?? { zh: '', en: '' }, asOf, rows: countedTotal } : null
      }
    ]
  }
  return leaves.flatMap((node): LeafFacts[] => {
    const { formula } = node
    const leaf = score.leaves.get(node.id)
    if (formula === undefined || leaf === undefined) return []
    const place = nodes?.get(node.id)
    const weight = place?.weight ?? 0
    const marked = leaf.state === 'value' && leaf.score !== null
    return [
      {
        id: node.id,
        name: node.name,
        path: pathOf(byId, node),
        form: formula.type,
        share: isShare(formula),
        formula: formulaWords(formula, names),
        choice: node.choice ?? null,
        watched: node.observed ?? null,
        state: cellState(scored.tree, score, place, node.id),
        reason: leaf.reason,
        of: leaf.of,
        to: leaf.to,
        figure: leaf.figure,
        score: leaf.score,
        weight,
        contribution: place?.contribution ?? null,
        lost: marked ? (weight * (100 - (leaf.score ?? 0))) / 100 : 0,
        peers: leaf.peers === null ? null : { group: leaf.peers.group, n: leaf.peers.n, median: leaf.peers.median },
        points: readingsOf(node).flatMap(reading)
      }
    ]
  })
}

const keyOf = ({ point, when }: PointRead): string => `${point} ${when}`

function pathOf(byId: ReadonlyMap<string, IndicatorNode>, node: IndicatorNode): LeafFacts['path'] {
  const parent = node.parent === undefined ? undefined : byId.get(node.parent)
  return parent === undefined ? [] : [...pathOf(byId, parent), parent.name]
}

function isShare(formula: Formula): boolean {
  if (formula.type === 'ratio' || formula.type === 'limit') return true
  return formula.type === 'steps' && (formula.to !== undefined || formula.against !== undefined)
}

/** Source lines of all rows at once; rows without one tell who entered them or what they are called. */
function behind(db: ReadableDB, packs: PackSet, found: readonly PointBehind[]): ReadonlyMap<string, BehindRow> {
  const ids = new Map<string, Set<string>>()
  const want = (dataset: string, id: string): void => {
    const own = ids.get(dataset) ?? new Set<string>()
    ids.set(dataset, own.add(id))
  }
  for (const one of found) {
    for (const id of one.found.rows) want('point_value', id)
    for (const { dataset, row_id: id } of one.counted) want(dataset, id)
  }
  const rows = new Map<string, BehindRow>()
  for (const [dataset, wanted] of ids) {
    const list = [...wanted]
    const sources = sourcesOf(db, dataset, list)
    const bare = list.filter((id) => !sources.has(id))
    const reporters = dataset === 'point_value' ? reportersOf(db, bare) : new Map<string, never>()
    const titles = dataset === 'point_value' ? new Map<string, string>() : titlesOf(db, packs, dataset, bare)
    const label = packs.datasets[dataset]?.name ?? { zh: dataset, en: dataset }
    for (const id of list) {
      const by = reporters.get(id)
      const title = titles.get(id) ?? ''
      const said =
        by === undefined
          ? { zh: `${label.zh} ${title}`.trim(), en: `${label.en} ${title}`.trim() }
          : {
              zh: `系统内填报（填报 ${by.filled_by || '未载明'}，复核 ${by.checked_by || '未载明'}）`,
              en: `entered here (by ${by.filled_by || 'not stated'}, checked by ${by.checked_by || 'not stated'})`
            }
      rows.set(`${dataset} ${id}`, { id, dataset, source: sources.get(id) ?? null, said })
    }
  }
  return rows
}
