/** Indexes taken away for a large import come back the same, and a roll-back leaves them as they were. */
import { afterEach, expect, it } from 'vitest'
import { newDesk, type Desk } from '../services/import/import-fixture.ts'
import { deferIndexes } from './deferred-indexes.ts'

let desk: Desk | null = null
afterEach(() => desk?.close())

async function opened(): Promise<{ readonly desk: Desk; readonly indexes: () => unknown[] }> {
  const made = await newDesk()
  desk = made
  const asked = `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'payment' AND sql IS NOT NULL ORDER BY name`
  return { desk: made, indexes: () => made.vault.writer.prepare(asked).all() }
}

it('[P1] takes the indexes of a table that the import will more than double, and makes the same ones anew', async () => {
  const { desk, indexes } = await opened()
  const before = indexes()
  expect(before.length).toBeGreaterThan(2)
  const { writer } = desk.vault
  writer.exec('BEGIN IMMEDIATE')
  const makers = deferIndexes(writer, ['payment', 'payment'], 50_000)
  expect([makers.length, indexes()]).toEqual([before.length, []])
  for (const make of makers) make()
  writer.exec('COMMIT')
  expect(indexes()).toEqual(before)
})

it('[P1] leaves small imports and large tables alone, and a roll-back puts back what was taken', async () => {
  const { desk, indexes } = await opened()
  const before = indexes()
  const { writer } = desk.vault
  expect(deferIndexes(writer, ['payment'], 500)).toEqual([])
  const insert = writer.prepare(`INSERT INTO payment (id) VALUES (?)`)
  writer.transaction(() => {
    for (let row = 0; row <= 20_000; row += 1) insert.run(`p${row}`)
  })()
  expect(deferIndexes(writer, ['payment'], 20_000)).toEqual([])
  writer.exec('BEGIN IMMEDIATE')
  expect(deferIndexes(writer, ['payment'], 40_000)).toHaveLength(before.length)
  writer.exec('ROLLBACK')
  expect(indexes()).toEqual(before)
})
