/** OCDS in every form into a vault: counts, rows, provenance, quarantine, parts told by several files; then the models over it. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runModel } from '../../electron/engine/packs/run-model.ts'
import { registerSqlFunctions } from '../../electron/engine/packs/sql-functions.ts'
import { newDesk, type Desk } from '../../electron/engine/services/import/import-fixture.ts'
import { importFiles } from '../../electron/engine/services/import/import-ledger.ts'
import { listQuarantine } from '../../electron/engine/services/import/quarantine.ts'
import { readSourceLine } from '../../electron/engine/services/import/source-line.ts'
import { makeCalendar } from '../../shared/packs/calendar.ts'
import { flagsOf } from '../support/ocds-flags.ts'

const example = path.join(import.meta.dirname, '../../../shared/data/ocds-fictional-example')
const present = existsSync(example)
if (!present) console.log('skipped: ../shared/data/ocds-fictional-example is not there')

let desk: Desk
beforeEach(async () => {
  desk = await newDesk(['core', 'ocds'])
})
afterEach(() => desk.close())

/** [rows, inserted, changed, unchanged, withdrawn, quarantined] by mapping. */
async function take(...files: readonly string[]) {
  const { imports } = await importFiles(
    desk.vault,
    desk.packSet,
    files.map((file) => ({ path: file })),
    desk.by
  )
  return Object.fromEntries(
    imports.map((one) => [one.mapping, [one.rows, one.inserted, one.changed, one.unchanged, one.withdrawn, one.quarantined]])
  )
}
const process = () => desk.rows('SELECT title, status, period_days, ends_on, tenderers, value, currency FROM ocds_process')
const whole = {
  title: 'Planned cycle lane improvements',
  status: 'complete',
  period_days: 38,
  ends_on: '2010-04-08',
  tenderers: 2,
  value: 1_100_000,
  currency: 'GBP'
}
const forms = ['1.1-record-ocds-213czf-000-00001', '1.1-record-ocds-213czf-000-00001-withversions', '1.1-ocds-213czf-000-00001']

describe.skipIf(!present)('[#1] [#9] the fictional example', () => {
  test.each(forms)('%s: one process with all that belongs to it; the same file again changes nothing', async (form) => {
    const file = path.join(example, `${form}.json`)
    const fresh = { 'ocds-process': 1, 'ocds-party': 3, 'ocds-award': 1, 'ocds-supplier': 1, 'ocds-item': 1, 'ocds-contract': 1 }
    const counts = Object.entries({ ...fresh, 'ocds-transaction': 2 })
    expect(await take(file)).toEqual(Object.fromEntries(counts.map(([mapping, n]) => [mapping, [n, n, 0, 0, 0, 0]])))
    expect(await take(file)).toEqual(Object.fromEntries(counts.map(([mapping, n]) => [mapping, [n, 0, 0, n, 0, 0]])))
    expect(process()).toEqual([whole])
    expect(desk.rows('SELECT name FROM matter UNION ALL SELECT name FROM org UNION ALL SELECT name FROM party ORDER BY 1')).toEqual(
      ['AnyCorp Cycle Provision', 'Beta Corp Construction', 'London Borough of Barnet', 'Planned cycle lane improvements'].map((name) => ({
        name
      }))
    )
    // pounds are no yuan: the core amount stays empty, the amount in its own currency is kept
    expect(desk.rows('SELECT amount, face_amount, currency, kind, method, sign_date FROM contract')).toEqual([
      { amount: null, face_amount: 11_000_000, currency: 'GBP', kind: 'works', method: 'open', sign_date: '2010-06-10' }
    ])
  })

  test('every row is walked back to file, line and path', async () => {
    await take(path.join(example, '1.1-record-ocds-213czf-000-00001.json'))
    const [award] = desk.rows<{ id: string }>('SELECT id FROM ocds_award')
    const { source } = readSourceLine(desk.vault.reader, desk.packSet, 'ocds_award', award?.id ?? '')
    expect([source?.file, source?.sheet, source?.line]).toEqual(['1.1-record-ocds-213czf-000-00001.json', 'awards', 17])
    expect(source?.cells.find((cell) => cell.header === 'path')?.raw).toBe('awards/0')
    expect(source?.cells.find((cell) => cell.header === 'awards/date')).toMatchObject({ raw: '2010-05-10', recognised: '2010-05-10' })
  })

  test('release by release, and flattened: a part says nothing of the rest, an older one fills gaps only', async () => {
    const part = (name: string) => path.join(example, `1.1-ocds-213czf-000-00001-${name}.json`)
    await take(...['01-planning', '02-tender', '03-tenderAmendment', '04-award'].map(part))
    await take(path.join(example, 'flattened-ocds-213czf-000-00001-06-implementation.xlsx'))
    const late = { ...whole, status: 'active', tenderers: null }
    expect(process()).toEqual([expect.objectContaining({ title: late.title, period_days: 38, ends_on: '2010-04-08' })])
    await take(part('02-tender'))
    expect(process()).toEqual([expect.objectContaining({ title: late.title, period_days: 38, ends_on: '2010-04-08' })])
    expect(desk.rows('SELECT COUNT(*) AS n FROM payment')).toEqual([{ n: 2 }])
  })
})

test('[#3] what cannot be made out goes to quarantine with its reason and line; the rest comes in', async () => {
  const good = {
    ocid: 'o1',
    tender: { id: 't', title: '路面', status: 'active' },
    awards: [{ id: 'a', value: { amount: '三百', currency: 'CNY' } }]
  }
  const twice = {
    ocid: 'o2',
    bids: {
      details: [
        { id: 'b', status: 'valid' },
        { id: 'b', status: 'disqualified' }
      ]
    }
  }
  const linked = { ocid: 'o3', releases: [{ url: 'https://example.com/1.json', date: '2026-01-01T00:00:00Z' }] }
  const lines = [
    JSON.stringify(good),
    '{"ocid": "o9", ',
    JSON.stringify({ tender: { id: 'x' } }),
    JSON.stringify(twice),
    JSON.stringify(linked)
  ]
  expect(await take(desk.write('过程.jsonl', lines.join('\n')))).toEqual({
    'ocds-process': [5, 2, 0, 0, 0, 3],
    'ocds-bid': [2, 1, 0, 0, 0, 1],
    'ocds-award': [1, 0, 0, 0, 0, 1]
  })
  const { rows } = listQuarantine(desk.vault.reader, desk.packSet, { importId: undefined, state: undefined }, { offset: 0, limit: 50 })
  expect(rows.map(({ line, sheet, reason, column }) => [line, sheet, reason, column])).toEqual([
    [2, 'process', 'not_json', ''],
    [3, 'process', 'no_ocid', ''],
    [5, 'process', 'linked_only', ''],
    [4, 'bids', 'duplicate_key', 'bids/details/id'],
    [1, 'awards', 'not_a_number', 'awards/value/amount']
  ])
})

test('[#16] the models find in a vault what the verb finds in the file', async () => {
  const organisation = (id: string) => ({ id, name: `${id}有限公司` })
  const releases = Array.from({ length: 12 }, (_, at) => ({
    ocid: `o${at}`,
    date: '2026-05-01T00:00:00Z',
    buyer: { id: 'B', name: '县交通局' },
    parties: ['甲', '乙', '丙'].map(organisation),
    tender: {
      id: `t${at}`,
      title: `项目${at}`,
      procurementMethod: 'open',
      numberOfTenderers: at % 3,
      tenderPeriod: { startDate: '2026-03-01T09:00:00+08:00', endDate: `2026-03-${at + 10}T09:00:00+08:00` }
    },
    bids: {
      details: [
        { id: '1', status: 'valid', date: '2026-03-10T01:00:01Z', value: { amount: 100, currency: 'CNY' }, tenderers: [{ id: '甲' }] },
        {
          id: '2',
          status: at % 2 ? 'valid' : 'disqualified',
          value: { amount: at === 5 ? 101 : 130 + at, currency: 'CNY' },
          tenderers: [{ id: '乙' }]
        },
        { id: '3', status: 'disqualified', value: { amount: at % 4 ? 100 : 90, currency: 'CNY' }, tenderers: [{ id: '丙' }] }
      ]
    },
    awards: [{ id: 'a', status: 'active', suppliers: [{ id: '甲' }], items: [{ id: '1', classification: { id: '4523' } }] }]
  }))
  await take(desk.write('releases.jsonl', releases.map((release) => JSON.stringify(release)).join('\n')))
  const { result } = await flagsOf(releases, 'currency = CNY', false)
  const context = registerSqlFunctions(desk.vault.reader, makeCalendar([]))
  const found: Record<string, string[]> = {}
  for (const model of desk.packSet.models.filter((one) => one.subject === 'matter')) {
    const overrides = model.params['min_n'] === undefined ? {} : { min_n: 0 }
    for (const hit of runModel(desk.vault.reader, context, model, { asOf: '2026-06-30', overrides, datasets: desk.packSet.datasets }))
      (found[hit.key] ??= []).push(model.ref ?? '')
  }
  const told = Object.fromEntries(Object.entries(result.OCID ?? {}).map(([ocid, codes]) => [ocid, Object.keys(codes)]))
  expect(Object.fromEntries(Object.entries(found).map(([ocid, codes]) => [ocid, codes.toSorted()]))).toEqual(told)
  expect(new Set(Object.values(told).flat())).toEqual(new Set(['R003', 'R018', 'R024', 'R028', 'R030', 'R035', 'R036']))
  // the bids of single firms are core bids too, priced in yuan, the winner known
  expect(
    desk.rows("SELECT b.price, b.is_winner FROM bid b JOIN tender t ON t.id = b.tender_id WHERE t.ocid = 'o1' ORDER BY b.price")
  ).toEqual([
    { price: 10_000, is_winner: 1 },
    { price: 10_000, is_winner: null },
    { price: 13_100, is_winner: null }
  ])
})
