import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openReadable, openWritable, type ReadableDB, type WritableDB } from './connection.ts'
import { all, get, identifier, iterate, join, list, run, sql, transaction } from './sql.ts'
import { temporaryFolder } from './vault-fixture.ts'

let db: WritableDB
let reader: ReadableDB
let remove: () => void
beforeEach(() => {
  const temporary = temporaryFolder()
  remove = temporary.remove
  const file = path.join(temporary.folder, 'a.db')
  db = openWritable(file, Buffer.alloc(32, 1), { create: true })
  db.exec('CREATE TABLE act (id INTEGER PRIMARY KEY, who TEXT NOT NULL, fen INTEGER) STRICT')
  for (const [who, fen] of [['周某', 100] as const, ['吴某', null] as const, [`'; DROP TABLE act; --`, 300] as const]) {
    run(db, sql`INSERT INTO act (who, fen) VALUES (${who}, ${fen})`)
  }
  reader = openReadable(file, Buffer.alloc(32, 1))
})
afterEach(() => {
  reader.close()
  db.close()
  remove()
})

describe('sql', () => {
  it('takes values only as parameters', () => {
    const query = sql`SELECT id FROM act WHERE who = ${`'; DROP TABLE act; --`}`
    expect(query).toEqual({ text: 'SELECT id FROM act WHERE who = ?', params: [`'; DROP TABLE act; --`] })
    expect(all(reader, query)).toEqual([{ id: 3 }])
  })

  it('takes fragments, lists and checked names in, each with its parameters in place', () => {
    const conditions = join([sql`fen > ${50}`, sql`who IN (${list(['周某', '吴某'])})`], ' AND ')
    const query = sql`SELECT ${identifier('who')} FROM ${identifier('act')} WHERE ${conditions} LIMIT ${5}`
    expect(query).toEqual({ text: 'SELECT "who" FROM "act" WHERE fen > ? AND who IN (?, ?) LIMIT ?', params: [50, '周某', '吴某', 5] })
    expect(all(reader, query)).toEqual([{ who: '周某' }])
    expect(all(reader, sql`SELECT id FROM act WHERE who IN (${list([])})`)).toEqual([])
  })

  it.each(['a"b', 'a b', '', '1a', 'A', 'x'.repeat(64), 'a;--'])('refuses %j as a name', (name) => {
    expect(() => identifier(name)).toThrow('不合规的表名或列名')
  })

  it('gives undefined for no row, and rows one by one while other statements run', () => {
    expect(get(reader, sql`SELECT id FROM act WHERE id = ${99}`)).toBeUndefined()
    const seen: unknown[] = []
    for (const row of iterate<{ id: number }>(db, sql`SELECT id FROM act ORDER BY id`)) {
      seen.push(row.id, get(db, sql`SELECT who FROM act WHERE id = ${row.id}`))
      if (row.id === 2) break
    }
    expect(seen).toEqual([1, { who: '周某' }, 2, { who: '吴某' }])
    run(db, sql`DELETE FROM act`)
  })

  it('cannot write through a reader', () => {
    expect(() => run(reader as WritableDB, sql`DELETE FROM act`)).toThrow(
      expect.objectContaining({ value: expect.objectContaining({ code: 'not_allowed' }) })
    )
  })

  it('undoes all of a transaction on a throw, and only the inner one when nested', () => {
    const insert = (who: string) => run(db, sql`INSERT INTO act (who) VALUES (${who})`)
    const fail = (who: string) => () => {
      insert(who)
      throw new Error('stop')
    }
    expect(() => transaction(db, fail('甲'))).toThrow('stop')
    transaction(db, () => {
      insert('乙')
      expect(() => transaction(db, fail('丙'))).toThrow('stop')
    })
    expect(all(reader, sql`SELECT who FROM act WHERE id > 3`)).toEqual([{ who: '乙' }])
  })
})
