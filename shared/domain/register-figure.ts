/**
 * Figures of a register, as its declaration asks for them: counts, shares, steps in time, who takes part, sums; each with the entries it is
 * made of, so that every figure can be walked back. What has no denominator or no known value is null, never zero.
 */
import type { Register, RegisterFigure } from '../packs/registers.ts'
import {
  activeIn,
  isPlace,
  meets,
  participants,
  placeGroupings,
  placeOf,
  push,
  type Active,
  type FigureEntry,
  type FigureWorld,
  type Participation
} from './register-participation.ts'
import { countedOf, type Duty } from './register.ts'

export interface FigureCell {
  readonly figure: string
  readonly value: number | null
  readonly counted: number
  readonly against: number | null
  /** ids of the entries that it is made of */
  readonly behind: { readonly counted: readonly string[]; readonly against: readonly string[] }
}

const timeGroupings = ['state', 'month'] as const

/** Everything by which a register's figures may be told apart. */
export function groupingsOf(register: Pick<Register, 'by' | 'org' | 'region' | 'parent'>): readonly string[] {
  const places = placeGroupings.filter((by) =>
    by === 'region' ? register.org !== undefined || register.region !== undefined : register.org !== undefined
  )
  return [...places, ...timeGroupings, ...(register.parent === undefined ? [] : ['top']), ...register.by]
}

/** Ids of groups that have anything to tell, sorted; '' the group of those without. */
function groupsIn(register: Register, by: string, world: FigureWorld): readonly string[] {
  const groups = new Set(world.entries.map((entry) => groupOfEntry(entry, by)))
  const asked = register.figures.flatMap((figure) => (figure.kind === 'participation' ? participants(figure, world) : []))
  if (isPlace(by)) for (const one of asked) groups.add(placeOf(one, by))
  return [...groups].toSorted()
}

/** Every declared figure over a group (`by` '' : over everything). */
export function figureCells(register: Register, by: string, group: string, world: FigureWorld): readonly FigureCell[] {
  const entries = by === '' ? world.entries : world.entries.filter((entry) => groupOfEntry(entry, by) === group)
  return register.figures.map((figure) => ({ figure: figure.id, ...cellOf(figure, entries, { by, group, world }) }))
}

/** The same for every group at once. */
export function figuresByGroup(
  register: Register,
  by: string,
  world: FigureWorld
): readonly { readonly group: string; readonly cells: readonly FigureCell[] }[] {
  const entries = new Map<string, FigureEntry[]>()
  for (const entry of world.entries) push(entries, groupOfEntry(entry, by), entry)
  // a unit takes part wherever the entry stands: who took part is found once, over all entries
  const active = new Map(
    register.figures.flatMap((figure) =>
      figure.kind === 'participation' ? [[figure.id, activeIn(figure, world.entries, world)] as const] : []
    )
  )
  return groupsIn(register, by, world).map((group) => ({
    group,
    cells: register.figures.map((figure) => ({
      figure: figure.id,
      ...cellOf(figure, entries.get(group) ?? [], { by, group, world }, active.get(figure.id))
    }))
  }))
}

type Asked = Omit<FigureCell, 'figure'>
interface Slice {
  readonly by: string
  readonly group: string
  readonly world: FigureWorld
}

function cellOf(figure: RegisterFigure, entries: readonly FigureEntry[], slice: Slice, active?: Active): Asked {
  const met = entries.filter((entry) => meets(entry, figure.where))
  switch (figure.kind) {
    case 'count':
      return { value: met.length, counted: met.length, against: null, behind: { counted: idsOf(met), against: [] } }
    case 'share': {
      const among = entries.filter((entry) => meets(entry, figure.among))
      const both = among.filter((entry) => meets(entry, figure.where))
      return { ...ratio(both.length, among.length), behind: { counted: idsOf(both), against: idsOf(among) } }
    }
    case 'on_time': {
      const due = met.map((entry) => ({
        entry,
        duties: entry.duties.filter((duty) => duty.step === figure.step && hasCome.has(duty.state))
      }))
      const some = due.filter(({ duties }) => duties.length > 0)
      const kept = some.filter(({ duties }) => duties.some(inTime))
      const sum = (of: typeof some, which: (duty: Duty) => boolean): number =>
        of.reduce((n, { duties }) => n + duties.filter(which).length, 0)
      const behind = { counted: idsOf(kept.map(({ entry }) => entry)), against: idsOf(some.map(({ entry }) => entry)) }
      return {
        ...ratio(
          sum(kept, inTime),
          sum(some, () => true)
        ),
        behind
      }
    }
    case 'participation':
      return participation(figure, entries, slice, active)
    case 'steps': {
      const times = met.map((entry) => ({ entry, n: countedOf(entry.walk).filter(({ step }) => step === figure.step).length }))
      const some = times.filter(({ n }) => n > 0)
      const n = some.reduce((sum, one) => sum + one.n, 0)
      return { value: n, counted: n, against: null, behind: { counted: idsOf(some.map(({ entry }) => entry)), against: [] } }
    }
    case 'time': {
      const timed = met.flatMap((entry) =>
        entry.duties.flatMap(({ step, used, limit }) =>
          step === figure.step && used !== null && limit !== null ? [{ entry, used: Math.min(used, limit), limit }] : []
        )
      )
      const [used, limit] = [timed.reduce((n, one) => n + one.used, 0), timed.reduce((n, one) => n + one.limit, 0)]
      const ids = idsOf(timed.map(({ entry }) => entry))
      return { value: timed.length === 0 ? null : used, counted: used, against: limit, behind: { counted: ids, against: ids } }
    }
    case 'sum': {
      const known = met.filter((entry) => typeof entry.value(figure.field) === 'number')
      const total = known.reduce((sum, entry) => sum + Number(entry.value(figure.field)), 0)
      return { value: known.length === 0 ? null : total, counted: total, against: null, behind: { counted: idsOf(known), against: [] } }
    }
  }
}

const hasCome: ReadonlySet<string> = new Set<Duty['state']>(['in_time', 'late', 'overdue', 'missed'])
const inTime = ({ state }: Duty): boolean => state === 'in_time'
const idsOf = (entries: readonly FigureEntry[]): readonly string[] => entries.map(({ id }) => id)
const ratio = (counted: number, against: number) => ({ value: against === 0 ? null : counted / against, counted, against })

function participation(figure: Participation, entries: readonly FigureEntry[], { by, group, world }: Slice, known?: Active): Asked {
  const place = isPlace(by)
  const asked = participants(figure, world).filter((one) => !place || placeOf(one, by) === group)
  // a group of units looks at all entries, any other at its own
  const active = (place ? known : undefined) ?? activeIn(figure, place ? world.entries : entries, world)
  const took = asked.filter(({ id }) => active.has(id))
  // who takes no part has no entry to show: the groups by unit name them
  if (figure.without) return { ...ratio(asked.length - took.length, asked.length), behind: { counted: [], against: [] } }
  const behind = [...new Set(took.flatMap(({ id }) => active.get(id) ?? []))]
  return { ...ratio(took.length, asked.length), behind: { counted: behind, against: behind } }
}

function groupOfEntry(entry: FigureEntry, by: string): string {
  switch (by) {
    case 'unit':
      return entry.org
    case 'unit_kind':
      return entry.unitKind
    case 'clean_kind':
      return entry.cleanKind
    case 'region':
      return entry.region
    case 'state':
      return entry.walk.state
    case 'month':
      return entry.begin.slice(0, 7)
    case 'top':
      return entry.top
    default:
      return String(entry.value(by) ?? '')
  }
}
