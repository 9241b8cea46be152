/**
 * In which order the acts of a long project are listed while not all are: nobody is left out. First of every person, meeting or name the latest act of
 * each kind at each node, then the others, the latest first. Pure.
 */
import type { ActOutline } from '../../queries/matter-acts.ts'
import type { StepOutline } from '../../queries/matter-steps.ts'

interface Placed {
  readonly id: string
  readonly at: string
}
/** An act without a day has its step's; what has none at all counts as the latest. */
const isLater = (a: Placed, b: Placed): boolean => (a.at === b.at ? a.id > b.id : a.at > b.at)

export interface ActOrder {
  readonly ids: readonly string[]
  /** so many of them, from the front, are never left out */
  readonly always: number
}

/** `steps`: of the same matter, by id. */
export function orderActs(steps: ReadonlyMap<string, StepOutline>, acts: readonly ActOutline[]): ActOrder {
  const firsts = new Map<string, Placed>()
  const others: Placed[] = []
  for (const [id, step, kind, who, day] of acts) {
    const found = steps.get(step)
    const act = { id, at: day ?? found?.[3] ?? '~' }
    const own = JSON.stringify([found?.[1], kind, who])
    const latest = firsts.get(own)
    if (latest === undefined) firsts.set(own, act)
    else if (isLater(act, latest)) {
      firsts.set(own, act)
      others.push(latest)
    } else others.push(act)
  }
  others.sort((a, b) => (isLater(a, b) ? -1 : 1))
  return { ids: [...firsts.values(), ...others].map(({ id }) => id), always: firsts.size }
}
