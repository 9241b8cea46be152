/** Payments behind a bar of spending: page by page those of the ledger in its order, read from the blocks that hold them and never from the whole ledger. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { paymentPage } from '../../queries/power-payments.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { newDesk, type Desk } from '../import/import-fixture.ts'
import { refreshSpend } from './rank-spending.ts'

let desk: Desk
beforeEach(async () => {
  desk = await newDesk(['core'])
  const { writer } = desk.vault
  writer.exec(`INSERT INTO org (id, name) VALUES ('o0', '甲'), ('o1', '乙');
    INSERT INTO matter (id, code, name, procedure, org_id) VALUES ('m', 'm', '事项', 'works', 'o0');
    INSERT INTO contract (id, code, matter_id) VALUES ('c', 'c', 'm')`)
  const one = writer.prepare(
    'INSERT INTO payment (id, voucher_no, pay_date, amount, kind, org_id, contract_id) VALUES (?, ?, ?, ?, ?, ?, ?)'
  )
  writer.transaction(() => {
    for (let at = 0; at < 9000; at += 1) {
      const id = String(at).padStart(5, '0')
      const month = `2026-0${1 + (at % 9)}`
      const kind = at === 6500 ? '专项' : at % 3 === 0 ? null : '办公费'
      one.run(id, id, `${month}-15`, at % 100 === 7 ? null : at, kind, at % 10 === 0 ? null : `o${at % 2}`, at % 50 === 0 ? 'c' : null)
    }
  })()
  for (const _ of refreshSpend(writer));
})
afterEach(() => desk.close())

const column = { kind: "COALESCE(p.kind, '')", org: "COALESCE(p.org_id, m.org_id, '')", domain: "COALESCE(m.procedure, '')" } as const
const plainly = (by: keyof typeof column, key: string, from: string, to: string): readonly string[] =>
  desk
    .rows<{ id: string }>(
      `SELECT p.id FROM payment p LEFT JOIN contract c ON c.id = p.contract_id LEFT JOIN matter m ON m.id = COALESCE(p.matter_id, c.matter_id)
       WHERE p.amount IS NOT NULL AND SUBSTR(p.pay_date, 1, 7) BETWEEN ? AND ? AND ${column[by]} = ? ORDER BY p.rowid`,
      from,
      to,
      key
    )
    .map(({ id }) => id)

test.each([
  ['kind', '专项'],
  ['kind', ''],
  ['kind', '办公费'],
  ['kind', 'none'],
  ['org', 'o1'],
  ['org', ''],
  ['domain', 'works'],
  ['domain', '']
] as const)('[A5] by %s “%s”: all pages together are the payments of the ledger in its order, also of some months', (by, key) => {
  for (const [from, to] of [
    ['2026-01', '2026-12'],
    ['2026-03', '2026-04']
  ] as const) {
    const expected = plainly(by, key, from, to)
    const found: string[] = []
    for (let offset = 0; ; offset += 700) {
      const { rows, total } = paymentPage(desk.vault.reader, by, key, { from, to }, offset, 700)
      expect(total).toBe(expected.length)
      if (rows.length === 0) break
      found.push(...rows.map(({ id }) => id))
    }
    expect(found).toEqual(expected)
  }
})

test('[A5] no statement behind a page walks the ledger: payments are reached by their place, everything else by its key', () => {
  const { reader } = desk.vault
  const asked = new Set<string>()
  const heard = new Proxy(reader, {
    get(db, name) {
      const own = Reflect.get(db, name) as unknown
      if (name !== 'prepare') return typeof own === 'function' ? own.bind(db) : own
      return (text: string) => {
        asked.add(text)
        return db.prepare(text)
      }
    }
  }) as ReadableDB
  const { rows } = paymentPage(heard, 'kind', '专项', { from: '2026-01', to: '2026-02' }, 0, 200)
  paymentPage(heard, 'org', 'o1', { from: '2026-03', to: '2026-04' }, 300, 200)
  expect(rows.length).toBeLessThanOrEqual(1)
  expect(asked.size).toBeGreaterThan(2)
  const planOf = (text: string): readonly string[] =>
    (
      reader.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...Array.from({ length: text.split('?').length - 1 }, () => 1)) as {
        detail: string
      }[]
    ).map(({ detail }) => detail)
  const plans = [...asked].map((text) => ({ text, plan: planOf(text) }))
  expect(plans.filter(({ plan }) => plan.some((detail) => detail.startsWith('SCAN ')))).toEqual([])
  const ofPayments = plans.filter(({ text }) => text.includes('FROM payment'))
  expect(ofPayments.length).toBeGreaterThan(1)
  const byPlace = 'SEARCH p USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)'
  expect(ofPayments.filter(({ plan }) => !plan.includes(byPlace))).toEqual([])
})
