/**
 * The heat map as data: gathers counts by unit and column, then lets the pure cell rule decide. Columns are packs, models or months; the
 * denominator is the unit's matters in hand of the procedures the column is about.
 */
import { cellOf, colourSteps, minimumMatters, type HeatColour } from '../../../shared/domain/heat.ts'
import { filtersUnits, fitsUnit } from '../../../shared/domain/unit-filter.ts'
import type { HeatMatrix } from '../../../shared/ipc/commands/heat.ts'
import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import type { PackSet } from '../packs/pack-set.ts'
import {
  matterCounts,
  monthlyCounts,
  monthsWithData,
  proceduresInHand,
  unitsOnMap,
  warningCounts,
  type UnitRecord
} from '../queries/heat.ts'
import { lastOutcomes, latestRun } from '../queries/warnings.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { checkKinds, kindsOfUnits, type UnitTraits } from './units-of-kinds.ts'

export type HeatInput = ParsedInput<'heat.matrix'>
interface Column {
  readonly id: string
  readonly name: { zh: string; en: string }
  readonly short: { zh: string; en: string }
  readonly group: { zh: string; en: string }
  /** procedures the column is about; null when it is not about matters */
  readonly procedures: readonly string[] | null
  readonly ran: boolean
}
export interface HeatFacts {
  /** every unit of the map: peers are all of a kind, whichever of them are looked at */
  readonly units: readonly UnitRecord[]
  /** those that pass the filter of units */
  readonly shown: readonly UnitRecord[]
  readonly traits: ReadonlyMap<string, UnitTraits>
  readonly columns: readonly Column[]
  /** unit × column */
  readonly warnings: ReadonlyMap<string, { readonly n: number; readonly red: number }>
  readonly matters: ReadonlyMap<string, number | null>
  readonly recent: ReadonlyMap<string, readonly [recent: number, before: number]>
  readonly rates: ReadonlyMap<string, readonly number[]>
}

export const at = (unit: string, column: string): string => `${unit}\u0000${column}`

/** Everything about the cells that the colour rule and the inspector need. */
export function gatherHeat(db: ReadableDB, packs: PackSet, input: HeatInput): HeatFacts {
  const units = unitsOnMap(db)
  const traits = kindsOfUnits(db, packs)
  checkKinds(packs, traits, input)
  const shown = filtersUnits(input) ? units.filter((unit) => fitsUnit(input, traits.get(unit.id) ?? { kind: '', clean: '' })) : units
  const columns = columnsOf(db, packs, input)
  const wanted = new Set(columns.map((column) => column.id))
  const warnings = new Map<string, { n: number; red: number }>()
  for (const row of warningCounts(db, input.columns === 'model' ? 'model_id' : input.columns, input)) {
    if (row.col !== null && wanted.has(row.col)) warnings.set(at(row.org_id, row.col), { n: row.n, red: row.red })
  }
  const byProcedure = new Map<string, number>()
  for (const row of matterCounts(db, input.columns === 'month'))
    byProcedure.set(`${row.org_id}\u0000${row.procedure}\u0000${row.month}`, row.matters)
  const all = [...packs.procedures.keys()]
  const matters = new Map<string, number | null>()
  for (const unit of units) {
    for (const column of columns) {
      const month = input.columns === 'month' ? column.id : ''
      const procedures = column.procedures ?? (input.columns === 'month' ? all : null)
      matters.set(
        at(unit.id, column.id),
        procedures === null
          ? null
          : procedures.reduce((sum, procedure) => sum + (byProcedure.get(`${unit.id}\u0000${procedure}\u0000${month}`) ?? 0), 0)
      )
    }
  }
  const rates = ratesOf(units, columns, warnings, matters)
  return { units, shown, traits, columns, warnings, matters, recent: recentOf(db, input, columns), rates }
}

/** The matrix, row by row. */
export function drawHeatMap(db: ReadableDB, packs: PackSet, input: HeatInput, dataDate: string): HeatMatrix {
  const facts = gatherHeat(db, packs, input)
  const run = latestRun(db)
  const cells = facts.shown.flatMap((unit) => facts.columns.map((column) => cellFor(input.colour, facts, unit, column)))
  const kindsOn = (what: keyof UnitTraits): string[] => [...new Set(facts.units.map((unit) => facts.traits.get(unit.id)?.[what] ?? ''))]
  const cleans = new Set(kindsOn('clean'))
  const sum = (pairs: readonly string[]): number => pairs.reduce((total, key) => total + (facts.warnings.get(key)?.n ?? 0), 0)
  return {
    rows: facts.shown.map((unit) => ({
      id: unit.id,
      name: unit.name,
      short: unit.short_name ?? unit.name,
      kind: unit.unit_kind ?? '',
      total: sum(facts.columns.map((column) => at(unit.id, column.id))),
      matters: Math.max(0, ...facts.columns.map((column) => facts.matters.get(at(unit.id, column.id)) ?? 0))
    })),
    columns: facts.columns.map(({ id, name, short, group }) => ({
      id,
      name,
      short,
      group,
      total: sum(facts.shown.map((unit) => at(unit.id, id)))
    })),
    cells,
    steps: [
      ...colourSteps(
        cells.flatMap((cell) => (cell.v === null ? [] : [cell.v])),
        input.colour === 'change' || input.colour === 'peers'
      )
    ],
    unitKinds: kindsOn('kind').toSorted(byKind),
    cleanKinds: [...packs.cleanKinds, { id: '', name: { zh: '', en: '' } }].flatMap(({ id, name }) =>
      cleans.has(id) ? [{ id, name }] : []
    ),
    months: [...monthsWithData(db)],
    asOf: run?.as_of ?? dataDate,
    run: run?.id ?? null
  }
}

/** By name, units of no kind last. */
const byKind = (a: string, b: string): number => Number(a === '') - Number(b === '') || (a < b ? -1 : Number(a > b))

/** One cell by the rule. */
export function cellFor(colour: HeatColour, facts: HeatFacts, unit: UnitRecord, column: Column): HeatMatrix['cells'][number] {
  const key = at(unit.id, column.id)
  const counted = facts.warnings.get(key) ?? { n: 0, red: 0 }
  const matters = facts.matters.get(key) ?? null
  const [recent, before] = facts.recent.get(key) ?? [0, 0]
  const { state, value } = cellOf(colour, {
    warnings: counted.n,
    matters,
    ran: column.ran,
    recent,
    before,
    peerRates: facts.rates.get(at(unit.unit_kind ?? '', column.id)) ?? []
  })
  return { s: state, v: value, w: counted.n, n: matters, red: counted.red > 0 }
}

function columnsOf(db: ReadableDB, packs: PackSet, input: HeatInput): readonly Column[] {
  const ran = modelsThatRan(db)
  const loaded = packsOnMap(db, packs, ran)
  const inUse = packs.models.filter(
    (model) =>
      (input.packs?.length ? input.packs.includes(model.pack) : loaded.has(model.pack)) &&
      (!input.models?.length || input.models.includes(model.id))
  )
  if (input.columns === 'month') {
    const about = input.packs?.length || input.models?.length ? [...new Set(inUse.flatMap((model) => model.procedures))] : null
    return monthsWithData(db)
      .filter((month) => (!input.from || month >= input.from) && (!input.to || month <= input.to))
      .slice(-36)
      .map((month) => {
        const short = month.slice(2)
        return {
          id: month,
          name: { zh: month, en: month },
          short: { zh: short, en: short },
          group: { zh: `${month.slice(0, 4)} 年`, en: month.slice(0, 4) },
          procedures: about,
          ran: ran === null || ran.size > 0
        }
      })
  }
  if (input.columns === 'pack') {
    const ids = [...new Set(inUse.map((model) => model.pack))]
    return ids.map((id) => {
      const name = packs.packs.find((pack) => pack.manifest.id === id)?.manifest.name ?? { zh: id, en: id }
      const own = inUse.filter((model) => model.pack === id)
      const procedures = [...new Set(own.flatMap((model) => model.procedures))]
      return {
        id,
        name,
        short: name,
        group: { zh: '', en: '' },
        procedures: procedures.length ? procedures : null,
        ran: own.some((model) => ran?.has(model.id) ?? true)
      }
    })
  }
  return inUse.map((model) => {
    const group = packs.packs.find((pack) => pack.manifest.id === model.pack)?.manifest.name ?? { zh: model.pack, en: model.pack }
    return {
      id: model.id,
      name: model.name,
      short: model.short ?? model.name,
      group,
      procedures: model.procedures.length ? model.procedures : null,
      ran: ran?.has(model.id) ?? true
    }
  })
}

/**
 * Packs that have something to show here: matters of their procedures, or a model about no procedure that ran. A field whose ledgers were never
 * brought in would only be hatched columns; the overview says that its models could not run. When nothing is loaded at all, every pack stands.
 */
function packsOnMap(db: ReadableDB, packs: PackSet, ran: ReadonlySet<string> | null): ReadonlySet<string> {
  const inHand = proceduresInHand(db)
  const shown = packs.models.filter((model) =>
    model.procedures.length > 0 ? model.procedures.some((id) => inHand.has(id)) : ran?.has(model.id)
  )
  return new Set((shown.length > 0 ? shown : packs.models).map((model) => model.pack))
}

/** Models that ran when they were last tried; null before any run. */
function modelsThatRan(db: ReadableDB): ReadonlySet<string> | null {
  const outcomes = [...lastOutcomes(db).values()]
  return outcomes.length === 0 ? null : new Set(outcomes.filter((model) => model.ran).map((model) => model.id))
}

/** Warnings of the last three months with data against the three before. */
function recentOf(db: ReadableDB, input: HeatInput, columns: readonly Column[]): Map<string, readonly [number, number]> {
  const months = monthsWithData(db).filter((month) => !input.to || month <= input.to)
  const changes = new Map<string, [number, number]>()
  if (input.columns === 'month') {
    const counts = new Map(warningCounts(db, 'month', input).map((row) => [at(row.org_id, row.col ?? ''), row.n]))
    const orgs = new Set([...counts.keys()].map((key) => key.split('\u0000')[0] ?? ''))
    for (const org of orgs) {
      for (const column of columns) {
        const place = months.indexOf(column.id)
        const previous = months[place - 1]
        changes.set(at(org, column.id), [
          counts.get(at(org, column.id)) ?? 0,
          previous === undefined ? 0 : (counts.get(at(org, previous)) ?? 0)
        ])
      }
    }
    return changes
  }
  const recent = new Set(months.slice(-3))
  const before = new Set(months.slice(-6, -3))
  for (const row of monthlyCounts(db, input.columns === 'model' ? 'model_id' : 'pack', input)) {
    const pair = changes.get(at(row.org_id, row.col)) ?? [0, 0]
    if (recent.has(row.month)) pair[0] += row.n
    else if (before.has(row.month)) pair[1] += row.n
    changes.set(at(row.org_id, row.col), pair)
  }
  return changes
}

function ratesOf(
  units: readonly UnitRecord[],
  columns: readonly Column[],
  warnings: ReadonlyMap<string, { readonly n: number }>,
  matters: ReadonlyMap<string, number | null>
): Map<string, number[]> {
  const rates = new Map<string, number[]>()
  for (const unit of units) {
    for (const column of columns) {
      const n = matters.get(at(unit.id, column.id)) ?? 0
      if (n < minimumMatters) continue
      const key = at(unit.unit_kind ?? '', column.id)
      const kept = rates.get(key) ?? []
      kept.push((100 * (warnings.get(at(unit.id, column.id))?.n ?? 0)) / n)
      rates.set(key, kept)
    }
  }
  return rates
}
