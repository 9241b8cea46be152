import { describe, expect, test } from 'vitest'
import { mutateParams } from './mutate-params.ts'
import { mutateSql } from './mutate-sql.ts'

const ids = (sql: string, reads: readonly string[] = []): readonly string[] => mutateSql(sql, reads).map((mutant) => mutant.id)
const texts = (sql: string, kind: string, reads: readonly string[] = []): readonly string[] =>
  mutateSql(sql, reads).flatMap((mutant) => (mutant.id.startsWith(`${kind}:`) ? [mutant.sql] : []))

describe('mutants of a model', () => {
  test('every comparison is flipped and every condition dropped', () => {
    expect(ids(`SELECT c.id FROM contract c WHERE c.amount >= :least AND (c.kind = 'a' OR NOT (c.exempt IS NULL))`)).toEqual([
      'compare: c.amount >= :least',
      "compare: c.kind = 'a'",
      'not: NOT (c.exempt IS NULL)',
      'null: c.exempt IS NULL',
      'drop and: c.amount >= :least',
      "drop and: (c.kind = 'a' OR NOT (c.exempt IS NULL))",
      "drop or: c.kind = 'a'",
      'drop or: NOT (c.exempt IS NULL)'
    ])
    expect(texts(`SELECT 1 FROM a WHERE a.x < 1 AND a.y = 2`, 'drop and')).toEqual([
      'SELECT 1 FROM a WHERE 1 = 1 AND a.y = 2',
      'SELECT 1 FROM a WHERE a.x < 1 AND 1 = 1'
    ])
  })

  test('the AND of BETWEEN is no condition; its edges are left out one by one', () => {
    const sql = 'SELECT 1 FROM a WHERE a.x BETWEEN 1 AND (2 + 3) AND a.y = 2'
    expect(texts(sql, 'drop and')).toHaveLength(2)
    expect([...texts(sql, 'between low'), ...texts(sql, 'between high')]).toEqual([
      'SELECT 1 FROM a WHERE (a.x BETWEEN 1 AND (2 + 3) AND a.x <> 1) AND a.y = 2',
      'SELECT 1 FROM a WHERE (a.x BETWEEN 1 AND (2 + 3) AND a.x <> (2 + 3)) AND a.y = 2'
    ])
  })

  test('IN, EXISTS, CASE WHEN, aggregates', () => {
    const sql = `SELECT MIN(x.day) AS day, COUNT(DISTINCT x.who) AS n, CASE WHEN x.a = 1 THEN 2 END, CASE x.b WHEN 1 THEN 2 END FROM x
      WHERE x.kind NOT IN ('a') AND EXISTS (SELECT 1 FROM y WHERE y.id = x.id)`
    expect(ids(sql)).toEqual([
      'aggregate: MIN(x.day) AS day',
      'distinct: COUNT(DISTINCT x.who) AS n',
      'compare: x.a = 1',
      "in: x.kind NOT IN ('a')",
      'exists: EXISTS (SELECT 1 FROM y WHERE y.id = x.id)',
      'compare: y.id = x.id',
      'drop and: x.a = 1',
      "drop and: x.kind NOT IN ('a')",
      'drop and: EXISTS (SELECT 1 FROM y WHERE y.id = x.id)',
      'drop and: y.id = x.id'
    ])
  })

  test('each branch of a UNION is removed; the first keeps its column names', () => {
    expect(texts('WITH f AS (SELECT 1 AS a UNION ALL SELECT 2 UNION ALL SELECT 3) SELECT a FROM f', 'union')).toEqual([
      'WITH f AS (SELECT * FROM (SELECT 1 AS a) AS gone WHERE 1 = 0 UNION ALL SELECT 2 UNION ALL SELECT 3) SELECT a FROM f',
      'WITH f AS (SELECT 1 AS a  UNION ALL SELECT 3) SELECT a FROM f',
      'WITH f AS (SELECT 1 AS a UNION ALL SELECT 2 ) SELECT a FROM f'
    ])
  })

  test('joins of datasets change, unless a later condition asks for the joined row anyway', () => {
    const sql = `SELECT 1 FROM a JOIN b ON b.id = a.b_id LEFT JOIN c ON c.id = a.c_id JOIN d x ON x.id = a.d_id WHERE x.kind = 'k'`
    expect(ids(sql, ['a', 'b', 'c', 'd']).filter((id) => id.startsWith('join'))).toEqual([
      'join: JOIN b ON b.id = a.b_id',
      'join: LEFT JOIN c ON c.id = a.c_id'
    ])
  })

  test('an id holds when something else changes, and tells twins apart', () => {
    const short = ids('SELECT 1 FROM a WHERE a.x < 1')
    expect(ids('SELECT 1 FROM a WHERE a.y = 3 AND a.x  <  1')).toEqual(expect.arrayContaining([...short]))
    expect(ids('SELECT CASE WHEN a.x < 1 THEN 1 END FROM a WHERE a.x < 1').filter((id) => id.startsWith('compare'))).toEqual([
      'compare: a.x < 1',
      'compare: a.x < 1 #2'
    ])
  })

  test('parameters move a step both ways within their bounds, by key, and in the cases', () => {
    const name = { zh: '甲', en: 'a' }
    const shared = { by: [], name, basis: '', mark: 'L' as const, since: [] }
    const params = {
      days: { ...shared, default: 30, unit: 'days' as const, min: 30 },
      limit: { ...shared, default: { works: 400 }, unit: 'fen' as const },
      share: { ...shared, default: 0.05, unit: 'ratio' as const }
    }
    const mutants = mutateParams({ params, cases: [] })
    expect(mutants.map(({ id, becomes }) => [id, becomes])).toEqual([
      ['param: days +', 'days = 31'],
      ['param: limit.works +', 'limit.works = 420'],
      ['param: limit.works -', 'limit.works = 380'],
      ['param: share +', 'share = 0.055'],
      ['param: share -', 'share = 0.045']
    ])
    expect(mutants[0]?.overridden({ days: 40, share: 0.1 })).toEqual({ days: 41, share: 0.1 })
  })
})
