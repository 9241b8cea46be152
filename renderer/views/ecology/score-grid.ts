/** The table of scores as what the matrix draws: units in the order asked for, indicators of one level, what each cell says. Only looks up, so that panning stays smooth. */
import type { IndicatorRow, ScoreTable, ScoredUnitRow } from '../../../shared/ipc/commands/score.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import type { Text } from '../../../shared/text/index.ts'
import type { Bilingual } from '../../app/bilingual.ts'
import type { MatrixCell } from '../../widgets/matrix-draw.ts'
import type { MatrixColumn, MatrixRow } from '../../widgets/matrix-props.ts'
import { cleanName, fitsFilter, stepOfScore, wholeScore, worstFirst } from './score-filter.ts'
import type { EcologySearch } from './search.ts'

type State = ScoreTable['cells'][number]['states'][number]

export interface ScoreGrid {
  readonly rows: readonly MatrixRow[]
  readonly columns: readonly MatrixColumn[]
  readonly cell: (row: number, column: number) => MatrixCell
  readonly say: (row: number, column: number) => string
  readonly median: (column: number) => MatrixCell
  readonly counts: Readonly<Record<State, number>>
}

/** Columns of one level; a branch that ends earlier stands for itself. */
export function indicatorsAt(indicators: readonly IndicatorRow[], level: number): readonly number[] {
  return indicators.flatMap((one, index) => (one.level === level || (one.leaf && one.level < level) ? [index] : []))
}

/** What a unit's total reads: at least so much where its band is not certain. */
export function totalText(unit: Pick<ScoredUnitRow, 'score' | 'provisional'>): string {
  return unit.score === null ? '—' : `${unit.provisional ? '≥' : ''}${wholeScore(unit.score)}`
}

export function gridOf(table: ScoreTable, search: EcologySearch, t: Text, name: (text: Bilingual) => string): ScoreGrid {
  const level = search.level ?? 2
  const picked = indicatorsAt(table.indicators, level)
  const order = orderUnits(table, search)
  const ancestors = new Map(table.indicators.map((one) => [one.id, one]))
  const above = (one: IndicatorRow | undefined, wanted: number): IndicatorRow | undefined =>
    one === undefined || one.level === wanted ? one : above(ancestors.get(one.parent ?? ''), wanted)
  const cellOf = (unit: number, indicator: number): MatrixCell => {
    const own = table.cells[unit]
    const score = own?.scores[indicator] ?? null
    const state = own?.states[indicator] ?? 'missing'
    if (state === 'not_applicable' || state === 'other_kind') return { state: 'not_applicable' }
    if (state === 'bonus') return { state: 'value', plain: true, text: '+' }
    if (state === 'missing' || score === null) return { state: 'missing' }
    const text = wholeScore(score)
    if (state === 'too_few') return { state: 'too_few', text }
    return { state: 'value', band: stepOfScore(score, table.bands), text, ...(state === 'observed' ? { hollow: true } : {}) }
  }
  const cells = order.map((unit) => picked.map((indicator) => cellOf(unit, indicator)))
  const groupName = (unit: ScoredUnitRow): string => {
    if (search.sort === 'score' || search.sort === 'indicator') return ''
    if (search.sort === 'region') return unit.region || t('ecology.noRegion')
    return search.sort === 'clean' ? cleanName(table, unit.clean, t, name) : unit.kind || t('common.noKind')
  }
  const counts = { value: 0, missing: 0, not_applicable: 0, other_kind: 0, observed: 0, bonus: 0, too_few: 0 }
  for (const unit of order) for (const indicator of picked) counts[table.cells[unit]?.states[indicator] ?? 'missing'] += 1
  return {
    rows: order.flatMap((index): MatrixRow[] => {
      const unit = table.units[index]
      if (unit === undefined) return []
      return [{ id: unit.id, name: unit.short || unit.name, group: groupName(unit), total: totalText(unit) }]
    }),
    columns: picked.flatMap((index): MatrixColumn[] => {
      const one = table.indicators[index]
      if (one === undefined) return []
      const first = above(one, 1)
      const second = level > 2 ? above(one, 2) : undefined
      return [
        {
          id: one.id,
          name: `${one.id} ${name(one.name)}${one.aside === null ? '' : ` · ${t(`ecology.state.${one.aside}`)}`}`,
          short: cutName(`${one.aside === 'observed' ? '○' : one.aside === 'bonus' ? '+' : ''}${name(one.name)}`, level > 2 ? 104 : 126),
          group: level > 1 && first ? `${first.id} ${name(first.name)}` : '',
          ...(second ? { second: name(second.name) } : {})
        }
      ]
    }),
    cell: (row, column) => cells[row]?.[column] ?? { state: 'missing' },
    say: (row, column) => {
      const [unit, indicator] = [order[row] ?? -1, picked[column] ?? -1]
      const one = table.indicators[indicator]
      const score = table.cells[unit]?.scores[indicator] ?? null
      const state = table.cells[unit]?.states[indicator] ?? 'missing'
      const high = table.cells[unit]?.highs[indicator] ?? score
      const isOpen = score !== null && high !== null && stepOfScore(score, table.bands) !== stepOfScore(high, table.bands)
      const why = state === 'value' ? (isOpen ? t('ecology.provisional') : '') : t(`ecology.state.${state}`)
      const value = score === null ? why : `${formatNumber(score, 1)}${why === '' ? '' : ` · ${why}`}`
      return t('ecology.matrix.cell', {
        unit: table.units[unit]?.name ?? '',
        indicator: one ? `${one.id} ${name(one.name)}` : '',
        value
      })
    },
    median: (column) => {
      const median = table.medians[picked[column] ?? -1]
      return median === null || median === undefined
        ? { state: 'not_applicable' }
        : { state: 'value', plain: true, text: wholeScore(median) }
    },
    counts
  }
}

/** As much of a name as stands upright over its column: a Chinese character takes 11 px, a Latin one about half. The whole is in the tip. */
function cutName(name: string, room: number): string {
  let used = 0
  for (const [index, char] of [...name].entries()) {
    used += (char.codePointAt(0) ?? 0) > 0x2e80 ? 11 : 5.8
    if (used > room) return `${[...name].slice(0, index - 1).join('')}…`
  }
  return name
}

/** Indexes of the units that pass the filters, in the order asked for; within a group the worst come first. */
export function orderUnits(table: ScoreTable, search: EcologySearch): readonly number[] {
  const column = table.indicators.findIndex((one) => one.id === search.indicator)
  const shown = table.units.map((unit, index) => ({ unit, index })).filter(({ unit }) => fitsFilter(unit, search))
  const markOf = (index: number): number => table.cells[index]?.scores[column] ?? Infinity
  // kinds of clean-governance unit stand in the packs' order, those of none last
  const cleans = [...table.cleanKinds.map((one) => one.id), '']
  const groupOf = (unit: ScoredUnitRow): string =>
    search.sort === 'region' ? unit.region : search.sort === 'clean' ? String(cleans.indexOf(unit.clean)).padStart(3, '0') : unit.kind
  const byMark = search.sort === 'indicator' && column >= 0
  const grouped = search.sort !== 'score' && search.sort !== 'indicator'
  return shown
    .toSorted((a, b) => {
      const [groupA, groupB] = [groupOf(a.unit), groupOf(b.unit)]
      if (grouped && groupA !== groupB) return groupA < groupB ? -1 : 1
      return (byMark ? markOf(a.index) - markOf(b.index) || 0 : 0) || worstFirst(a.unit, b.unit)
    })
    .map(({ index }) => index)
}
