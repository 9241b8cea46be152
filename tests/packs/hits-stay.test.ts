/**
 * What must never change a model's hits, family by family, over the models' own cases: the order of rows, rows of others that nothing is
 * found about, and the same rows written once more. fast-check draws case, order and neighbours, and names the seed when one fails.
 */
import { join } from 'node:path'
import { assert as assertProperty, constantFrom, integer, property, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openCaseDatabase, type CaseDatabase } from '../../electron/engine/packs/case-database.ts'
import { hitRow, type HitRow } from '../../electron/engine/packs/compare-hits.ts'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import type { PackSet } from '../../electron/engine/packs/load-packs.ts'
import { runModel } from '../../electron/engine/packs/run-model.ts'
import { difference } from '../../scripts/engines/test-on-engine.ts'
import type { ModelCase } from '../../shared/packs/pack.ts'
import { shippedPacks } from '../support/shipped-packs.ts'

const resources = join(import.meta.dirname, '../../resources')
const packs = shippedPacks()
const calendar = loadCalendar(join(resources, 'calendars'))
const families = packs.packs.filter((pack) => pack.models.length > 0).map((pack) => pack.manifest.id)

type Model = PackSet['models'][number]
type Rows = ModelCase['rows']

/** The case with an id for every row, as the case database would give it. */
function withIds(each: ModelCase): ModelCase {
  const rows = Object.entries(each.rows).map(([name, list]) => [name, list.map((row, index) => ({ id: `${name}-${index + 1}`, ...row }))])
  return { ...each, rows: Object.fromEntries(rows) as Rows }
}

/** Fields that tell one person, firm or account from another, and what is written where nothing is known, which stays. */
const identities = /(^id|_id|_hash|^account|_account|phone|address)$/
const placeholders: ReadonlySet<string> = new Set(['', '/', '-', '—', '无', '0'])
const tells = (field: string, value: string): boolean => identities.test(field) && !placeholders.has(value)

/** The same rows about others. */
function aboutOthers({ rows }: ModelCase, tag: string): Rows {
  const renamed = Object.entries(rows).map(([name, list]) => [
    name,
    list.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([field, value]) => [field, typeof value === 'string' && tells(field, value) ? value + tag : value])
      )
    )
  ])
  return Object.fromEntries(renamed) as Rows
}

function joined(one: Rows, other: Rows): Rows {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return Object.fromEntries(names.map((name) => [name, [...(one[name] ?? []), ...(other[name] ?? [])]]))
}

/** Datasets and rows in another order, the same for the same seed. */
function shuffled(rows: Rows, seed: number): Rows {
  let state = seed
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const mixed = <T>(list: readonly T[]): T[] =>
    list
      .map((value) => ({ value, at: next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ value }) => value)
  return Object.fromEntries(mixed(Object.entries(rows)).map(([name, list]) => [name, mixed(list)]))
}

/** The hits of one case; `again` writes every row a second time before the model runs. */
function hitsOf({ db, context, within }: CaseDatabase, model: Model, each: ModelCase, again = false): readonly HitRow[] {
  return within(each, () => {
    if (again) writeAgain(db, each.rows)
    const run = { asOf: each.as_of, overrides: each.params, datasets: packs.datasets }
    return [...runModel(db, context, model, run)].map(hitRow)
  })
}

function writeAgain(db: CaseDatabase['db'], rows: Rows): void {
  for (const [name, list] of Object.entries(rows)) {
    for (const row of list) {
      const fields = Object.keys(row)
      const values = Object.values(row).map((value) => (typeof value === 'boolean' ? Number(value) : value))
      db.prepare(
        `INSERT OR REPLACE INTO "${name}" (${fields.map((field) => `"${field}"`).join(', ')}) VALUES (${fields.map(() => '?').join(', ')})`
      ).run(...values)
    }
  }
}

/** Runs `holds` on drawn cases of every model of a family; each answers what differs, or null. */
function expectSame(family: string, holds: (database: CaseDatabase, model: Model, each: ModelCase, seed: number) => string | null): void {
  for (const model of packs.models.filter((one) => one.pack === family)) {
    const database = openCaseDatabase({ model, datasets: packs.datasets, procedures: packs.procedures, calendar })
    try {
      const cases = model.cases.map(withIds)
      const drawn = tuple(constantFrom(...cases), integer({ min: 0, max: 2 ** 31 }))
      assertProperty(
        property(drawn, ([each, seed]) => {
          expect([model.id, each.name, holds(database, model, each, seed)]).toEqual([model.id, each.name, null])
        }),
        // the same draw every time; LIANJING_DRAW=N draws others
        { numRuns: 5, seed: Number(process.env['LIANJING_DRAW'] ?? 20_261_122) }
      )
    } finally {
      database.close()
    }
  }
}

/** What two cases must share to stand side by side: the day, the parameters, and whether marks and nodes are given or computed. */
const setting = ({ as_of, params, rows }: ModelCase): string =>
  JSON.stringify([as_of, params, rows['mark'] === undefined, rows['node'] === undefined])

/**
 * Models that look at others on purpose: at peers' figures (quantile_r8), or at whether others filled in what this one lacks (one row about
 * all, joined by CROSS JOIN).
 */
const looksAtOthers: ReadonlySet<string> = new Set(['intervention-report-missing'])
const comparesWithOthers = (model: Model): boolean => looksAtOthers.has(model.id) || /\b(quantile_r8|CROSS\s+JOIN)\b/i.test(model.sql)

/** Whether a case brings a list that belongs to nobody (prices, festivals): twice the list is another list, not others' rows. */
const bringsList = ({ rows }: ModelCase): boolean =>
  Object.entries(rows).some(([name, list]) => {
    const { kind, fields = {} } = packs.datasets[name] ?? {}
    return list.length > 0 && kind !== 'entity' && !Object.values(fields).some((field) => field.ref !== undefined)
  })

describe.each(families)('[#11] [#16] hits of the models of %s stay the same', { timeout: 180_000 }, (family) => {
  test('whatever the order of rows', () => {
    expectSame(family, (database, model, each, seed) =>
      difference(hitsOf(database, model, each), hitsOf(database, model, { ...each, rows: shuffled(each.rows, seed) }))
    )
  })

  test('[#5] when the same rows are written again', () => {
    expectSame(family, (database, model, each, seed) =>
      difference(hitsOf(database, model, each), hitsOf(database, model, { ...each, rows: shuffled(each.rows, seed) }, true))
    )
  })

  test('when rows of others come that nothing is found about', () => {
    expectSame(family, (database, model, each, seed) => {
      const alike = model.cases.filter((one) => one.hits.length === 0 && setting(one) === setting(each) && !bringsList(one))
      const quiet = alike[seed % Math.max(1, alike.length)]
      if (quiet === undefined || comparesWithOthers(model)) return null
      const rows = joined(each.rows, aboutOthers(withIds(quiet), '~'))
      return difference(hitsOf(database, model, each), hitsOf(database, model, { ...each, rows: shuffled(rows, seed) }))
    })
  })
})
