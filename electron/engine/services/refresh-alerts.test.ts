/** Alerts as a rule about warnings reads them: what was just found and what stands, without what an exception covers, as it will be stored. */
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureDatasetTables } from '../packs/dataset-tables.ts'
import { loadPacks } from '../packs/load-packs.ts'
import { all, sql } from '../vault/sql.ts'
import { newVault, temporaryFolder } from '../vault/vault-fixture.ts'
import type { Vault } from '../vault/vault.ts'
import { addException } from './keep-exception.ts'
import { refreshAlerts } from './refresh-alerts.ts'
import { setOrange } from './set-levels.ts'
import { storeWarnings, type ModelResult } from './store-warnings.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const packSet = loadPacks([at('resources/packs/core'), at('tests/fixtures/packs/sample')])
const asOf = '2026-06-30'

let vault: Vault
let remove: () => void
beforeEach(async () => {
  const folder = temporaryFolder()
  remove = folder.remove
  vault = await newVault(`${folder.folder}/vault`)
  ensureDatasetTables(vault.writer, packSet)
  vault.writer.exec("INSERT INTO org (id, name) VALUES ('o1', '云溪县住建局'), ('o2', '云溪县水利局')")
})
afterEach(() => {
  vault.close()
  remove()
})

/** Two findings of one model, one a unit. */
function found(row: string): ModelResult {
  const [model] = packSet.models
  if (model === undefined) throw new Error('no model in the sample pack')
  const hit = (org: string) => ({
    subject: org,
    key: 'k',
    level: 'orange' as const,
    figures: { org_id: org },
    evidence: [{ dataset: 'contract', id: `${org}-${row}` }]
  })
  return { model: { ...model, subject: 'org' }, parts: [{ params: {}, hits: [hit('o1'), hit('o2')] }], denominator: null, state: null }
}
const store = (results: readonly ModelResult[]) =>
  storeWarnings(vault.writer, packSet, { asOf, startedAt: asOf, finishedAt: asOf, account: 'admin', models: [], results })
const alerts = () =>
  all<Record<string, unknown>>(vault.writer, sql`SELECT warning_id, org_id, level, state, is_open FROM alert ORDER BY org_id`)
const standing = () => {
  refreshAlerts(vault.writer, packSet, asOf)
  return alerts()
}

test('[#20] an exception covers what was just found as it covers what stands; a quick run and a whole one see the same', () => {
  store([found('a')])
  const none = { model: '', subjectKind: '', subject: '', subjectName: '', key: '', reason: '试点', approver: '周启明', docNo: '' }
  addException(vault.writer, { ...none, org: 'o2', from: '2026-01-01', to: '2026-12-31' }, { at: asOf, account: 'admin', asOf })
  refreshAlerts(vault.writer, packSet, asOf, [found('a')])
  const justFound = alerts()
  expect(justFound.map((row) => row['org_id'])).toEqual(['o1'])
  expect(standing()).toEqual(justFound)
})

test('[#12] [#44] with orange off, and with a closed warning that has come again, both are seen as they will be stored', () => {
  store([found('a')])
  vault.writer.exec("UPDATE sys_warning SET state = 'dismissed', closed_rows = 'contract/' || subject || '-a'")
  setOrange(vault.writer, false)
  refreshAlerts(vault.writer, packSet, asOf, [found('a')])
  expect(alerts().map((row) => [row['level'], row['state'], row['is_open']])).toEqual([
    ['yellow', 'dismissed', 0],
    ['yellow', 'dismissed', 0]
  ])
  refreshAlerts(vault.writer, packSet, asOf, [found('b')])
  const again = alerts()
  expect(again.map((row) => [row['state'], row['is_open']])).toEqual([
    ['to_sign', 1],
    ['to_sign', 1]
  ])
  store([found('b')])
  expect(standing()).toEqual(again)
})
