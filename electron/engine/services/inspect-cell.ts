/** One heat-map cell opened: what it counts, against which denominator, how peers of the same unit kind stand, month by month, and the warnings themselves. */
import { median, minimumMatters, wilson } from '../../../shared/domain/heat.ts'
import type { HeatCell } from '../../../shared/ipc/commands/heat.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { PackSet } from '../packs/pack-set.ts'
import { monthlyCounts, monthsWithData } from '../queries/heat.ts'
import { countBy, warningPage } from '../queries/warnings.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { at, cellFor, gatherHeat, type HeatInput } from './draw-heat-map.ts'
import { warningRef } from './walk-trail.ts'

/** Throws `unknown_id` when the unit or column is not on the map. */
export function inspectCell(
  db: ReadableDB,
  packs: PackSet,
  input: HeatInput & { readonly org: string; readonly column: string }
): HeatCell {
  const facts = gatherHeat(db, packs, input)
  const unit = facts.units.find((one) => one.id === input.org)
  const column = facts.columns.find((one) => one.id === input.column)
  if (!unit || !column) throw new AppError('unknown_id', '热图上没有这个单位或这一列。', { next: '请清除筛选后重试。' })
  const cell = cellFor(input.colour, facts, unit, column)
  const [recent, before] = facts.recent.get(at(unit.id, column.id)) ?? [0, 0]
  const peers = facts.units
    .filter((one) => one.unit_kind === unit.unit_kind)
    .flatMap((one) => {
      const matters = facts.matters.get(at(one.id, column.id)) ?? null
      const warnings = facts.warnings.get(at(one.id, column.id))?.n ?? 0
      const [now, then] = facts.recent.get(at(one.id, column.id)) ?? [0, 0]
      if (input.colour === 'change') return [{ org: one.id, value: now - then }]
      if (input.colour === 'number' || matters === null) return [{ org: one.id, value: warnings }]
      return matters >= minimumMatters ? [{ org: one.id, value: (100 * warnings) / matters }] : []
    })
    .sort((a, b) => a.value - b.value)
  const own = peers.find((peer) => peer.org === unit.id)
  const filter = {
    org: unit.id,
    ...(input.columns === 'model' ? { models: [column.id] } : input.columns === 'pack' ? { packs: [column.id] } : { month: column.id }),
    ...(input.columns !== 'model' && input.models ? { models: input.models } : {}),
    ...(input.columns !== 'pack' && input.packs ? { packs: input.packs } : {}),
    ...(input.levels ? { levels: input.levels } : {}),
    ...(input.from ? { from: input.from } : {}),
    ...(input.to ? { to: input.to } : {})
  }
  const list = warningPage(db, filter, 0, 'level', false, 0, 200).rows
  const rate = cell.n && cell.n > 0 ? cell.w / cell.n : null
  return {
    org: { id: unit.id, name: unit.name, kind: unit.unit_kind ?? '' },
    column: { id: column.id, name: column.name },
    state: cell.s,
    ...why(cell.s),
    warnings: cell.w,
    matters: cell.n,
    rate,
    interval: cell.n && cell.n > 0 ? [...wilson(Math.min(cell.w, cell.n), cell.n)] : null,
    change: recent - before,
    peers: {
      kind: unit.unit_kind ?? '',
      n: peers.length,
      median: peers.length > 0 ? median(peers.map((peer) => peer.value)) : null,
      values: peers,
      rank: own && peers.length >= 10 ? peers.filter((peer) => peer.value > own.value).length + 1 : null
    },
    trend: trendOf(db, input, unit.id, new Set(peers.flatMap((peer) => (peer.org === unit.id ? [] : [peer.org])))),
    models: countBy(db, filter, 0, 'model_id').map(({ value: id, n }) => ({
      id,
      name: packs.model(id)?.name ?? { zh: id, en: id },
      level: list.find((warning) => warning.model_id === id)?.level ?? 'yellow',
      n
    })),
    list: list.map((warning) => ({ ...warningRef(packs, warning), subjectName: warning.subject_name, amount: warning.amount }))
  }
}

/** Warnings per month of this unit, with the mean of its peers beside it; the last 24 months with data. */
function trendOf(
  db: ReadableDB,
  input: HeatInput & { readonly column: string },
  org: string,
  peers: ReadonlySet<string>
): HeatCell['trend'] {
  const months = monthsWithData(db).slice(-24)
  const column = input.columns === 'model' ? 'model_id' : input.columns === 'pack' ? 'pack' : 'none'
  const counts = monthlyCounts(db, column, { packs: input.packs, models: input.models, levels: input.levels }).filter(
    (row) => column === 'none' || row.col === input.column
  )
  return months.map((month) => {
    const here = counts.filter((row) => row.month === month)
    const sum = (rows: typeof here): number => rows.reduce((total, row) => total + row.n, 0)
    return {
      month,
      n: sum(here.filter((row) => row.org_id === org)),
      peers: peers.size > 0 ? sum(here.filter((row) => peers.has(row.org_id))) / peers.size : null
    }
  })
}

function why(state: HeatCell['state']): { whyZh: string; whyEn: string } {
  switch (state) {
    case 'value':
      return { whyZh: '', whyEn: '' }
    case 'missing':
      return {
        whyZh: '所需数据未导入，模型没有运行，不着色',
        whyEn: 'The data it needs was not imported, the model did not run: no colour'
      }
    case 'not_applicable':
      return { whyZh: '该单位没有这类事项', whyEn: 'This unit has no such matters' }
    case 'too_few':
      return {
        whyZh: '事项或同类单位不足 5 个，比率不可靠，不着色',
        whyEn: 'Fewer than 5 matters or peers: a rate would not hold, no colour'
      }
  }
}
