/** The bulk of the county's rows: what units pay day by day for offices, cars, repairs and services. More at the ends of months and quarters. */
import { dateOf, type DayNumber } from '../../../../shared/packs/calendar.ts'
import type { CellValue } from '../../io/table-file.ts'
import type { Actors } from './actors.ts'
import type { Firm } from './firms.ts'
import { holderAt } from './people.ts'
import type { Random } from './random.ts'
import type { Unit } from './units.ts'
import type { WorkDays } from './work-days.ts'
import { spending } from './words.ts'

export interface RoutineParts {
  readonly units: readonly Unit[]
  readonly suppliers: readonly Firm[]
  readonly actors: Actors
  readonly workDays: WorkDays
}

/** `count` payments between two days, in date order. One day's share grows towards the end of its month. */
export function* routinePayments(
  parts: RoutineParts,
  random: Random,
  from: DayNumber,
  to: DayNumber,
  count: number
): Generator<readonly CellValue[]> {
  const days: DayNumber[] = []
  for (let day = from; day <= to; day += 1) if (parts.workDays.calendar.isWorkday(day)) days.push(day)
  const weights = days.map((day) => 1 + Number(dateOf(day).slice(8)) / 20)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const unitWeights = parts.units.map((unit) => 2 + unit.weight)
  const habits = new Map(parts.units.map((unit) => [unit, random.sample(parts.suppliers, 26)]))
  let [made, share, serial] = [0, 0, 0]
  for (const [at, day] of days.entries()) {
    share += weights[at] ?? 0
    const goal = at === days.length - 1 ? count : Math.round((count * share) / total)
    const date = dateOf(day)
    const applied = [3, 4, 5, 6, 7].map((before) => dateOf(parts.workDays.onOrBefore(day - before)))
    const approvers = new Map(parts.units.map((unit) => [unit, holderAt(parts.actors.slot(unit, '分管领导', '财务'), day).name]))
    for (; made < goal; made += 1) {
      const unit = random.weighted(parts.units, unitWeights)
      const entry = random.pick(spending)
      const firm = random.pick(habits.get(unit) ?? parts.suppliers)
      const amount = Math.round(random.amount(entry.median, entry.sigma, 20, 380_000) * 100) / 100
      serial += 1
      const voucher = `${unit.code}-${date.slice(0, 7)}-${String(serial).padStart(6, '0')}`
      yield [
        voucher,
        firm.name,
        amount,
        date,
        null,
        null,
        unit.name,
        firm.account,
        entry.kind,
        random.pick(applied),
        null,
        approvers.get(unit) ?? '',
        entry.purpose
      ]
    }
  }
}
