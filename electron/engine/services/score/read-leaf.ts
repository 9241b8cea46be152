/** One indicator of one unit, down to the rows: formula in words, its points with who reported them and on which line, counts with their rows. */
import type { LeafView } from '../../../../shared/ipc/commands/score.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { formulaWords } from '../../../../shared/packs/indicator/formula-words.ts'
import { parsePeriod, type Period } from '../../../../shared/packs/indicator/period.ts'
import type { IndicatorNode, IndicatorTree } from '../../../../shared/packs/indicator/tree.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { valuesOfPoint } from '../../queries/points.ts'
import { sourcesOf, titlesOf } from '../../queries/rows.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { alertIds } from '../../queries/warnings.ts'
import { lookUpReading, readingsOf, type PointRead } from './leaf-readings.ts'
import { cellState, indicatorRows, nodesOf } from './read-table.ts'
import { unitOf } from './read-unit.ts'
import { periodsOf, scoreUnits, type ScoredPeriod } from './score-units.ts'

/** The way from the root down to an indicator. */
function pathTo(tree: IndicatorTree, id: string): readonly IndicatorNode[] {
  const node = tree.indicators.find((one) => one.id === id)
  return node === undefined ? [] : [...(node.parent === undefined ? [] : pathTo(tree, node.parent)), node]
}

/** Throws `unknown_id`. */
export function readLeaf(db: ReadableDB, packs: PackSet, period: Period, unitId: string, indicator: string): LeafView {
  const scored = scoreUnits(db, packs, period)
  const { unit, score } = unitOf(scored, unitId)
  const path = pathTo(scored.tree, indicator)
  const node = path.at(-1)
  const row = indicatorRows(scored.tree).find((one) => one.id === indicator)
  if (node?.formula === undefined || row === undefined)
    throw new AppError('unknown_id', `没有四级指标 ${indicator}。`, { next: '请核对指标编号。' })
  const leaf = score.leaves.get(indicator)
  const place = nodesOf(score.tree).get(indicator)
  const others = scored.units.flatMap((one) => {
    const mark = one.kind === unit.kind ? scored.scores.get(one.id)?.leaves.get(indicator)?.score : undefined
    return mark === undefined || mark === null ? [] : [{ unit: one.id, name: one.short, score: mark }]
  })
  return {
    unit: { id: unit.id, name: unit.name, kind: unit.kind },
    period: period.id,
    indicator: row,
    path: path.map(({ id, name }) => ({ id, name })),
    prose: node.prose ?? '',
    choice: node.choice ?? null,
    formula: formulaWords(node.formula, pointNames(packs)),
    state: cellState(scored.tree, score, place, indicator),
    reason: leaf?.reason ?? null,
    of: leaf?.of ?? null,
    to: leaf?.to ?? null,
    figure: leaf?.figure ?? null,
    score: leaf?.score ?? null,
    contribution: place?.contribution ?? null,
    weight: place?.weight ?? 0,
    peers:
      leaf?.peers === null || leaf?.peers === undefined ? null : { group: leaf.peers.group, n: leaf.peers.n, median: leaf.peers.median },
    others,
    trend: periodsOf(db, packs).flatMap((id) => {
      const when = parsePeriod(id)
      if (when === null || when.kind !== period.kind) return []
      const then = scoreUnits(db, packs, when).scores.get(unit.id)?.leaves.get(indicator)
      return [{ period: id, score: then?.score ?? null, figure: then?.figure ?? null }]
    }),
    points: readingsOf(node).map((read) => readPoint(db, packs, scored, unit.id, read))
  }
}

/** Name of a point, its code when no pack knows it. */
export function pointNames(packs: PackSet): (point: string) => { readonly zh: string; readonly en: string } {
  return (point) => packs.points.get(point)?.name ?? { zh: point, en: point }
}

function readPoint(db: ReadableDB, packs: PackSet, scored: ScoredPeriod, unit: string, read: PointRead): LeafView['points'][number] {
  const id = read.point
  const point = packs.points.get(id)
  const { found, counted, countedTotal } = lookUpReading(db, scored, unit, read)
  const said = valuesOfPoint(db, unit, id)
  const beside = found.from === 'counted' && read.when === 'now' ? scored.period.id : ''
  const rows = said.filter((row) => found.rows.includes(row.id) || row.period === beside)
  const sources = sourcesOf(
    db,
    'point_value',
    rows.map((row) => row.id)
  )
  const datasets = new Map<string, string[]>()
  for (const row of counted) datasets.set(row.dataset, [...(datasets.get(row.dataset) ?? []), row.row_id])
  const titles = new Map([...datasets].map(([dataset, ids]) => [dataset, titlesOf(db, packs, dataset, ids)] as const))
  const warnings = alertIds(db, datasets.get('alert') ?? [])
  return {
    id,
    when: read.when,
    name: point?.name ?? { zh: id, en: id },
    source: point?.source ?? '',
    department: point?.department ?? '',
    unit: point?.unit ?? 'count',
    value: found.value,
    from: found.from,
    lacking: [...found.lacking],
    rows: rows.map((row) => ({
      id: row.id,
      period: row.period,
      value: row.value,
      filledBy: row.filled_by,
      checkedBy: row.checked_by,
      note: row.note,
      form: row.form_id,
      source: sources.get(row.id) ?? null
    })),
    counted: counted.map((row) => ({
      dataset: row.dataset,
      id: row.row_id,
      month: row.month,
      title: titles.get(row.dataset)?.get(row.row_id) ?? row.row_id,
      warning: warnings.get(row.row_id) ?? null
    })),
    countedTotal,
    note: point?.query?.note ?? null
  }
}
