/**
 * One dimension of the exercise of power: how it went by month (count, time, money), how far it gathers on few, and by whom or what. Figures that
 * stand on the appointment list are off without one, and say so.
 */
import { addDays, concentrationOf, dayQuantile, postDimensions, readDays, type PowerDimension } from '../../../../shared/domain/power.ts'
import type { PowerMember, PowerSums, PowerView } from '../../../../shared/ipc/commands/power.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import {
  hasAppointments,
  hitsByMember,
  powerMonths,
  powerProcedures,
  sumsByMember,
  sumsByMonth,
  type DaySum,
  type PowerFilter
} from '../../queries/power.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { nameMembers } from './name-members.ts'

const mostMembers = 300

/** Why a dimension is off; null when it is on. */
export function offBecause(db: ReadableDB, dimension: string): { zh: string; en: string } | null {
  if (!postDimensions.has(dimension) || hasAppointments(db)) return null
  return {
    zh: '未导入任免名单，按岗位看的维度停用。导入“任免台账”后启用。',
    en: 'No appointment list: dimensions by post are off. Import the appointments to switch them on.'
  }
}

export function readPower(
  db: ReadableDB,
  packs: PackSet,
  filter: PowerFilter & { readonly dimension: PowerDimension },
  asOf: string
): PowerView {
  const off = offBecause(db, filter.dimension)
  const everyone = { ...filter, member: undefined }
  const byMember = off === null ? [...gather(sumsByMember(db, everyone))].toSorted((a, b) => b[1].n - a[1].n || (a[0] < b[0] ? -1 : 1)) : []
  const shown = byMember.slice(0, mostMembers)
  const own = byMember.find(([id]) => id === filter.member)
  const name = nameMembers(db, packs, filter.dimension, [...shown.map(([id]) => id), ...(own ? [own[0]] : [])])
  const marked = off === null ? hitsByMember(db, everyone, 'marked') : new Map<string, number>()
  const warned = off === null ? hitsByMember(db, everyone, 'warned') : new Map<string, number>()
  const member = ([id, sums]: readonly [string, PowerSums]): PowerMember => ({
    id,
    ...name(id),
    ...sums,
    marked: marked.get(id) ?? 0,
    warned: warned.get(id) ?? 0
  })
  const monthly = off === null ? sumsByMonth(db, filter) : []
  const totals = gather(monthly.map((row) => ({ ...row, key: '' }))).get('')
  return {
    dimension: filter.dimension,
    off,
    member: own ? member(own) : filter.member === undefined ? null : member([filter.member, none]),
    whole: totals ?? none,
    trend: [...gather(monthly)].map(([month, sums]) => ({ month, ...sums })),
    concentration: {
      count: concentrationOf(byMember.map(([, sums]) => sums.n)),
      amount: concentrationOf(byMember.map(([, sums]) => sums.amount))
    },
    members: shown.map(member),
    memberTotal: byMember.length,
    months: [...powerMonths(db)],
    procedures: powerProcedures(db).map((id) => ({ id, name: packs.procedures.get(id)?.name ?? { zh: id, en: id } })),
    asOf
  }
}

const none: PowerSums = { n: 0, amounts: 0, amount: 0, timed: 0, median: null, p90: null }

/** Rows of one key added up; order of first appearance. */
function gather(rows: readonly DaySum[]): Map<string, PowerSums> {
  const sums = new Map<string, { n: number; amounts: number; amount: number; readonly days: Map<number, number> }>()
  for (const row of rows) {
    let sum = sums.get(row.key)
    if (sum === undefined) sums.set(row.key, (sum = { n: 0, amounts: 0, amount: 0, days: new Map() }))
    sum.n += row.n
    sum.amounts += row.amounts
    sum.amount += row.amount
    if (typeof row.days === 'string') addDays(sum.days, readDays(row.days))
    else if (row.days !== null) addDays(sum.days, [[row.days, row.n]])
  }
  return new Map(
    [...sums].map(([key, { days, ...sum }]) => {
      const timed = [...days.values()].reduce((all, n) => all + n, 0)
      return [key, { ...sum, timed, median: dayQuantile(days, 0.5), p90: dayQuantile(days, 0.9) }]
    })
  )
}
