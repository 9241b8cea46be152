/** Which steps of a long trail are shown first: the latest rounds of every node, so that no node is left out for another's many rounds. */
import { groupBy } from '../../../shared/domain/group.ts'
import type { StepOutline } from '../queries/matters.ts'

/** An open round comes before a closed one, then the later; of one day the higher round, then the higher id. */
function latestFirst(a: StepOutline, b: StepOutline): number {
  if (a[3] !== b[3]) return a[3] === null ? -1 : b[3] === null ? 1 : a[3] > b[3] ? -1 : 1
  return (b[2] ?? -1) - (a[2] ?? -1) || (a[0] > b[0] ? -1 : 1)
}

/** Ids of at most `most` steps: of every node the same number of its latest rounds, where it has as many. */
export function latestRounds(steps: readonly StepOutline[], most: number): readonly string[] {
  const nodes = [...groupBy(steps, (step) => step[1]).values()].map((rounds) => rounds.toSorted(latestFirst))
  const chosen: string[] = []
  for (let place = 0; chosen.length < Math.min(most, steps.length); place += 1) {
    const ids = nodes.flatMap((rounds) => rounds[place]?.[0] ?? [])
    chosen.push(...ids.toSorted().slice(0, most - chosen.length))
  }
  return chosen
}
