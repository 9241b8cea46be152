/**
 * Which acts of a long project are listed first: nobody is left out. Of every person, meeting or name the latest act of each kind at each node, and
 * beside them the latest of the others. Pure, and called over thousands of acts while somebody waits: no joined keys, no sort of them all.
 */
import type { ActOutline, StepOutline } from '../../queries/matters.ts'
import { within } from './power-sums.ts'

interface Placed {
  readonly id: string
  readonly at: string
}
/** An act without a day has its step's; what has none at all counts as the latest. */
const isLater = (a: Placed, b: Placed): boolean => (a.at === b.at ? a.id > b.id : a.at > b.at)

/** Ids of about `most` acts: more where more people did more kinds of acts than that. */
export function chooseActs(steps: ReadonlyMap<string, StepOutline>, acts: readonly ActOutline[], most: number): readonly string[] {
  if (acts.length <= most) return acts.map(([id]) => id)
  const nodes = new Map<string, Map<string, Map<string, Placed>>>()
  const others: Placed[] = []
  for (const [id, step, kind, who, day] of acts) {
    const found = steps.get(step)
    const act = { id, at: day ?? found?.[3] ?? '~' }
    const own = within(within(nodes, found?.[1] ?? ''), kind)
    const latest = own.get(who)
    if (latest === undefined) own.set(who, act)
    else if (isLater(act, latest)) {
      own.set(who, act)
      others.push(latest)
    } else others.push(act)
  }
  const chosen = [...nodes.values()].flatMap((kinds) => [...kinds.values()].flatMap((own) => [...own.values()]))
  return [...chosen, ...latestOf(others, most - chosen.length)].map(({ id }) => id)
}

/** At most `most` of them. Rows lie about in the order of their days, so from the end hardly any has to be put in its place. */
function latestOf(acts: readonly Placed[], most: number): readonly Placed[] {
  const kept: Placed[] = []
  if (most <= 0) return kept
  for (const act of acts.toReversed()) {
    const last = kept.at(-1)
    if (kept.length >= most && last !== undefined && !isLater(act, last)) continue
    const place = kept.findIndex((one) => isLater(act, one))
    kept.splice(place === -1 ? kept.length : place, 0, act)
    if (kept.length > most) kept.pop()
  }
  return kept
}
