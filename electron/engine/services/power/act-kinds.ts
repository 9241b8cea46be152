/** How many decided steps of an item and unit there are, and how many of them bear an act of each kind; gathered as the facts are made. */
import type { FactAct, FactStep } from '../../queries/power-facts.ts'
import type { DoneSteps } from '../../queries/power-done.ts'
import { within } from './power-sums.ts'

/** Called for every step: no joined keys. */
export class ActKinds {
  readonly #steps = new Map<string, Map<string, Map<string, Map<string, number>>>>()

  add(step: FactStep, acts: readonly FactAct[]): void {
    if (step.decided_at === null) return
    const kinds = within(within(within(this.#steps, step.procedure), step.node), step.org_id ?? '')
    for (const kind of new Set(['', ...acts.map((act) => act.kind)])) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  }

  *all(): Generator<DoneSteps> {
    for (const [procedure, nodes] of this.#steps)
      for (const [node, orgs] of nodes)
        for (const [org, kinds] of orgs) for (const [kind, steps] of kinds) yield { item: `${procedure}/${node}`, kind, org, steps }
  }
}
