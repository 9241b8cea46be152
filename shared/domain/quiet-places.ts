/**
 * The share of places without accusation, by the unit above them, always beside how what came in there was handled (systems.md B6). A place about
 * which nothing can be known is unknown: it stands in no share. No score, no order by share: few accusations may as well mean that nobody dares.
 */
import type { QuietPlaces } from '../packs/quiet-places.ts'

type Value = string | number | null
/** A row of the declared dataset. */
export interface QuietRow {
  readonly id: string
  readonly [field: string]: Value
}
export interface QuietUnit {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly parent: string | null
}
export interface QuietWorld {
  /** units that stand in the period */
  readonly units: readonly QuietUnit[]
  /** unit → the unit it was merged into: what is said of a unit that is no more is said of its heir */
  readonly heirs: ReadonlyMap<string, string>
  /** person → unit */
  readonly homes: ReadonlyMap<string, string>
  /** every row up to the day of the data, of any period: repeats look back */
  readonly rows: readonly QuietRow[]
  /** values of the field that accuses which a code explains */
  readonly known: ReadonlySet<string>
  readonly from: string
  readonly to: string
  readonly asOf: string
}

export const quietFigures = ['accused', 'received', 'in_time', 'overdue', 'running', 'no_limit', 'repeated', 'rated', 'satisfied'] as const
export type QuietFigure = (typeof quietFigures)[number]
export interface QuietPlace {
  readonly id: string
  readonly name: string
  readonly state: 'accused' | 'without' | 'unknown'
}
export interface QuietGroup {
  /** id of the unit above; '' of places that have none */
  readonly id: string
  readonly name: string
  readonly places: readonly QuietPlace[]
  /** without accusation, of those that are known; null of none */
  readonly share: number | null
  /** ids of the rows behind each figure */
  readonly behind: Readonly<Record<QuietFigure, readonly string[]>>
}
export interface QuietStanding {
  /** by name */
  readonly groups: readonly QuietGroup[]
  /** accusations of the period that are about no unit or person on record: they may concern any place */
  readonly unplaced: readonly string[]
}

const textOf = (value: Value | undefined): string => (value === null || value === undefined ? '' : String(value))

export function quietStanding(told: QuietPlaces, world: QuietWorld): QuietStanding {
  const units = new Map(world.units.map((unit) => [unit.id, unit]))
  const places = world.units.filter((unit) => told.places.includes(unit.kind))
  const groupOf = (place: QuietUnit): string => (units.has(place.parent ?? '') ? (place.parent ?? '') : '')
  const ids = [...new Set(places.map(groupOf))]
  const groups = new Set(ids)
  const rows = world.rows.filter((row) => within(textOf(row[told.day]), world))
  const again = repeatsIn(told, world.rows)
  const about = (row: QuietRow): readonly string[] =>
    [
      ...told.about.units.map((field) => textOf(row[field])).filter((id) => id !== ''),
      ...told.about.people.flatMap((field) => world.homes.get(textOf(row[field])) ?? [])
    ].map((id) => heirOf(id, units, world.heirs))
  // what a row touches, and everything above that
  const covered = new Set<string>()
  const toldOf = new Map<string, QuietRow[]>()
  const handledIn = new Map<string, QuietRow[]>()
  for (const row of rows) {
    for (const id of new Set(about(row))) toldOf.set(id, [...(toldOf.get(id) ?? []), row])
    const handler = lineOf(heirOf(textOf(row[told.handler]), units, world.heirs), units)
    for (const id of [...handler, ...about(row).flatMap((one) => lineOf(one, units))]) covered.add(id)
    const group = handler.find((id) => groups.has(id))
    if (group !== undefined) handledIn.set(group, [...(handledIn.get(group) ?? []), row])
  }
  const accuses = (row: QuietRow): boolean => told.accuses.values.includes(textOf(row[told.accuses.field]))
  const placeOf = (place: QuietUnit): QuietPlace => {
    const own = toldOf.get(place.id) ?? []
    const open = !covered.has(groupOf(place) || place.id) || own.some((row) => !world.known.has(textOf(row[told.accuses.field])))
    return { id: place.id, name: place.name, state: own.some(accuses) ? 'accused' : open ? 'unknown' : 'without' }
  }
  return {
    groups: ids
      .map((id): QuietGroup => {
        const own = places.filter((place) => groupOf(place) === id)
        const seen = own.map(placeOf).toSorted(byName)
        const without = seen.filter(({ state }) => state === 'without').length
        const knowable = seen.filter(({ state }) => state !== 'unknown').length
        const behind = behindOf(told, world.asOf, handledIn.get(id) ?? [], again)
        const accused = [...new Set(own.flatMap((place) => (toldOf.get(place.id) ?? []).filter(accuses).map((row) => row.id)))]
        return {
          id,
          name: units.get(id)?.name ?? '',
          places: seen,
          share: knowable === 0 ? null : without / knowable,
          behind: { ...behind, accused }
        }
      })
      .toSorted(byName),
    unplaced: rows.filter((row) => accuses(row) && about(row).length === 0).map((row) => row.id)
  }
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
const within = (day: string, { from, to, asOf }: QuietWorld): boolean => day >= from && day.slice(0, 10) <= to && day.slice(0, 10) <= asOf

/** The unit itself where it stands in the period, else the one that took it over, as far as that is on record. */
function heirOf(id: string, units: ReadonlyMap<string, QuietUnit>, heirs: QuietWorld['heirs']): string {
  const seen = new Set<string>()
  let at = id
  for (let next = heirs.get(at); !units.has(at) && next !== undefined && !seen.has(next); next = heirs.get(at)) {
    seen.add(next)
    at = next
  }
  return at
}

/** A unit and all above it; a circle in the data ends where it began. */
function lineOf(id: string, units: ReadonlyMap<string, QuietUnit>): readonly string[] {
  const line: string[] = []
  for (let at: string | null = id; at !== null && at !== '' && !line.includes(at); at = units.get(at)?.parent ?? null) line.push(at)
  return line
}

/** Ids of rows whose writer had written on the same topic before. Rows whose writer is unknown repeat nothing. */
function repeatsIn(told: QuietPlaces, rows: readonly QuietRow[]): ReadonlySet<string> {
  const first = new Map<string, string>()
  const again = new Set<string>()
  const ordered = rows.toSorted((a, b) => {
    const [one, other] = [textOf(a[told.day]), textOf(b[told.day])]
    return one < other ? -1 : one > other ? 1 : a.id < b.id ? -1 : 1
  })
  for (const row of ordered) {
    const who = told.repeated.who.map((field) => textOf(row[field])).find((value) => value !== '')
    const topic = textOf(row[told.repeated.topic])
    if (who === undefined || topic === '') continue
    const key = JSON.stringify([who, topic])
    if (first.has(key)) again.add(row.id)
    else first.set(key, row.id)
  }
  return again
}

type Handling = Omit<Record<QuietFigure, readonly string[]>, 'accused'>
function behindOf(told: QuietPlaces, asOf: string, rows: readonly QuietRow[], again: ReadonlySet<string>): Handling {
  const timed = (state: TimeState): readonly string[] => rows.filter((row) => timeOf(told, row, asOf) === state).map((row) => row.id)
  const rated = rows.filter((row) => textOf(row[told.rating.field]) !== '')
  return {
    received: rows.map((row) => row.id),
    in_time: timed('in_time'),
    overdue: timed('overdue'),
    running: timed('running'),
    no_limit: timed('no_limit'),
    repeated: rows.filter((row) => again.has(row.id)).map((row) => row.id),
    rated: rated.map((row) => row.id),
    satisfied: rated.filter((row) => told.rating.good.includes(textOf(row[told.rating.field]))).map((row) => row.id)
  }
}

type TimeState = 'in_time' | 'overdue' | 'running' | 'no_limit'
const dayOf = (text: string): number => Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / 86_400_000

/** Closed in time, too late, still running, or bound by no limit that could be judged. */
function timeOf({ time }: QuietPlaces, row: QuietRow, asOf: string): TimeState {
  const holds = ([field, values]: readonly [string, readonly string[]]): boolean => values.includes(textOf(row[field]))
  const from = textOf(row[time.from])
  if (from === '' || !Object.entries(time.only).every(holds) || Object.entries(time.unless).some(holds)) return 'no_limit'
  const more =
    time.more !== undefined && textOf(row[time.more.paper]) !== '' ? Math.min(Number(row[time.more.days] ?? 0), time.more.most) : 0
  const to = textOf(row[time.to])
  const closed = to !== '' && to.slice(0, 10) <= asOf
  const used = dayOf(closed ? to : asOf) - dayOf(from)
  if (used > time.days + more) return 'overdue'
  return closed ? 'in_time' : 'running'
}
