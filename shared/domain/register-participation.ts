/**
 * Who takes part in a register: units and leaders, each once, whoever answers for an entry or did a step of one. Also what figures look at, and
 * which entries a figure speaks of.
 */
import type { EntriesWhere, RegisterFigure } from '../packs/registers.ts'
import { countedOf, type BookedStep, type Duty, type Walk } from './register.ts'

/** A step as figures need it: which unit and person did it. */
export interface FigureStep extends BookedStep {
  readonly org: string
  readonly person: string
}
/** An entry as figures need it. '' where there is none. */
export interface FigureEntry {
  readonly id: string
  readonly walk: Walk<FigureStep>
  readonly duties: readonly Duty[]
  readonly org: string
  readonly person: string
  readonly unitKind: string
  /** kind of clean-governance unit */
  readonly cleanKind: string
  readonly region: string
  readonly begin: string
  readonly parent: string
  /** number and title of the entry at the top; its own where it is one */
  readonly top: string
  readonly value: (field: string) => string | number | null
}
/** A unit, or a leader with his unit's kind and region. */
export interface Participant {
  readonly id: string
  readonly unit: string
  readonly unitKind: string
  readonly cleanKind: string
  readonly region: string
}
export interface FigureWorld {
  readonly entries: readonly FigureEntry[]
  readonly units: readonly Participant[]
  readonly leaders: readonly Participant[]
}
export const placeGroupings = ['unit', 'unit_kind', 'clean_kind', 'region'] as const
export const isPlace = (by: string): by is (typeof placeGroupings)[number] => (placeGroupings as readonly string[]).includes(by)

export function placeOf(one: Participant, by: (typeof placeGroupings)[number]): string {
  switch (by) {
    case 'unit':
      return one.unit
    case 'unit_kind':
      return one.unitKind
    case 'clean_kind':
      return one.cleanKind
    case 'region':
      return one.region
  }
}

export function push<T>(into: Map<string, T[]>, key: string, value: T): void {
  const known = into.get(key)
  if (known === undefined) into.set(key, [value])
  else known.push(value)
}

export function meets(entry: FigureEntry, { states, steps, level, fields }: EntriesWhere): boolean {
  if (states !== undefined && !states.includes(entry.walk.state)) return false
  if (steps !== undefined && !countedOf(entry.walk).some(({ step }) => steps.includes(step))) return false
  if (level !== undefined && (entry.parent === '') !== (level === 'top')) return false
  return Object.entries(fields).every(([field, values]) => values.includes(String(entry.value(field) ?? '')))
}

export type Participation = Extract<RegisterFigure, { kind: 'participation' }>

export function participants({ of, unit_kinds: kinds }: Participation, { units, leaders }: FigureWorld): readonly Participant[] {
  return (of === 'units' ? units : leaders).filter(({ unitKind }) => kinds === undefined || kinds.includes(unitKind))
}

/** Who took part, each with the entries he took part in. */
export type Active = ReadonlyMap<string, readonly string[]>

/** Whoever answers for an entry or did a step of one takes part. */
export function activeIn(figure: Participation, entries: readonly FigureEntry[], world: FigureWorld): Active {
  const asked = new Set(participants(figure, world).map(({ id }) => id))
  const active = new Map<string, string[]>()
  for (const entry of entries) {
    if (!meets(entry, figure.where)) continue
    const units = figure.of === 'units'
    const named = [units ? entry.org : entry.person, ...countedOf(entry.walk).map((step) => (units ? step.org : step.person))]
    for (const id of new Set(named)) {
      if (asked.has(id)) push(active, id, entry.id)
    }
  }
  return active
}
