/** The helpers on a real connection, and the tables generated for datasets. */
import { quantileR8 } from '../../../shared/domain/quantile.ts'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadPacks } from './load-packs.ts'
import Database from '../vault/sqlite.ts'
import { datasetDdl, ensureTables } from './dataset-tables.ts'
import { loadCalendar } from './load-calendar.ts'
import { registerSqlFunctions, setLimits, type LimitContext } from './sql-functions.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const packSet = loadPacks([at('resources/packs/core')])
let db: Database.Database
let context: LimitContext
beforeAll(() => {
  db = new Database(':memory:')
  ensureTables(db, packSet.datasets)
  context = registerSqlFunctions(db, loadCalendar(at('resources/calendars')))
})
afterAll(() => {
  db.close()
})
const value = (expression: string): readonly unknown[] => {
  const row = db.prepare(`SELECT ${expression} AS value, typeof(${expression}) AS type`).get() as { value: unknown; type: string }
  return [row.value, row.type]
}

describe('helpers', () => {
  const known: readonly (readonly [string, unknown, string])[] = [
    [`days_between('2024-02-28', '2024-03-01T09:00:00')`, 2, 'integer'],
    [`days_between('2024-02-30', '2024-03-01')`, null, 'null'],
    [`days_between(NULL, '2024-03-01')`, null, 'null'],
    [`workdays_between('2024-02-09', '2024-02-19')`, 2, 'integer'],
    [`workdays_between('2024-02-19', '2024-02-09')`, -2, 'integer'],
    [`add_months('2024-01-31', 1)`, '2024-02-29', 'text'],
    [`add_months('2024-03-31T10:00:00', -1)`, '2024-02-29', 'text'],
    [`idiv(7, 2)`, 3, 'integer'],
    [`idiv(-7, 2)`, -3, 'integer'],
    [`idiv(7, 0)`, null, 'null'],
    [`least_of(3, NULL, 2)`, 2, 'integer'],
    [`greatest_of('2024-01-01', '2025-01-01')`, '2025-01-01', 'text'],
    [`greatest_of(1.5, 1)`, 1.5, 'real'],
    [`greatest_of(NULL, NULL)`, null, 'null'],
    [`round_to(2.345, 2)`, 2.35, 'real'],
    [`round_to(-2.5, 0)`, -3, 'real']
  ]
  test.each(known)('%s', (expression, expected, type) => {
    expect(value(expression)).toEqual([expected, type])
  })

  test('quantile_r8 agrees with Hyndman and Fan', () => {
    expect([quantileR8([1, 2, 3, 4, 5], 0.5), quantileR8([], 0.5), quantileR8([7], 0.9)]).toEqual([3, null, 7])
    expect(quantileR8([4, 1, 3, 2], 0.25)).toBeCloseTo(1 + 5 / 12, 12)
    const rows = db.prepare('WITH t(x) AS (VALUES (4), (1), (NULL), (3), (2)) SELECT quantile_r8(x, 0.25) AS q FROM t').get()
    expect(rows).toEqual({ q: quantileR8([1, 2, 3, 4], 0.25) })
  })

  test('limit_at takes the most particular value in force', () => {
    db.exec(
      `INSERT INTO region (id, code, name) VALUES ('r1', '330424', '海盐'); INSERT INTO org (id, name, region_id) VALUES ('o1', '甲', 'r1')`
    )
    const name = { zh: '限额', en: 'Limit' }
    const base = { unit: 'fen' as const, name, basis: '', mark: 'L' as const }
    const params = {
      limit: {
        ...base,
        default: { works: 100, 'works/direct': 50, '330424/goods': 7 },
        by: ['region' as const, 'kind' as const, 'method' as const, 'date' as const],
        since: [{ from: '2026-01-01', value: { works: 400 } }]
      }
    }
    setLimits(db, context, { params }, '2025-06-30', {})
    expect(
      [
        `'o1', 'works', 'open', NULL`,
        `'o1', 'works', 'direct', NULL`,
        `'o1', 'goods', NULL, NULL`,
        `'o1', 'works', 'direct', '2026-05-01'`,
        `NULL, 'services', NULL, NULL`
      ].map((keys) => value(`limit_at('limit', ${keys})`)[0])
    ).toEqual([100, 50, 7, 400, null])
    setLimits(db, context, { params }, '2025-06-30', { limit: 9 })
    expect(value(`limit_at('limit', 'o1', 'works', 'open', NULL)`)).toEqual([9, 'integer'])
  })
})

describe('tables of datasets', () => {
  const dataset = packSet.datasets['region']
  test('have the same columns on every engine, STRICT only on SQLite', () => {
    if (dataset === undefined) throw new Error('region missing')
    const hidden = (integer: string): string => `_source ${integer}, _import ${integer}, _hash TEXT NOT NULL DEFAULT ''`
    expect([datasetDdl('region', dataset)[0], datasetDdl('region', dataset, 'postgres')[0]]).toEqual([
      `CREATE TABLE "region" (id TEXT PRIMARY KEY NOT NULL, "code" TEXT, "name" TEXT, "parent_id" TEXT, "tier" TEXT, ${hidden('INTEGER')}) STRICT`,
      `CREATE TABLE "region" (id TEXT PRIMARY KEY NOT NULL, "code" TEXT, "name" TEXT, "parent_id" TEXT, "tier" TEXT, ${hidden('BIGINT')})`
    ])
  })

  test('gain columns later and keep their rows', () => {
    if (dataset === undefined) throw new Error('region missing')
    const fields = {
      ...dataset.fields,
      people: { type: 'integer' as const, name: { zh: '人口', en: 'People' }, required: false, index: true, secret: false }
    }
    ensureTables(db, { region: { ...dataset, fields } })
    ensureTables(db, { region: { ...dataset, fields } })
    db.exec(`INSERT INTO region (id, name, people) VALUES ('r2', '乙', 5)`)
    expect(db.prepare(`SELECT id, people FROM region ORDER BY id`).all()).toEqual([
      { id: 'r1', people: null },
      { id: 'r2', people: 5 }
    ])
  })
})
