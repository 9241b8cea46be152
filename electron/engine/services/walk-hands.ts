/** In whose hands a matter lay: every step and act of it, read no wider than the days are counted by, so that a trail of thousands opens at once. */
import { groupBy } from '../../../shared/domain/group.ts'
import { handsOf, type HandsOfMatter } from '../../../shared/domain/hands.ts'
import type { MatterHands } from '../../../shared/ipc/commands/trail.ts'
import type { WorkCalendar } from '../../../shared/packs/calendar.ts'
import { actsInHand, personNames, stepsInHand } from '../queries/hands.ts'
import { keptSurvey } from '../queries/long-matters.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { matterNamed } from './matter-named.ts'

/** Most days first. `asOf`: ISO date up to which an open step is counted. Throws `unknown_id`. */
export function walkHands(db: ReadableDB, calendar: WorkCalendar, idOrCode: string, asOf: string): MatterHands {
  const matter = matterNamed(db, idOrCode)
  const kept = keptSurvey<{ readonly asOf: string; readonly hands: HandsOfMatter }>(db, matter.id, 'hands')
  const hands = kept?.asOf === asOf ? kept.hands : readHands(db, calendar, matter.id, asOf)
  const names = personNames(
    db,
    hands.people.flatMap(({ person }) => person ?? [])
  )
  return {
    ...hands,
    people: hands.people.map((one) => ({ ...one, name: (one.person === null ? null : names.get(one.person)) ?? one.name }))
  }
}

/** The same from the steps and acts themselves, people by the name in the ledger. `matter`: its id. */
export function readHands(db: ReadableDB, calendar: WorkCalendar, matter: string, asOf: string): HandsOfMatter {
  const byStep = groupBy(actsInHand(db, matter), ([step]) => step)
  const steps = stepsInHand(db, matter).map(([id, node, received, decided]) => ({
    id,
    node,
    received,
    decided,
    acts: (byStep.get(id) ?? []).map(([, person, name, at]) => ({ person, name, at }))
  }))
  return handsOf(steps, asOf, calendar)
}
