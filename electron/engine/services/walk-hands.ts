/** In whose hands a matter lay: every step and act of it, read no wider than the days are counted by, so that a trail of thousands opens at once. */
import { groupBy } from '../../../shared/domain/group.ts'
import { handsOf } from '../../../shared/domain/hands.ts'
import type { MatterHands } from '../../../shared/ipc/commands/trail.ts'
import type { WorkCalendar } from '../../../shared/packs/calendar.ts'
import { actsInHand, personNames, stepsInHand } from '../queries/hands.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { matterNamed } from './matter-named.ts'

/** Most days first. `asOf`: ISO date up to which an open step is counted. Throws `unknown_id`. */
export function walkHands(db: ReadableDB, calendar: WorkCalendar, idOrCode: string, asOf: string): MatterHands {
  const matter = matterNamed(db, idOrCode)
  const acts = actsInHand(db, matter.id)
  const names = personNames(db, [...new Set(acts.flatMap(([, person]) => person ?? []))])
  const byStep = groupBy(acts, ([step]) => step)
  const steps = stepsInHand(db, matter.id).map(([id, node, received, decided]) => ({
    id,
    node,
    received,
    decided,
    acts: (byStep.get(id) ?? []).map(([, person, named, at]) => ({
      person,
      name: (person === null ? null : names.get(person)) ?? named,
      at
    }))
  }))
  const hands = handsOf(steps, asOf, calendar)
  return { ...hands, people: [...hands.people] }
}
