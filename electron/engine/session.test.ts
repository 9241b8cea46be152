/** One writer: writes queue, and what was looked at meanwhile is never lost with a rolled-back import. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeCalendar } from '../../shared/packs/calendar.ts'
import { makePackSet } from './packs/pack-set.ts'
import { holdTransaction } from './services/import/hold-transaction.ts'
import { Session } from './session.ts'
import { all, run, sql } from './vault/sql.ts'
import { newVault, temporaryFolder } from './vault/vault-fixture.ts'

let session: Session
let home: ReturnType<typeof temporaryFolder>
beforeEach(async () => {
  home = temporaryFolder()
  session = new Session(await newVault(`${home.folder}/vault`), makePackSet([], {}), makeCalendar([]), false)
})
afterEach(async () => {
  await session.close()
  home.remove()
})
const actions = () =>
  all<{ action: string }>(session.vault.reader, sql`SELECT action FROM sys_audit WHERE action LIKE 'test.%' ORDER BY seq`).map(
    (row) => row.action
  )

test('writes happen one after another, a failed one does not stop the next', async () => {
  const order: string[] = []
  let open = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const first = session.write(async () => {
    order.push('first begins')
    await gate
    order.push('first ends')
    throw new Error('no')
  })
  const second = session.write(() => void order.push('second'))
  open()
  await expect(first).rejects.toThrow('no')
  await second
  expect(order).toEqual(['first begins', 'first ends', 'second'])
})

test('[#58] a look during an import that is rolled back stays in the log, once', async () => {
  const failing = session.write(() =>
    holdTransaction(session.vault.writer, async () => {
      run(session.vault.writer, sql`INSERT INTO sys_setting (key, value) VALUES ('half', 'done')`)
      await Promise.resolve()
      session.looked({ action: 'test.view' })
      throw new Error('cancelled')
    })
  )
  await expect(failing).rejects.toThrow('cancelled')
  expect([actions(), all(session.vault.reader, sql`SELECT key FROM sys_setting WHERE key = 'half'`)]).toEqual([['test.view'], []])
})

test('a look during an import that is kept is logged once', async () => {
  await session.write(async () => {
    const { writer } = session.vault
    writer.exec('BEGIN IMMEDIATE')
    session.looked({ action: 'test.view' })
    writer.exec('COMMIT')
  })
  expect(actions()).toEqual(['test.view'])
})
