/** In which order the steps of a long trail are shown while not all are: the latest rounds of every node, so that no node is left out for another's many rounds. */
import { groupBy } from '../../../../shared/domain/group.ts'
import type { StepOutline } from '../../queries/matter-steps.ts'

/** An open round comes before a closed one, then the later; of one day the higher round, then the higher id. */
function latestFirst(a: StepOutline, b: StepOutline): number {
  if (a[3] !== b[3]) return a[3] === null ? -1 : b[3] === null ? 1 : a[3] > b[3] ? -1 : 1
  return (b[2] ?? -1) - (a[2] ?? -1) || (a[0] > b[0] ? -1 : 1)
}

/** Ids of all steps, the latest round of every node first, then the one before of every node that has one, and so on: however many are taken from the front, every node has as many as any other, where it has as many. */
export function orderSteps(steps: readonly StepOutline[]): readonly string[] {
  const nodes = [...groupBy(steps, (step) => step[1]).values()].map((rounds) => rounds.toSorted(latestFirst))
  const ordered: string[] = []
  for (let place = 0; ordered.length < steps.length; place += 1)
    ordered.push(...nodes.flatMap((rounds) => rounds[place]?.[0] ?? []).toSorted())
  return ordered
}
