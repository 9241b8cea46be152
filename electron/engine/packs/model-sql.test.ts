/** The gate beyond the text: what SQLite would really open decides, so a view, an IN list or a bracket cannot smuggle a table in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import Database from '../vault/sqlite.ts'
import { checkSql, isFaulty } from './model-sql.ts'

let db: Database.Database
beforeAll(() => {
  db = new Database(':memory:')
  db.exec(`
    CREATE TABLE sys_meta (key TEXT PRIMARY KEY, value TEXT) STRICT;
    CREATE TABLE org (id TEXT PRIMARY KEY, name TEXT) STRICT;
    CREATE INDEX org_name ON org(name);
    CREATE VIEW harmless AS SELECT key AS id FROM sys_meta;`)
})
afterAll(() => {
  db.close()
})
const faults = (sql: string, reads: readonly string[] = ['org', 'harmless']): string => {
  const checked = checkSql(db, sql, { reads: [...reads], params: {} }, {})
  return isFaulty(checked) ? checked.map((fault) => fault.reason).join(' ') : `columns ${checked.columns.join()}`
}

describe('the gate', () => {
  test('lets a plain reading SELECT through, by table or by index', () => {
    expect([faults('SELECT o.id AS subject FROM org o'), faults(`SELECT o.name AS key FROM org o WHERE o.name = 'x'`)]).toEqual([
      'columns subject',
      'columns key'
    ])
  })

  const smuggled: readonly (readonly [string, string, RegExp])[] = [
    ['a view', 'SELECT h.id AS key FROM harmless h', /sys_meta/],
    ['IN with a table', 'SELECT o.id AS key FROM org o WHERE o.id IN sys_meta', /sys_meta|无法执行/],
    ['a bracketed join', 'SELECT o.id AS key FROM (sys_meta s CROSS JOIN org o)', /sys_meta/],
    ['a pragma function', `SELECT p.name AS key FROM pragma_table_info('org') p`, /pragma_table_info/],
    ['a table function', `SELECT j.value AS key FROM json_each('[1]') j`, /json_each/],
    ['another schema', 'SELECT t.id AS key FROM temp.org t', /temp|无法执行/],
    ['a quoted system table', 'SELECT s.value AS key FROM "sys_meta" s', /系统表/],
    ['a column named twice', 'SELECT o.id AS key, o.name AS key FROM org o', /重复/],
    ['a hidden result', 'SELECT o.id AS "_id" FROM org o', /内部列|下划线/],
    ['an attached file', `ATTACH DATABASE 'x' AS y`, /只能是一条 SELECT/]
  ]
  test.each(smuggled)('refuses %s', (_name, sql, reason) => {
    expect(faults(sql)).toMatch(reason)
  })
})
