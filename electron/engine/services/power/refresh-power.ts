/**
 * Makes the facts of power and what they come to by month, when the rows they stand on have changed. Walks the matters in batches, so that memory
 * stays small, and in slices, so that the engine answers meanwhile; whoever reads asks first whether the facts are fresh, and so never sees half.
 */
import { groupBy } from '../../../../shared/domain/group.ts'
import { daysInHand, inOrder, postHeld, workingDays } from '../../../../shared/domain/power.ts'
import type { WorkCalendar } from '../../../../shared/packs/calendar.ts'
import {
  actsWithin,
  allTenures,
  clearPower,
  countMatters,
  factsWriter,
  indexPower,
  matterRanges,
  powerIndexed,
  powerStandsOn,
  rollWriter,
  stepsWithin,
  type FactAct,
  type FactStep,
  type FactTenure,
  type PowerFact
} from '../../queries/power-facts.ts'
import { doneWriter } from '../../queries/power-done.ts'
import type { ReadableDB, WritableDB } from '../../vault/connection.ts'
import { get, run, sql } from '../../vault/sql.ts'
import type { Piece } from '../work-in-slices.ts'
import { ActKinds } from './act-kinds.ts'
import { ActGroups } from './act-groups.ts'
import { PowerSums } from './power-sums.ts'
import { rewriteStanding } from './refresh-standing.ts'

/** How facts are made; a change makes them anew. */
const edition = 3
const setting = 'power_stands_on'
export const markedSetting = 'power_marked_stands_on'

/** Whether the facts are those of the rows as they are now. */
export const powerIsFresh = (db: ReadableDB, calendar: WorkCalendar): boolean =>
  get<{ value: string }>(db, sql`SELECT value FROM sys_setting WHERE key = ${setting}`)?.value === powerState(db, calendar)

/** Everything the facts were made of, as it is now. */
export const powerState = (db: ReadableDB, calendar: WorkCalendar): string => JSON.stringify([edition, powerStandsOn(db), calendar.knows])

/**
 * Brings the facts up to the rows, a slice at a time, and returns how many rows it looked at. Until it ends they are not fresh, and nobody reads
 * them; what is stopped half-way is gone through again. The first filling makes the indexes at its end; later ones change only what differs.
 */
export function* refreshPower(writer: WritableDB, calendar: WorkCalendar): Generator<Piece, number, undefined> {
  for (;;) {
    const state = powerState(writer, calendar)
    // what is kept of marked acts goes by the facts' numbers
    run(writer, sql`DELETE FROM sys_setting WHERE key IN (${setting}, ${markedSetting})`)
    const looked = yield* rewritePower(writer, calendar)
    // rows may have come between two slices
    if (state !== powerState(writer, calendar)) continue
    run(writer, sql`INSERT INTO sys_setting (key, value) VALUES (${setting}, ${state}) ON CONFLICT (key) DO UPDATE SET value = ${state}`)
    return looked
  }
}

function* rewritePower(writer: WritableDB, calendar: WorkCalendar): Generator<Piece, number, undefined> {
  const total = countMatters(writer)
  const filled = powerIndexed(writer)
  if (!filled) while (clearPower(writer)) yield { done: 0, total }
  const write = factsWriter(writer, filled ? 'filled' : 'empty')
  const tenures = groupBy(allTenures(writer), (one) => one.person_id)
  const sums = new PowerSums()
  const groups = new ActGroups()
  const kinds = new ActKinds()
  let done = 0
  for (const range of matterRanges(writer, 10)) {
    const acts = groupBy(actsWithin(writer, range), (act) => act.step_id)
    const rounds = new Map<string, number>()
    const facts: PowerFact[] = []
    for (const step of stepsWithin(writer, range)) {
      const place = `${step.matter_id} ${step.node}`
      const round = (rounds.get(place) ?? 0) + 1
      rounds.set(place, round)
      const own = acts.get(step.id) ?? []
      facts.push(...factsOf({ ...step, round }, own, tenures, calendar))
      kinds.add(step, own)
    }
    write(range, facts)
    for (const fact of facts) {
      sums.add(fact)
      groups.add(fact)
    }
    done += range.count
    yield { done, total }
  }
  const roll = rollWriter(writer)
  for (const one of sums.rolls()) {
    roll(one)
    yield { done, total }
  }
  const writeDone = doneWriter(writer)
  for (const one of kinds.all()) {
    writeDone(one)
    yield { done, total }
  }
  if (!filled) for (const _ of indexPower(writer)) yield { done, total }
  for (const _ of rewriteStanding(writer, groups.all())) yield { done, total }
  return done
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
