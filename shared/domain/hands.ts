/**
 * In whose hands a matter lay, in working days: at each step the time from its receipt, or from the act before, to a person's act is that person's.
 * Where the ledger gives several people one and the same time, nobody can say who held it: those days are told apart as shared. What nobody's
 * act closes (a step still open, a step without acts) is told apart as well. Nothing is guessed, so the parts always add up to the whole.
 */
import { dateOf, dayOf, type WorkCalendar } from '../packs/calendar.ts'

export interface HeldAct {
  /** id of the person; null where the ledger has a name only, or none */
  readonly person: string | null
  readonly name: string | null
  readonly at: string | null
}
export interface HeldStep<Act extends HeldAct = HeldAct> {
  readonly id: string
  readonly node: string
  readonly received: string | null
  readonly decided: string | null
  readonly acts: readonly Act[]
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

/** The time up to one or several acts of one and the same time. */
interface Span<Act extends HeldAct> {
  /** days, as the calendar numbers them */
  readonly from: number
  readonly to: number
  /** working days */
  readonly days: number
  /** the first act of everybody in it: one person's alone, or shared */
  readonly acts: readonly Act[]
}

const isNamed = ({ person, name }: HeldAct): boolean => person !== null || name !== null
const keyOf = ({ person, name }: HeldAct): string => person ?? `?${name ?? ''}`

const isoDay = (at: string | null): string | null => {
  const day = dayOf(at)
  return day === null ? null : dateOf(day)
}

/** A step's time cut at its acts, and what is left after the last; null when the ledger tells no time of it, or one that ends before it begins. */
function cutStep<Act extends HeldAct>(
  step: HeldStep<Act>,
  asOf: string,
  calendar: Pick<WorkCalendar, 'countBetween'>
): { readonly spans: readonly Span<Act>[]; readonly nobody: number; readonly total: number } | null {
  const [start, end] = [dayOf(step.received), dayOf(step.decided ?? asOf)]
  if (start === null || end === null || end < start) return null
  const times = new Map<string, Map<string, Act>>()
  for (const act of step.acts) {
    const day = dayOf(act.at)
    if (!isNamed(act) || act.at === null || day === null || day < start || day > end) continue
    const at = times.get(act.at) ?? new Map<string, Act>()
    if (!at.has(keyOf(act))) at.set(keyOf(act), act)
    times.set(act.at, at)
  }
  let from = start
  const spans: Span<Act>[] = []
  for (const [at, acts] of [...times].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const to = dayOf(at) ?? from
    spans.push({ from, to, days: calendar.countBetween(from, to), acts: [...acts.values()] })
    from = to
  }
  return { spans, nobody: calendar.countBetween(from, end), total: calendar.countBetween(start, end) }
}

/** `asOf`: ISO date up to which an open step is counted. Most days first. */
export function handsOf(steps: readonly HeldStep[], asOf: string, calendar: Pick<WorkCalendar, 'countBetween'>): HandsOfMatter {
  const held = new Map<string, Holding>()
  const sum = { total: 0, nobody: 0, shared: 0, silent: 0 }
  const entry = (act: HeldAct): Holding => {
    const found = held.get(keyOf(act)) ?? { person: act.person, name: act.name ?? '', acts: 0, days: 0, shared: 0, longest: null }
    held.set(keyOf(act), found)
    return found
  }
  for (const step of steps) {
    for (const act of step.acts) if (isNamed(act)) entry(act).acts += 1
    const cut = cutStep(step, asOf, calendar)
    if (cut === null) {
      sum.silent += 1
      continue
    }
    for (const { days, acts } of cut.spans) {
      const [only] = acts
      if (acts.length === 1 && only !== undefined) {
        const who = entry(only)
        who.days += days
        if (days > (who.longest?.days ?? 0)) who.longest = { step: step.id, node: step.node, days }
      } else {
        sum.shared += days
        for (const act of acts) entry(act).shared += days
      }
    }
    sum.nobody += cut.nobody
    sum.total += cut.total
  }
  const people = [...held.values()].toSorted(
    (a, b) => b.days - a.days || b.shared - a.shared || b.acts - a.acts || (a.name < b.name ? -1 : 1)
  )
  return { people, ...sum }
}

/** One time that a matter lay with somebody, closed by an act of theirs. */
export interface Stay<Step, Act> {
  readonly step: Step
  readonly act: Act
  /** ISO days; null where the time is not known or not counted */
  readonly from: string | null
  readonly to: string | null
  /** working days; null where they are not counted: no receipt, no time of the act, or a time outside of the step */
  readonly days: number | null
  /** how many others have the same time: 0 where the days are this person's alone */
  readonly others: number
}

/**
 * Every stay with one person, longest first: those that `handsOf` counts as alone or as shared, and acts whose days are not counted. `who` is as in
 * an act: the id of the person, or null and the name in the ledger.
 */
export function staysOf<Step extends HeldStep>(
  steps: readonly Step[],
  who: Pick<HeldAct, 'person' | 'name'>,
  asOf: string,
  calendar: Pick<WorkCalendar, 'countBetween'>
): readonly Stay<Step, Step['acts'][number]>[] {
  type Act = Step['acts'][number]
  const key = keyOf({ ...who, at: null })
  const stays = steps.flatMap((step): readonly Stay<Step, Act>[] => {
    const own = step.acts.filter((act: Act) => isNamed(act) && keyOf(act) === key)
    const counted = (cutStep<Act>(step, asOf, calendar)?.spans ?? []).flatMap(({ from, to, days, acts }): readonly Stay<Step, Act>[] => {
      const act = acts.find((one) => keyOf(one) === key)
      return act === undefined ? [] : [{ step, act, from: dateOf(from), to: dateOf(to), days, others: acts.length - 1 }]
    })
    const times = new Set(counted.map(({ act }) => act.at))
    const rest = own
      .filter((act) => !times.has(act.at))

      .map((act): Stay<Step, Act> => ({ step, act, from: null, to: isoDay(act.at), days: null, others: 0 }))
    return [...counted, ...rest]
  })
  return stays.toSorted(
    (a, b) => (b.days ?? -1) - (a.days ?? -1) || ((a.to ?? '~') < (b.to ?? '~') ? -1 : (a.to ?? '~') > (b.to ?? '~') ? 1 : 0)
  )
}
