/**
 * An entry of a register as its steps tell it: the state it is in, what falls due when, and what is late. Nothing of this is stored: rows of
 * steps are the record, and state and duties follow from them by the register's declaration, so that the two can never contradict.
 */
import { dayOf, type WorkCalendar } from '../packs/calendar.ts'
import { readClock, type Limit } from '../packs/clocks.ts'
import type { Register, RegisterLimit, RegisterSince, RegisterStep } from '../packs/registers.ts'

/** One step that was booked. `seq` orders steps of one day; 0 where an import gave none: then the declaration's order holds. */
export interface BookedStep {
  readonly id: string
  readonly step: string
  /** ISO date */
  readonly on: string
  readonly seq: number
  readonly by: string
  readonly withdrawn: boolean
}
/** A step with the state after it; null when it did not count. */
export interface WalkedStep<S extends BookedStep = BookedStep> {
  readonly booked: S
  readonly state: string | null
}
export interface Walk<S extends BookedStep = BookedStep> {
  readonly state: string
  readonly final: boolean
  /** in the order of days, those that do not count included */
  readonly steps: readonly WalkedStep<S>[]
  /** of those, how many stand out of order (withdrawn ones left out) */
  readonly odd: number
}

type Shape = Pick<Register, 'states' | 'steps'>

/** Whether a step may follow on a state, when these were done before. */
export function allows({ from, to, repeats }: RegisterStep, state: string, doneBefore: boolean): boolean {
  if (!from.includes(state)) return false
  const stays = to === undefined || from.includes(to)
  return !stays || repeats || !doneBefore
}

/** Moves an entry through its steps. A step whose `from` does not hold the state at its turn is kept and moves nothing; a final state takes no step. */
export function walkSteps<S extends BookedStep>(register: Shape, booked: readonly S[]): Walk<S> {
  const order = new Map(register.steps.map((step, at) => [step.id, at]))
  const place = ({ step }: S): number => order.get(step) ?? order.size // a step that is not declared (any more) stands last
  const sorted = booked.toSorted((a, b) => compare(a.on, b.on) || a.seq - b.seq || place(a) - place(b) || compare(a.id, b.id))
  const finals = new Set(register.states.filter(({ final }) => final).map(({ id }) => id))
  let state = register.states[0]?.id ?? ''
  let odd = 0
  const done = new Set<string>()
  const steps = sorted.map((one): WalkedStep<S> => {
    if (one.withdrawn) return { booked: one, state: null }
    const declared = register.steps.find(({ id }) => id === one.step)
    if (declared === undefined || finals.has(state) || !allows(declared, state, done.has(one.step))) {
      odd += 1
      return { booked: one, state: null }
    }
    done.add(one.step)
    state = declared.to ?? state
    return { booked: one, state }
  })
  return { state, final: finals.has(state), steps, odd }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Steps that the state allows now, in the declaration's order; empty for an entry that has come to its end. */
export function stepsFrom(register: Shape, walk: Walk): readonly RegisterStep[] {
  if (walk.final) return []
  const done = new Set(countedOf(walk).map(({ step }) => step))
  return register.steps.filter((step) => allows(step, walk.state, done.has(step.id)))
}

/** The steps that moved the entry, in order. */
export function countedOf<S extends BookedStep>(walk: Walk<S>): readonly S[] {
  return walk.steps.flatMap(({ booked, state }) => (state === null ? [] : [booked]))
}

export const dutyStates = ['waiting', 'open', 'in_time', 'late', 'overdue', 'missed', 'no_limit', 'dropped'] as const
export interface Duty {
  readonly step: string
  /** last day in time; '' while what it counts from has not happened */
  readonly due: string
  /** the day it was done; '' when it was not */
  readonly done: string
  readonly state: (typeof dutyStates)[number]
  readonly basis: string
  readonly mark: string
  readonly calendarMissing: boolean
  /** how much of the limit had passed on the day asked about, or when the step was done, and the limit; on its own clock. Null while it does not count */
  readonly used: number | null
  readonly limit: number | null
}
/** What duties are counted from. `field` gives a date field's value, `code` a coded field's. */
export interface EntryDates {
  readonly begin: string | null
  readonly field: (name: string) => string | null
  readonly code: (name: string) => string
}

/** All duties of an entry on a day (ISO), those of the past included, in the declaration's order. */
export function dutiesOf(register: Shape, dates: EntryDates, walk: Walk, asOf: string, calendar: WorkCalendar): readonly Duty[] {
  const counted = countedOf(walk)
  return register.steps.flatMap(({ id, limit, every }) => {
    if (limit !== undefined)
      return [oneDuty(id, limit, limitOf(limit, baseOf(limit.since, dates, counted), dates), counted, walk.final, { asOf, calendar })]
    if (every !== undefined) return spans(id, every, baseOf(every.since, dates, counted), counted, walk.final, { asOf, calendar })
    return []
  })
}

/** Where a limit counts from: its day, and the place in the steps after which the step itself is looked for. */
interface Base {
  readonly on: string
  readonly after: number
}
function baseOf(since: RegisterSince, dates: EntryDates, counted: readonly BookedStep[]): Base | null {
  if (since !== 'begin' && 'step' in since) {
    const at = counted.findLastIndex(({ step }) => step === since.step)
    const on = counted[at]?.on
    return on === undefined ? null : { on, after: at }
  }
  const on = since === 'begin' ? dates.begin : dates.field(since.field)
  return on === null || dayOf(on) === null ? null : { on: on.slice(0, 10), after: -1 }
}

/** A limit as it holds for the entry: by the values of its kind on the day it counts from. Null where it does not count (yet). */
function limitOf(limit: RegisterLimit, base: Base | null, dates: EntryDates): Limited | null {
  if (base === null) return null
  const { clock, amount, kinds, basis, mark } = limit
  if (kinds === undefined) return { base, limit: { clock, amount }, basis, mark }
  const code = dates.code(kinds.field)
  const held = kinds.dated
    .toSorted((a, b) => compare(a.from, b.from))
    .findLast(({ from, amounts }) => from <= base.on && amounts[code] !== undefined)
  const months = held?.amounts[code]
  return held === undefined || months === undefined ? null : { base, limit: { clock, amount: months }, basis: held.basis, mark: held.mark }
}

interface Limited {
  readonly base: Base
  readonly limit: Limit
  readonly basis: string
  readonly mark: string
}
interface When {
  readonly asOf: string
  readonly calendar: WorkCalendar
}
type Declared = Limit & { readonly basis: string; readonly mark: string }

function oneDuty(
  step: string,
  declared: RegisterLimit,
  limited: Limited | null,
  counted: readonly BookedStep[],
  final: boolean,
  when: When
): Duty {
  const { basis, mark } = limited ?? declared
  const reading = limited === null ? null : readClock({ start: limited.base.on, limit: limited.limit }, when.asOf, when.calendar)
  if (limited === null || reading === null) {
    const done = counted.find((one) => one.step === step)?.on ?? ''
    const state = done === '' ? (final ? 'dropped' : 'waiting') : 'no_limit'
    return { step, due: '', done, state, basis, mark, calendarMissing: false, used: null, limit: null }
  }
  const { base, limit } = limited
  const done = counted.find((one, at) => at > base.after && one.step === step)?.on ?? ''
  const { due } = reading
  const state = done === '' ? (final ? 'dropped' : when.asOf > due ? 'overdue' : 'open') : done <= due ? 'in_time' : 'late'
  const until = done !== '' && done < when.asOf ? done : when.asOf
  const used = readClock({ start: base.on, limit }, until, when.calendar)?.used ?? null
  return { step, due, done, state, basis, mark, calendarMissing: reading.note !== null, used, limit: reading.limit }
}

/** More spans than a century of months are a mistake in a date, not a duty. */
const mostSpans = 1200

/** A repeating duty, span by span: each ends `amount` after the one before, counted from the first day so that months do not drift. */
function spans(
  step: string,
  every: Declared,
  base: Base | null,
  counted: readonly BookedStep[],
  final: boolean,
  when: When
): readonly Duty[] {
  const { basis, mark } = every
  if (base === null)
    return final ? [] : [{ step, due: '', done: '', state: 'waiting', basis, mark, calendarMissing: false, used: null, limit: null }]
  const days = counted.filter((one, at) => at > base.after && one.step === step).map(({ on }) => on)
  const end = final ? (counted.at(-1)?.on ?? when.asOf) : when.asOf
  const duties: Duty[] = []
  let from = base.on
  for (let k = 1; k <= mostSpans; k += 1) {
    const reading = readClock({ start: base.on, limit: { clock: every.clock, amount: every.amount * k } }, when.asOf, when.calendar)
    if (reading === null || (final && reading.due > end)) break
    const { due } = reading
    const start = k === 1 ? '' : from // what was done on the first day itself belongs to the first span
    const done = days.find((on) => on > start && on <= due) ?? ''
    const later = days.some((on) => on > due)
    const missing = final || later ? 'missed' : when.asOf > due ? 'overdue' : 'open'
    const state = done === '' ? missing : 'in_time'
    duties.push({ step, due, done, state, basis, mark, calendarMissing: reading.note !== null, used: null, limit: null })
    if (due >= end) break
    from = due
  }
  return duties
}

/** What falls due first, or is overdue longest; the entry's own last day counts with step ''. Null when nothing is to be done by a day. */
export function nextDuty(
  duties: readonly Duty[],
  due: string,
  final: boolean,
  asOf: string
): { step: string; due: string; overdue: boolean } | null {
  if (final) return null
  const waiting = duties.filter(({ state }) => state === 'open' || state === 'overdue').map(({ step, due: by }) => ({ step, due: by }))
  if (due !== '') waiting.push({ step: '', due })
  const [first] = waiting.toSorted((a, b) => compare(a.due, b.due))
  return first === undefined ? null : { ...first, overdue: asOf > first.due }
}

/** The number that follows on those given, by a pattern of {year}, {month}, {parent}, {n}, {n:4}. `begin` ISO date. */
export function nextNumber(pattern: string, begin: string, parent: string, known: readonly string[]): string {
  const words = pattern.replaceAll('{year}', begin.slice(0, 4)).replaceAll('{month}', begin.slice(5, 7)).replaceAll('{parent}', parent)
  const [before = '', width = '', after = ''] = words.split(/\{n(?::(\d))?\}/u)
  const taken = known.flatMap((one) => {
    const middle = one.startsWith(before) && one.endsWith(after) ? one.slice(before.length, one.length - after.length) : ''
    return /^\d{1,9}$/u.test(middle) ? [Number(middle)] : []
  })
  return `${before}${String(Math.max(0, ...taken) + 1).padStart(Number(width || '1'), '0')}${after}`
}
