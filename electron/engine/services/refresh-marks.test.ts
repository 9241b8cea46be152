/** Marks are made when something they stand on has changed, and only then. */
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeCalendar } from '../../../shared/packs/calendar.ts'
import { ensureDatasetTables, fillReferenceTables } from '../packs/dataset-tables.ts'
import { loadCalendar } from '../packs/load-calendar.ts'
import { loadPacks } from '../packs/load-packs.ts'
import { DatasetTable } from '../queries/dataset-table.ts'
import { newVault, temporaryFolder } from '../vault/vault-fixture.ts'
import type { Vault } from '../vault/vault.ts'
import { marksAsOf, refreshMarks, type RefreshMarks } from './refresh-marks.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const packs = loadPacks([at('resources/packs/core'), at('tests/fixtures/packs/sample')])
const calendar = loadCalendar(at('resources/calendars'))
const origin = { source: null, import: null, hash: '' }

let vault: Vault
let remove: () => void
beforeEach(async () => {
  const folder = temporaryFolder()
  remove = folder.remove
  vault = await newVault(`${folder.folder}/vault`)
  ensureDatasetTables(vault.writer, packs)
  fillReferenceTables(vault.writer, packs)
  write('matter', 'm1', { code: 'M1', name: '中心小学改造', procedure: 'sample' })
  write('step', 's1', { matter_id: 'm1', node: 'S2', received_at: '2026-03-02', decided_at: '2026-03-20' })
})
afterEach(() => {
  vault.close()
  remove()
})

function write(dataset: string, id: string, row: Readonly<Record<string, string>>): void {
  const declared = packs.datasets[dataset]
  if (declared === undefined) throw new Error(`no dataset ${dataset}`)
  new DatasetTable(vault.writer, dataset, declared).insert(id, Object.keys(row), Object.values(row), origin)
}
const refresh = (changes: Partial<RefreshMarks> = {}, set = packs): boolean =>
  refreshMarks(vault.writer, set, { asOf: '2026-06-30', calendar, ...changes })
const overdue = (): unknown => vault.reader.prepare("SELECT matter_id FROM mark WHERE kind = 'overdue' ORDER BY matter_id").pluck().all()

test('marks that stand are left alone; rows of other datasets do not touch them', () => {
  expect([refresh(), overdue()]).toEqual([true, ['m1']])
  write('org', 'o1', { name: '云溪县住建局' })
  expect([refresh(), overdue()]).toEqual([false, ['m1']])
})

test('a new step, another day, another calendar, another procedure make them anew', () => {
  refresh()
  write('matter', 'm2', { code: 'M2', name: '二期', procedure: 'sample' })
  write('step', 's2', { matter_id: 'm2', node: 'S2', received_at: '2026-03-02', decided_at: '2026-03-20' })
  expect([refresh(), overdue()]).toEqual([true, ['m1', 'm2']])
  expect([refresh({ asOf: '2026-03-01' }), overdue(), marksAsOf(vault.reader)]).toEqual([true, [], '2026-03-01'])
  expect([refresh(), overdue(), marksAsOf(vault.reader)]).toEqual([true, ['m1', 'm2'], '2026-06-30'])
  expect([refresh({ calendar: makeCalendar([]) }), refresh()]).toEqual([true, true])
  const shorter = [...packs.procedures].map(
    ([id, each]) => [id, { ...each, nodes: each.nodes.map(({ limit: _limit, ...node }) => node) }] as const
  )
  expect([refresh({}, { ...packs, procedures: new Map(shorter) }), overdue()]).toEqual([true, []])
})
