/** Each forbidden form of contracts.md §3 is told by its code, and its proper form passes. */
import { describe, expect, test } from 'vitest'
import { lintSql } from './sql-lint.ts'

const columns = new Map([
  ['amount', 'number' as const],
  ['name', 'text' as const],
  ['id', 'text' as const]
])
const codes = (sql: string): readonly string[] => [
  ...new Set(lintSql(sql, { reads: ['contract', 'org'], params: ['limit'], columns }).map((problem) => problem.code))
]

const forbidden: readonly (readonly [string, string, string])[] = [
  ['integer_division', 'SELECT c.amount / 2 AS x FROM contract c', 'SELECT CAST(c.amount AS DOUBLE PRECISION) / 2 AS x FROM contract c'],
  [
    'integer_division',
    'SELECT SUM(c.amount) / COUNT(*) AS x FROM contract c',
    'SELECT SUM(c.amount) * 1.0 / COUNT(*) AS x FROM contract c'
  ],
  [
    'boolean_arithmetic',
    'SELECT SUM(c.amount > 5) AS x FROM contract c',
    'SELECT SUM(CASE WHEN c.amount > 5 THEN 1 ELSE 0 END) AS x FROM contract c'
  ],
  ['boolean_arithmetic', 'SELECT (c.amount > 5) + 1 AS x FROM contract c', 'SELECT c.amount + 1 AS x FROM contract c'],
  ['bare_boolean', 'SELECT c.id FROM contract c WHERE c.amount', 'SELECT c.id FROM contract c WHERE c.amount = 1'],
  [
    'bare_boolean',
    'SELECT c.id FROM contract c WHERE c.id = 1 AND c.flag',
    'SELECT c.id FROM contract c WHERE c.amount BETWEEN c.low AND c.high'
  ],
  ['two_argument_min_max', 'SELECT MAX(c.amount, 3) AS x FROM contract c', 'SELECT greatest_of(c.amount, 3) AS x FROM contract c'],
  ['two_argument_round', 'SELECT ROUND(c.amount, 2) AS x FROM contract c', 'SELECT round_to(c.amount, 2) AS x FROM contract c'],
  [
    'function_not_portable',
    `SELECT GROUP_CONCAT(c.id) AS x FROM contract c`,
    `SELECT STRING_AGG(c.id, ',' ORDER BY c.id) AS x FROM contract c`
  ],
  ['function_not_portable', `SELECT julianday(c.name) AS x FROM contract c`, `SELECT days_between(c.name, :as_of) AS x FROM contract c`],
  ['function_not_portable', `SELECT date(c.name) AS x FROM contract c`, `SELECT add_months(c.name, 1) AS x FROM contract c`],
  [
    'string_agg_without_order',
    `SELECT STRING_AGG(c.id, ',') AS x FROM contract c`,
    `SELECT STRING_AGG(c.id, ',' ORDER BY c.id) AS x FROM contract c`
  ],
  [
    'alias_in_where',
    'SELECT c.amount * 2 AS twice FROM contract c WHERE twice > 5',
    'SELECT c.amount * 2 AS twice FROM contract c WHERE c.amount * 2 > 5'
  ],
  [
    'alias_in_where',
    'SELECT c.id, COUNT(*) AS n FROM contract c GROUP BY c.id HAVING n > 1',
    'SELECT c.id, COUNT(*) AS n FROM contract c GROUP BY c.id HAVING COUNT(*) > 1'
  ],
  [
    'bare_column_beside_group_by',
    'SELECT c.id, c.name, COUNT(*) AS n FROM contract c GROUP BY c.id',
    'SELECT c.id, MIN(c.name) AS name, COUNT(*) AS n FROM contract c GROUP BY c.id'
  ],
  [
    'bare_column_beside_group_by',
    'SELECT c.name, COUNT(*) AS n FROM contract c',
    'SELECT c.name, COUNT(*) OVER (PARTITION BY c.id) AS n FROM contract c'
  ],
  ['case_insensitive', `SELECT c.id FROM contract c WHERE c.name ILIKE 'a%'`, `SELECT c.id FROM contract c WHERE LOWER(c.name) LIKE 'a%'`],
  ['case_insensitive', `SELECT c.id FROM contract c ORDER BY c.id COLLATE NOCASE`, `SELECT c.id FROM contract c ORDER BY c.id`],
  ['implicit_conversion', `SELECT c.id FROM contract c WHERE c.amount = '5'`, `SELECT c.id FROM contract c WHERE c.amount = 5`],
  ['implicit_conversion', `SELECT c.name || c.amount AS x FROM contract c`, `SELECT c.name || CAST(c.amount AS TEXT) AS x FROM contract c`],
  ['implicit_conversion', `SELECT c.name + 1 AS x FROM contract c`, `SELECT c.amount + 1 AS x FROM contract c`],
  [
    'order_without_nulls',
    'SELECT c.id FROM contract c ORDER BY c.amount DESC',
    'SELECT c.id FROM contract c ORDER BY c.amount DESC NULLS LAST, c.id'
  ],
  ['cast_type', 'SELECT CAST(c.amount AS INTEGER) AS x FROM contract c', 'SELECT CAST(c.amount AS BIGINT) AS x FROM contract c'],
  ['two_statements', 'SELECT c.id FROM contract c; SELECT 1', 'SELECT c.id FROM contract c'],
  ['not_a_select', 'DELETE FROM contract', 'SELECT c.id FROM contract c'],
  ['writes', 'WITH x AS (SELECT 1) DELETE FROM contract', 'WITH x AS (SELECT 1 AS n) SELECT x.n FROM x'],
  ['system_table', 'SELECT w.id FROM sys_warning w', 'SELECT c.id FROM contract c'],
  ['undeclared_table', 'SELECT c.id FROM contract c, payment p', 'SELECT c.id FROM contract c, org o'],
  ['undeclared_param', 'SELECT c.id FROM contract c WHERE c.amount > :other', 'SELECT c.id FROM contract c WHERE c.amount > :limit'],
  ['hidden_column', 'SELECT c._source AS x FROM contract c', 'SELECT c.id AS x FROM contract c'],
  ['unknown_sign', 'SELECT c.id FROM contract c WHERE c.amount == 5', 'SELECT c.id FROM contract c WHERE c.amount = 5']
]

describe('portable subset', () => {
  test.each(forbidden)('%s: %s', (code, bad, good) => {
    expect([codes(bad).includes(code), codes(good)]).toEqual([true, []])
  })

  test('names the place of what it found', () => {
    expect(lintSql('SELECT c.id\nFROM contract c\nWHERE c.amount / 2 > 3', { reads: ['contract'], params: [] })).toMatchObject([
      { code: 'integer_division', line: 3, column: 16 }
    ])
  })

  test('what stands in strings, comments and quoted names is not code', () => {
    expect(codes(`SELECT c.id AS x -- a / b; DROP\nFROM contract c /* sys_run */ WHERE c.name = '1/2; DELETE FROM org'`)).toEqual([])
  })
})
