/** Which groups of acts there are, gathered as the facts are made: to look for them afterwards is to read all facts at one go. */
import type { PowerFact } from '../../queries/power-facts.ts'
import type { ActGroup } from '../../queries/power-stand.ts'

/** Acts of one kind at one node in one post level. Called for every fact: no joined keys. */
export class ActGroups {
  readonly #found = new Map<string, Map<string, Map<string, Set<string | null>>>>()

  add({ grain, procedure, node, kind, lane }: PowerFact): void {
    if (grain !== 'act' || kind === null) return
    let nodes = this.#found.get(procedure)
    if (nodes === undefined) this.#found.set(procedure, (nodes = new Map()))
    let kinds = nodes.get(node)
    if (kinds === undefined) nodes.set(node, (kinds = new Map()))
    const lanes = kinds.get(kind)
    if (lanes === undefined) kinds.set(kind, new Set([lane]))
    else lanes.add(lane)
  }

  *all(): Generator<ActGroup> {
    for (const [procedure, nodes] of this.#found)
      for (const [node, kinds] of nodes)
        for (const [kind, lanes] of kinds) for (const lane of lanes) yield { item: `${procedure}/${node}`, kind, lane }
  }
}
