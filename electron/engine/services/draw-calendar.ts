/** The calendar of approvals: decisions by day, working days told apart from rest days by the State Council's calendar. */
import { colourSteps } from '../../../shared/domain/heat.ts'
import type { CommandOutput, ParsedInput } from '../../../shared/ipc/contract.ts'
import { dateOf, dayOf } from '../../../shared/packs/calendar.ts'
import { countDecidedOn, decidedByDay, decidedOn, yearsDecided } from '../queries/calendar.ts'
import type { Session } from '../session.ts'

export function drawCalendar(session: Session, input: ParsedInput<'heat.calendar'>): CommandOutput<'heat.calendar'> {
  const { calendar, vault } = session
  const years = yearsDecided(vault.reader)
  const year = input.year ?? years.at(-1) ?? ''
  const counted = new Map(year === '' ? [] : decidedByDay(vault.reader, year, input).map((day) => [day.date, day] as const))
  const [from, to] = [dayOf(`${year}-01-01`), dayOf(`${year}-12-31`)]
  const days = from === null || to === null ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at)
  return {
    years: [...years],
    year,
    known: from !== null && to !== null && calendar.missingYears(from, to).length === 0,
    days: days.map((day) => {
      const date = dateOf(day)
      const found = counted.get(date)
      return { date, n: found?.n ?? 0, outside: found?.outside ?? 0, rest: !calendar.isWorkday(day) }
    }),
    steps: [
      ...colourSteps(
        [...counted.values()].map((day) => day.n),
        false
      )
    ]
  }
}

const shown = 300

export function readDay(session: Session, input: ParsedInput<'heat.day'>): CommandOutput<'heat.day'> {
  const { reader } = session.vault
  return {
    date: input.date,
    total: countDecidedOn(reader, input.date, input),
    rows: decidedOn(reader, input.date, input, shown).map((row) => ({
      step: row.step,
      matter: row.matter,
      name: row.matter_name,
      code: row.code,
      node: row.node_name,
      org: row.org,
      at: row.at,
      people: row.people
    }))
  }
}
