/**
 * The portable subset by running it: the helpers and every case of every shipped model give the same on SQLite, DuckDB and PostgreSQL. An
 * engine that is not on this machine is skipped, saying so.
 */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { registerSqlFunctions } from '../../electron/engine/packs/sql-functions.ts'
import Database from '../../electron/engine/vault/sqlite.ts'
import type { OtherEngine } from '../../scripts/engines/engine.ts'
import { openEngine } from '../../scripts/engines/open-engine.ts'
import { postgresPrograms } from '../../scripts/engines/postgres-server.ts'
import { difference, testModelOn } from '../../scripts/engines/test-on-engine.ts'
import { shippedPacks } from '../support/shipped-packs.ts'

const resources = join(import.meta.dirname, '../../resources')
const packs = shippedPacks()
const calendar = loadCalendar(join(resources, 'calendars'))

const helpers = [
  ...['2026-02-30', '2026-01-31', '2024-02-29T10:00:00', '2026-1-1', '', '不是日期'].flatMap((day) => [
    `days_between('2025-12-31', '${day}')`,
    `workdays_between('2025-12-31', '${day}')`,
    `workdays_between('${day}', '2024-10-01')`,
    `add_months('${day}', 1)`,
    `add_months('${day}', -13)`
  ]),
  'days_between(CAST(NULL AS TEXT), CAST(NULL AS TEXT))',
  `add_months('2026-01-31', CAST(NULL AS BIGINT))`,
  ...[7, -7, 0].flatMap((a) => [2, -2, 0].map((b) => `idiv(${a}, ${b})`)),
  'idiv(CAST(NULL AS BIGINT), 2)',
  'least_of(3, CAST(NULL AS BIGINT), 2)',
  'greatest_of(3, CAST(NULL AS BIGINT), 2)',
  'least_of(CAST(NULL AS BIGINT), CAST(NULL AS BIGINT))',
  `least_of('甲', '乙', 'a', 'B')`,
  `greatest_of('甲', '乙', 'a', 'B')`,
  ...['0.005', '-0.005', '1.25', '2.5', '-2.5', '0'].flatMap((x) => [
    `round_to(CAST(${x} AS DOUBLE PRECISION), 2)`,
    `round_to(CAST(${x} AS DOUBLE PRECISION), 0)`
  ]),
  'round_to(CAST(NULL AS DOUBLE PRECISION), 2)'
]
const aggregates = ['0', '0.1', '0.5', '0.75', '1'].map((share) => `quantile_r8(x.v, ${share})`)
const samples = [[], [1], [3, 1], [5, 1, 4, 2, 3], [1, 2, 3, 4, 10, 100, 1000]]

/** Helpers one by one and quantiles over samples (NULLs among them), as selects of one row. */
const selects = [
  ...helpers.map((helper) => `SELECT ${helper} AS v`),
  ...samples.flatMap((sample) => {
    const rows = [...sample.map(String), 'NULL'].map((value) => `SELECT CAST(${value} AS DOUBLE PRECISION) AS v`)
    return aggregates.map((aggregate) => `SELECT ${aggregate} AS v FROM (${rows.join(' UNION ALL ')}) AS x`)
  })
]

const reasons = { duckdb: null, postgres: postgresPrograms() === null ? 'PostgreSQL is not installed' : null } as const

describe.each(['duckdb', 'postgres'] as const)('[#11] the portable subset on %s', { timeout: 120_000 }, (name) => {
  const reason = reasons[name]
  if (reason !== null) console.log(`${name}: skipped, ${reason}`)
  let engine: OtherEngine
  beforeAll(async () => {
    if (reason === null) engine = await openEngine(name, packs.datasets, calendar)
  }, 60_000)
  afterAll(() => (reason === null ? engine.close() : undefined))

  test.skipIf(reason !== null)('helpers mean the same as on SQLite', async () => {
    const sqlite = new Database(':memory:')
    registerSqlFunctions(sqlite, calendar)
    const differing: unknown[] = []
    for (const sql of selects) {
      const expected = sqlite.prepare(sql).all() as Record<string, unknown>[]
      const found = difference(expected, await engine.rows(sql))
      if (found !== null) differing.push([sql, found])
    }
    expect(differing).toEqual([])
  })

  test.skipIf(reason !== null).each(packs.models.map((model) => [model.id, model] as const))('%s finds the same', async (_id, model) => {
    expect(await testModelOn(engine, { model, datasets: packs.datasets, procedures: packs.procedures, calendar })).toEqual([])
  })
})

describe('the comparison itself', () => {
  test('tells a missing row, a further row and a differing figure, but not rounding or order', () => {
    const rows = [
      { key: 'a', n: 1 },
      { key: 'b', n: 0.1 + 0.2 }
    ]
    expect(
      difference(rows, [
        { key: 'b', n: 0.3 },
        { key: 'a', n: 1 }
      ])
    ).toBeNull()
    expect(difference(rows, rows.slice(1))).toContain('"key":"a"')
    expect(difference(rows.slice(1), rows)).toContain('多出')
    expect(
      difference(rows, [
        { key: 'a', n: 1 },
        { key: 'b', n: 0.31 }
      ])
    ).toContain('0.31')
    expect(
      difference(rows, [
        { key: 'a', n: null },
        { key: 'b', n: 0.3 }
      ])
    ).toContain('null')
  })
})
