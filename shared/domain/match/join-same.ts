/** Confirmed pairs → groups of the same, each with the one entry that stands for it. */

export interface Standing {
  readonly id: string
  /** has a credit code or id number */
  readonly numbered: boolean
  /** number of the import it came with; the oldest stands */
  readonly since: number
}

/** Groups of two and more, by the id that each member belongs to in the end. */
export function groupsOf(pairs: readonly (readonly [string, string])[]): readonly (readonly string[])[] {
  const parent = new Map<string, string>()
  const root = (id: string): string => {
    let at = id
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up
    parent.set(id, at)
    return at
  }
  for (const [left, right] of pairs) {
    for (const id of [left, right]) if (!parent.has(id)) parent.set(id, id)
    parent.set(root(left), root(right))
  }
  const groups = new Map<string, string[]>()
  for (const id of parent.keys()) {
    const top = root(id)
    const group = groups.get(top)
    if (group === undefined) groups.set(top, [id])
    else group.push(id)
  }
  return [...groups.values()].filter((group) => group.length > 1).map((group) => group.toSorted())
}

/** Numbered before unnumbered, then the oldest import, then the smaller id: the same on every machine. */
export function canonicalOf(members: readonly Standing[]): Standing | undefined {
  return members.toSorted((a, b) => Number(b.numbered) - Number(a.numbered) || a.since - b.since || (a.id < b.id ? -1 : 1))[0]
}
