/**
 * In whose hands a matter lay, in working days: at each step the time from its receipt, or from the act before, to a person's act is that person's.
 * Where the ledger gives several people one and the same time, nobody can say who held it: those days are told apart as shared. What nobody's
 * act closes (a step still open, a step without acts) is told apart as well. Nothing is guessed, so the parts always add up to the whole.
 */
import { dayOf, type WorkCalendar } from '../packs/calendar.ts'

export interface HeldStep {
  readonly id: string
  readonly node: string
  readonly received: string | null
  readonly decided: string | null
  readonly acts: readonly { readonly person: string | null; readonly name: string | null; readonly at: string | null }[]
}

export interface Hands {
  /** id of the person; null for a name that no entry was found for */
  readonly person: string | null
  readonly name: string
  readonly acts: number
  /** working days that were this person's alone */
  readonly days: number
  /** working days of times that several people share */
  readonly shared: number
  readonly longest: { readonly step: string; readonly node: string; readonly days: number } | null
}

export interface HandsOfMatter {
  readonly people: readonly Hands[]
  /** working days in all, over steps whose receipt is known */
  readonly total: number
  /** of them: nobody's act closes them */
  readonly nobody: number
  /** of them: several people at one time */
  readonly shared: number
  /** steps that say nothing: no receipt, or ended before it began */
  readonly silent: number
}

interface Holding {
  readonly person: string | null
  readonly name: string
  acts: number
  days: number
  shared: number
  longest: Hands['longest']
}

/** `asOf`: ISO date up to which an open step is counted. Most days first. */
export function handsOf(steps: readonly HeldStep[], asOf: string, calendar: Pick<WorkCalendar, 'countBetween'>): HandsOfMatter {
  const held = new Map<string, Holding>()
  const sum = { total: 0, nobody: 0, shared: 0, silent: 0 }
  const entry = (act: { readonly person: string | null; readonly name: string | null }): Holding => {
    const key = act.person ?? `?${act.name ?? ''}`
    const found = held.get(key) ?? { person: act.person, name: act.name ?? '', acts: 0, days: 0, shared: 0, longest: null }
    held.set(key, found)
    return found
  }
  for (const step of steps) {
    const named = step.acts.filter((act) => act.person !== null || act.name !== null)
    for (const act of named) entry(act).acts += 1
    const [start, end] = [dayOf(step.received), dayOf(step.decided ?? asOf)]
    if (start === null || end === null || end < start) {
      sum.silent += 1
      continue
    }
    let from = start
    const times = new Map<string, Holding[]>()
    for (const act of named) {
      const day = dayOf(act.at)
      if (act.at === null || day === null || day < start || day > end) continue
      const at = times.get(act.at) ?? []
      const who = entry(act)
      if (!at.includes(who)) at.push(who)
      times.set(act.at, at)
    }
    for (const [at, people] of [...times].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const day = dayOf(at) ?? from
      const days = calendar.countBetween(from, day)
      from = day
      const [only] = people
      if (people.length === 1 && only !== undefined) {
        only.days += days
        if (days > (only.longest?.days ?? 0)) only.longest = { step: step.id, node: step.node, days }
      } else {
        sum.shared += days
        for (const one of people) one.shared += days
      }
    }
    sum.nobody += calendar.countBetween(from, end)
    sum.total += calendar.countBetween(start, end)
  }
  const people = [...held.values()].toSorted(
    (a, b) => b.days - a.days || b.shared - a.shared || b.acts - a.acts || (a.name < b.name ? -1 : 1)
  )
  return { people, ...sum }
}
