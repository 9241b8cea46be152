/**
 * Groups that meet again and again in the same lots: how often, out of how many, and who got them in what order. Counts beside counts, no verdict:
 * where few are qualified they meet of necessity, which is why each figure stands with its denominator.
 */
export interface Attendance {
  readonly who: string
  readonly where: string
  readonly on: string | null
  /** 1 when this one got it */
  readonly taken: number
}
export interface ClusterPair {
  readonly a: string
  readonly b: string
  /** lots both were in */
  readonly together: number
  /** lots of the one that was in fewer: the denominator */
  readonly of: number
}
export interface ClusterMember {
  readonly who: string
  readonly lots: number
  /** of the cluster's own lots */
  readonly present: number
  readonly taken: number
}
export interface Cluster {
  readonly members: readonly ClusterMember[]
  readonly pairs: readonly ClusterPair[]
  /** lots in which at least two members were */
  readonly lots: number
  /** of these, those of which it is on record who got them */
  readonly decided: number
  /** of these, those that a member got */
  readonly takenInside: number
  /** how often the next lot went to another member than the one before; between lots of one day, or without a day, nobody can say which came first */
  readonly turns: number
  readonly first: string | null
  readonly last: string | null
}
export interface ClusterBounds {
  /** lots together, at least */
  readonly least: number
  /** share of the lots of the one that was in fewer, at least (0 to 1) */
  readonly share: number
}

/** Clusters, the one with most lots together first. `meetings` in order of time. */
export function clustersOf(meetings: readonly Attendance[], bounds: ClusterBounds): readonly Cluster[] {
  const lots = new Map<string, Attendance[]>()
  const lotsOf = new Map<string, Set<string>>()
  for (const one of meetings) {
    lots.set(one.where, [...(lots.get(one.where) ?? []), one])
    lotsOf.set(one.who, (lotsOf.get(one.who) ?? new Set()).add(one.where))
  }
  const together = new Map<string, number>()
  for (const present of lots.values()) {
    const who = [...new Set(present.map((one) => one.who))].toSorted()
    for (const [at, a] of who.entries())
      for (const b of who.slice(at + 1)) together.set(`${a}\n${b}`, (together.get(`${a}\n${b}`) ?? 0) + 1)
  }
  const pairs = [...together].flatMap(([key, n]): ClusterPair[] => {
    const [a = '', b = ''] = key.split('\n')
    const of = Math.min(lotsOf.get(a)?.size ?? 0, lotsOf.get(b)?.size ?? 0)
    return n >= bounds.least && n / of >= bounds.share ? [{ a, b, together: n, of }] : []
  })
  return groupsIn(pairs)
    .map((group) => describe(group, pairs, lots, lotsOf))
    .toSorted(
      (x, y) => y.lots - x.lots || y.members.length - x.members.length || ((x.members[0]?.who ?? '') < (y.members[0]?.who ?? '') ? -1 : 1)
    )
}

function groupsIn(pairs: readonly ClusterPair[]): readonly ReadonlySet<string>[] {
  const groupOf = new Map<string, Set<string>>()
  for (const { a, b } of pairs) {
    const [one, other] = [groupOf.get(a) ?? new Set([a]), groupOf.get(b) ?? new Set([b])]
    const joined = new Set([...one, ...other])
    for (const who of joined) groupOf.set(who, joined)
  }
  return [...new Set(groupOf.values())]
}

function describe(
  group: ReadonlySet<string>,
  pairs: readonly ClusterPair[],
  lots: ReadonlyMap<string, readonly Attendance[]>,
  lotsOf: ReadonlyMap<string, ReadonlySet<string>>
): Cluster {
  const own = [...lots.values()].filter((present) => new Set(present.filter(({ who }) => group.has(who)).map(({ who }) => who)).size >= 2)
  const inside = own.flat().filter(({ who }) => group.has(who))
  const won = own.flatMap((present) => present.find(({ who, taken }) => taken === 1 && group.has(who)) ?? [])
  const winners = won.map(({ who }) => who)
  const days = own.flatMap((present) => present[0]?.on ?? []).toSorted()
  const members = [...group].map((who): ClusterMember => ({
    who,
    lots: lotsOf.get(who)?.size ?? 0,
    present: new Set(inside.filter((one) => one.who === who).map((one) => one.where)).size,
    taken: winners.filter((winner) => winner === who).length
  }))
  return {
    members: members.toSorted((a, b) => b.present - a.present || (a.who < b.who ? -1 : 1)),
    pairs: pairs.filter(({ a }) => group.has(a)).toSorted((x, y) => y.together - x.together || (x.a + x.b < y.a + y.b ? -1 : 1)),
    lots: own.length,
    decided: own.filter((present) => present.some(({ taken }) => taken === 1)).length,
    takenInside: winners.length,
    turns: turnsIn(won),
    first: days[0] ?? null,
    last: days.at(-1) ?? null
  }
}

/** Changes from one day's winner to the next day's. A day on which several won has no order, so neither the step to it nor from it is counted. */
function turnsIn(won: readonly Attendance[]): number {
  const byDay = new Map<string, Set<string>>()
  for (const { who, on } of won) if (on !== null) byDay.set(on, (byDay.get(on) ?? new Set()).add(who))
  const days = [...byDay].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, winners]) => (winners.size === 1 ? [...winners][0] : undefined))
  return days.filter((winner, at) => at > 0 && winner !== undefined && days[at - 1] !== undefined && winner !== days[at - 1]).length
}
