/**
 * Which acts of a long project are listed first: nobody is left out. Of every person, meeting or name the latest act of each kind at each node, and
 * beside them the latest of the others. Pure.
 */
import { groupBy } from '../../../../shared/domain/group.ts'
import type { ActOutline, StepOutline } from '../../queries/matters.ts'

interface Placed {
  readonly id: string
  readonly at: string
}
/** An act without a day has its step's; what has none at all counts as the latest. */
const latestFirst = (a: Placed, b: Placed): number => (a.at === b.at ? (a.id > b.id ? -1 : 1) : a.at > b.at ? -1 : 1)

/** Ids of about `most` acts: more where more people did more kinds of acts than that. */
export function chooseActs(steps: ReadonlyMap<string, StepOutline>, acts: readonly ActOutline[], most: number): readonly string[] {
  if (acts.length <= most) return acts.map(([id]) => id)
  const groups = groupBy(acts, ([, step, kind, who]) => `${steps.get(step)?.[1] ?? ''}\n${kind}\n${who}`)
  const chosen: string[] = []
  const others: Placed[] = []
  for (const group of groups.values()) {
    const [latest, ...rest] = group.map(([id, step, , , at]) => ({ id, at: at ?? steps.get(step)?.[3] ?? '~' })).toSorted(latestFirst)
    if (latest !== undefined) chosen.push(latest.id)
    others.push(...rest)
  }
  if (chosen.length >= most) return chosen
  const more = others.toSorted(latestFirst).slice(0, most - chosen.length)
  return [...chosen, ...more.map(({ id }) => id)]
}
