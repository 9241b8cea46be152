/** Every stay of a matter in one person's hands: only the steps at which that person acted are read, so that it is as quick in a trail of thousands. */
import { groupBy } from '../../../../shared/domain/group.ts'
import { staysOf } from '../../../../shared/domain/hands.ts'
import type { CommandOutput, ParsedInput } from '../../../../shared/ipc/contract.ts'
import type { WorkCalendar } from '../../../../shared/packs/calendar.ts'
import { actsBesides, stepsHeldBy } from '../../queries/hands.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { matterNamed } from '../matter-named.ts'

/** Longest first, a page of them. `asOf`: ISO date up to which an open step is counted. Throws `unknown_id` for a matter that is not there. */
export function walkStays(
  db: ReadableDB,
  calendar: WorkCalendar,
  { matter: idOrCode, person, name, offset, limit }: ParsedInput<'trail.stays'>,
  asOf: string
): CommandOutput<'trail.stays'> {
  const matter = matterNamed(db, idOrCode)
  const who = { person, name }
  const acts = groupBy(actsBesides(db, matter.id, who), (act) => act.step)
  const steps = stepsHeldBy(db, matter.id, who).map((step) => ({ ...step, acts: acts.get(step.id) ?? [] }))
  const stays = staysOf(steps, who, asOf, calendar)
  const rows = stays.slice(offset, offset + limit).map(({ step, act, ...stay }) => ({
    ...stay,
    step: step.id,
    node: step.node,
    round: step.round,
    act: act.id
  }))
  return { rows, total: stays.length }
}
