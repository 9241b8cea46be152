import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWritable, type WritableDB } from './connection.ts'
import { migrate, userVersion } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { all, sql } from './sql.ts'
import { temporaryFolder } from './vault-fixture.ts'

let db: WritableDB
let remove: () => void
beforeEach(() => {
  const temporary = temporaryFolder()
  remove = temporary.remove
  db = openWritable(path.join(temporary.folder, 'a.db'), Buffer.alloc(32, 1), { create: true })
})
afterEach(() => {
  db.close()
  remove()
})

const first: Migration = { version: 1, name: 'first', sql: `CREATE TABLE a (x TEXT NOT NULL) STRICT; INSERT INTO a VALUES ('kept');` }
const second: Migration = { version: 2, name: 'second', sql: `ALTER TABLE a ADD COLUMN y TEXT NOT NULL DEFAULT 'new';` }
const broken: Migration = { version: 3, name: 'broken', sql: `UPDATE a SET x = 'lost'; INSERT INTO nowhere VALUES (1);` }

describe('migrations', () => {
  it('run once each, in order, and keep the rows', () => {
    expect(migrate(db, [first])).toEqual([1])
    expect(migrate(db, [first, second])).toEqual([2])
    expect(migrate(db, [first, second])).toEqual([])
    expect([userVersion(db), all(db, sql`SELECT x, y FROM a`)]).toEqual([2, [{ x: 'kept', y: 'new' }]])
  })

  it('leave the version before, whole, when one fails', () => {
    expect(() => migrate(db, [first, second, broken])).toThrow('nowhere')
    expect([userVersion(db), all(db, sql`SELECT x, y FROM a`)]).toEqual([2, [{ x: 'kept', y: 'new' }]])
  })

  it('refuse a newer file and a list out of order', () => {
    migrate(db, [first, second])
    expect(() => migrate(db, [first])).toThrow('由更新版本的廉镜建立')
    expect(() => migrate(db, [second, first])).toThrow('版本号与次序不符')
  })

  it('of the product bring an empty file to the newest version, all tables STRICT', () => {
    expect(migrate(db, migrations)).toEqual(migrations.map((migration) => migration.version))
    const loose = sql`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'`
    expect(all(db, loose)).toEqual([])
  })
})
