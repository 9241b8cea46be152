/**
 * Makes the facts of power and what they come to by month, when the rows they stand on have changed. Walks the matters in batches, so that memory
 * stays small; one transaction, so that whoever reads sees the old facts or the new.
 */
import { groupBy } from '../../../../shared/domain/group.ts'
import { daysInHand, inOrder, postHeld, workingDays, writeDays } from '../../../../shared/domain/power.ts'
import type { WorkCalendar } from '../../../../shared/packs/calendar.ts'
import {
  actsBetween,
  allTenures,
  indexPower,
  matterRanges,
  powerStandsOn,
  powerWriter,
  stepsBetween,
  type FactAct,
  type FactStep,
  type FactTenure,
  type PowerFact
} from '../../queries/power-facts.ts'
import type { ReadableDB, WritableDB } from '../../vault/connection.ts'
import { get, run, sql, transaction } from '../../vault/sql.ts'

/** How facts are made; a change makes them anew. */
const edition = 1
const setting = 'power_stands_on'

/** Whether the facts are those of the rows as they are now. */
export const powerIsFresh = (db: ReadableDB, calendar: WorkCalendar): boolean =>
  get<{ value: string }>(db, sql`SELECT value FROM sys_setting WHERE key = ${setting}`)?.value === stateOf(db, calendar)

const stateOf = (db: ReadableDB, calendar: WorkCalendar): string => JSON.stringify([edition, powerStandsOn(db), calendar.knows])

/** Says whether it made them. Needs the datasets of the core pack. */
export function refreshPower(writer: WritableDB, calendar: WorkCalendar): boolean {
  return transaction(writer, () => {
    if (powerIsFresh(writer, calendar)) return false
    const state = stateOf(writer, calendar)
    run(writer, sql`INSERT INTO sys_setting (key, value) VALUES (${setting}, ${state}) ON CONFLICT (key) DO UPDATE SET value = ${state}`)
    rewritePower(writer, calendar)
    return true
  })
}

function rewritePower(writer: WritableDB, calendar: WorkCalendar): void {
  const write = powerWriter(writer)
  const tenures = groupBy(allTenures(writer), (one) => one.person_id)
  const sums = new PowerSums()
  for (const range of matterRanges(writer, 500)) {
    const acts = groupBy(actsBetween(writer, range), (act) => act.step_id)
    const rounds = new Map<string, number>()
    for (const step of stepsBetween(writer, range)) {
      const place = `${step.matter_id} ${step.node}`
      const round = (rounds.get(place) ?? 0) + 1
      rounds.set(place, round)
      for (const fact of factsOf({ ...step, round }, acts.get(step.id) ?? [], tenures, calendar)) {
        write.fact(fact)
        sums.add(fact)
      }
    }
  }
  for (const roll of sums.rolls()) write.roll(roll)
  indexPower(writer)
}

/** The node as decided, and each act of a person at it; what has no day yet is no fact yet. */
function* factsOf(
  step: FactStep & { readonly round: number },
  acts: readonly FactAct[],
  tenures: ReadonlyMap<string, readonly FactTenure[]>,
  calendar: WorkCalendar
): Generator<PowerFact> {
  const place = {
    step: step.id,
    matter: step.matter_id,
    procedure: step.procedure,
    node: step.node,
    amount: step.amount,
    round: step.round
  }
  const nobody = { person: null, kind: null, appointment: null, post: null, postName: null, postFrom: null, lane: null }
  if (step.decided_at !== null) {
    const days = workingDays(step.received_at, step.decided_at, calendar)
    yield { grain: 'step', id: step.id, ...place, org: step.org_id, at: step.decided_at, ...nobody, days, counted: step.amount }
  }
  const done = acts.map((act) => ({ ...act, person: act.person_id }))
  const hands = daysInHand({ received: step.received_at, decided: step.decided_at }, done, calendar)
  const counted = new Set<string>()
  for (const act of inOrder(done)) {
    const at = act.at ?? step.decided_at
    if (act.person_id === null || at === null) continue
    const org = act.org_id ?? step.org_id
    const held = postHeld(tenures.get(act.person_id) ?? [], at, org)
    const postName = held?.post ?? act.post_name
    yield {
      grain: 'act',
      id: act.id,
      ...place,
      org,
      at,
      person: act.person_id,
      kind: act.kind,
      appointment: held?.id ?? null,
      post: held ? `${held.org ?? ''}/${held.post}` : null,
      postName,
      postFrom: held ? 'appointment' : postName === null ? null : 'ledger',
      lane: held?.lane ?? null,
      days: hands.get(act.id) ?? null,
      counted: counted.has(act.person_id) ? null : step.amount
    }
    counted.add(act.person_id)
  }
}

interface Sum {
  n: number
  /** kept where matters are asked for: over all time */
  readonly matters: Set<string> | null
  amounts: number
  amount: number
  readonly days: Map<number, number>
}

/** Sums by dimension, procedure and member, each with its months; '' stands for all of it. Called millions of times: no joined keys. */
class PowerSums {
  readonly #sums = new Map<string, Map<string, Map<string, Map<string, Sum>>>>()

  add(fact: PowerFact): void {
    const month = fact.at.slice(0, 7)
    for (const [dimension, member] of membersOf(fact)) {
      const all = within(within(this.#sums, dimension), '')
      const whole = within(all, '')
      const own = within(all, member)
      const procedure = within(within(this.#sums, dimension), fact.procedure)
      count(whole, '', fact)
      count(whole, month, fact)
      count(own, '', fact)
      count(own, month, fact)
      count(within(procedure, ''), month, fact)
      count(within(procedure, member), '', fact)
    }
  }

  *rolls() {
    for (const [dimension, procedures] of this.#sums)
      for (const [procedure, members] of procedures)
        for (const [member, months] of members)
          for (const [month, { n, matters, amounts, amount, days }] of months) {
            const timed = [...days.values()].reduce((sum, one) => sum + one, 0)
            yield { dimension, procedure, member, month, n, matters: matters?.size ?? 0, amounts, amount, timed, days: writeDays(days) }
          }
  }
}

function within<T>(map: Map<string, Map<string, T>>, key: string): Map<string, T> {
  let found = map.get(key)
  if (found === undefined) map.set(key, (found = new Map()))
  return found
}

function count(sums: Map<string, Sum>, month: string, fact: PowerFact): void {
  let sum = sums.get(month)
  if (sum === undefined) sums.set(month, (sum = { n: 0, matters: month === '' ? new Set() : null, amounts: 0, amount: 0, days: new Map() }))
  sum.n += 1
  sum.matters?.add(fact.matter)
  if (fact.counted !== null) {
    sum.amounts += 1
    sum.amount += fact.counted
  }
  if (fact.days !== null) sum.days.set(fact.days, (sum.days.get(fact.days) ?? 0) + 1)
}

/** In which dimensions a fact counts, and as whose. */
function membersOf(fact: PowerFact): readonly (readonly [string, string])[] {
  if (fact.grain === 'step')
    return [['item', `${fact.procedure}/${fact.node}`] as const, ...(fact.org === null ? [] : [['org', fact.org] as const])]
  if (fact.person === null) return []
  return [
    ['person', fact.person] as const,
    ...(fact.post === null ? [] : [['post', fact.post] as const]),
    ...(fact.lane === 'section' || fact.lane === 'head' ? [[fact.lane, fact.person] as const] : [])
  ]
}
