/** Checks figures before anything is written: each by itself, against what the unit already says, and against the period before. */
import type { PointFault } from '../../../../shared/ipc/commands/points.ts'
import type { CommandOutput } from '../../../../shared/ipc/contract.ts'
import { contradictions, faultOf, isLeap, partsAndWholes, type FigureFault } from '../../../../shared/packs/indicator/point-figure.ts'
import { parsePeriod } from '../../../../shared/packs/indicator/period.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import type { ScoredUnit } from '../../queries/points.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { openPointDesk, type PointDesk } from './point-desk.ts'

export interface Entry {
  readonly unit: string
  readonly point: string
  readonly period: string
  readonly value: number | null
  readonly sure: boolean
}
type Question = CommandOutput<'points.enter'>['questions'][number]

export interface CheckedEntries {
  readonly faults: readonly PointFault[]
  readonly questions: readonly Question[]
  readonly desks: ReadonlyMap<string, PointDesk>
}

export function checkEntries(db: ReadableDB, packs: PackSet, entries: readonly Entry[]): CheckedEntries {
  const desks = new Map<string, PointDesk>()
  const faults: PointFault[] = []
  const questions: Question[] = []
  const byPeriod = new Map<string, Entry[]>()
  for (const entry of entries) byPeriod.set(entry.period, [...(byPeriod.get(entry.period) ?? []), entry])
  for (const [id, own] of byPeriod) {
    const period = parsePeriod(id)
    if (period === null) continue
    const desk = openPointDesk(db, packs, period)
    desks.set(id, desk)
    const units = new Map(desk.units.map((unit) => [unit.id, unit]))
    const byUnit = new Map<string, Entry[]>()
    for (const entry of own) byUnit.set(entry.unit, [...(byUnit.get(entry.unit) ?? []), entry])
    for (const [unit, list] of byUnit) {
      const found = checkUnit(desk, packs, units.get(unit), list)
      faults.push(...found.faults)
      questions.push(...found.questions)
    }
  }
  return { faults, questions, desks }
}

function checkUnit(
  desk: PointDesk,
  packs: PackSet,
  unit: ScoredUnit | undefined,
  entries: readonly Entry[]
): { readonly faults: readonly PointFault[]; readonly questions: readonly Question[] } {
  const faults: PointFault[] = []
  const questions: Question[] = []
  const values = new Map<string, number | null>()
  const about = (entry: Entry): Omit<PointFault, 'kind' | 'detail'> => ({
    unit: entry.unit,
    unitName: unit?.name ?? entry.unit,
    point: entry.point,
    pointName: packs.points.get(entry.point)?.name ?? { zh: entry.point, en: entry.point },
    period: entry.period,
    value: entry.value
  })
  const refuse = (entry: Entry, kind: FigureFault, detail = ''): void => void faults.push({ ...about(entry), kind, detail })
  for (const entry of entries) {
    const point = packs.points.get(entry.point)
    if (unit === undefined || point === undefined) {
      refuse(entry, unit === undefined ? 'unknown_unit' : 'unknown_point')
      continue
    }
    if (values.has(entry.point)) refuse(entry, 'twice')
    values.set(entry.point, entry.value)
    const { state, before } = desk.cell(unit, point)
    const fault = state === 'other_kind' || state === 'counted' ? state : faultOf(point, entry.value)
    if (fault !== null) refuse(entry, fault)
    else if (!entry.sure && before !== null && isLeap(before, entry.value)) questions.push({ ...about(entry), before })
  }
  if (unit === undefined) return { faults, questions }
  const valueOf = (id: string): number | null => {
    if (values.has(id)) return values.get(id) ?? null
    return desk.scored.book.find(unit.id, id, desk.period).value
  }
  for (const { share, of, to } of contradictions(partsAndWholes(desk.scored.tree), new Set(values.keys()), valueOf)) {
    const said = share.points.map((id) => `${id} ${valueOf(id) ?? ''}`).join(', ')
    const named = entries.filter((one) => share.points.includes(one.point))
    for (const entry of named) refuse(entry, 'part_over_whole', `${of} > ${to} · ${share.indicator} · ${said}`)
  }
  return { faults, questions }
}
