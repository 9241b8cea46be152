/**
 * Drawing again. `lcg-48271`: m = 2³¹ − 1, x = seed mod m (1 when that is 0), x ← 48271·x mod m; sixteen steps are thrown away, then one for each
 * entry in order of its number; the smallest draw is rank 1 (Park–Miller minimal standard with Lewis's successor multiplier). `smallest`: the
 * entries' own numbers are ranked. No product exceeds 2⁴⁷, so plain numbers are exact.
 */

export interface DrawEntry {
  readonly id: string
  readonly number: number | null
  /** rank as published; null when none was */
  readonly rank: number | null
  readonly selected: boolean | null
}
export interface DrawnEntry {
  readonly id: string
  readonly number: number | null
  readonly published: number | null
  readonly drawn: number
  readonly selected: boolean | null
  readonly should: boolean
  readonly differs: boolean
}

const modulus = 2_147_483_647
const multiplier = 48_271
const thrownAway = 16

/** The draw of each of `count` places, in their order. `seed`: a whole number from 0 up to 2⁵³ − 1. */
export function lcgDraws(seed: number, count: number): readonly number[] {
  let x = seed % modulus
  if (x === 0) x = 1
  const step = (): number => (x = (multiplier * x) % modulus)
  for (let thrown = 0; thrown < thrownAway; thrown += 1) step()
  return Array.from({ length: count }, step)
}

/** Entries with the rank that the seed gives them. `places` null: who is selected is not judged, ranks are. */
export function drawAgain(entries: readonly DrawEntry[], seed: number, places: number | null): readonly DrawnEntry[] {
  const seated = entries.toSorted((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity))
  const draws = lcgDraws(seed, seated.length)
  return judge(
    seated.map((entry, place) => ({ entry, key: draws[place] ?? Infinity })),
    places
  )
}

/** Entries ranked by the number each drew; as many as were selected must be the smallest. */
export function smallestFirst(entries: readonly DrawEntry[]): readonly DrawnEntry[] {
  const places = entries.filter((entry) => entry.selected === true).length
  return judge(
    entries.map((entry) => ({ entry, key: entry.number ?? Infinity })),
    places
  )
}

function judge(keyed: readonly { readonly entry: DrawEntry; readonly key: number }[], places: number | null): readonly DrawnEntry[] {
  const ranked = keyed.toSorted((a, b) => a.key - b.key || (a.entry.number ?? 0) - (b.entry.number ?? 0))
  // with equal numbers at the edge either may be the one selected
  const edge = places !== null && ranked[places - 1]?.key === ranked[places]?.key ? ranked[places]?.key : undefined
  return ranked.map(({ entry, key }, place): DrawnEntry => {
    const drawn = place + 1
    const should = places !== null && drawn <= places
    const tied = edge !== undefined && key === edge
    const won = places !== null && entry.selected !== null && entry.selected !== should && !tied
    const ranks = entry.rank !== null && entry.rank !== drawn
    return { id: entry.id, number: entry.number, published: entry.rank, drawn, selected: entry.selected, should, differs: won || ranks }
  })
}
