/** What a result stands on: whatever could change it changes the state, so that a quick run looks again. */
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadPacks } from '../packs/load-packs.ts'
import type { LoadedModel } from '../packs/pack-set.ts'
import { newVault, temporaryFolder } from '../vault/vault-fixture.ts'
import type { Vault } from '../vault/vault.ts'
import { standsOn } from './model-state.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const packSet = loadPacks([at('resources/packs/core'), at('tests/fixtures/packs/sample')])

let vault: Vault
let remove: () => void
beforeEach(async () => {
  const folder = temporaryFolder()
  remove = folder.remove
  vault = await newVault(`${folder.folder}/vault`)
})
afterEach(() => {
  vault.close()
  remove()
})

const model: LoadedModel = {
  ...(packSet.models[0] as LoadedModel),
  reads: ['contract'],
  subject: 'person',
  params: {},
  denominator: undefined,
  sql: 'SELECT 1',
  explain: { zh: '{agent}与{party}', en: '{party}' }
}
const state = (change: Partial<LoadedModel> = {}, asOf = '2026-06-30', knows = '2026|') =>
  standsOn(vault.reader, packSet, { ...model, ...change }, { asOf, tunings: [], calendar: { knows } })
const touch = (dataset: string) =>
  vault.writer.exec(`INSERT INTO sys_dataset_version VALUES ('${dataset}', 1) ON CONFLICT (dataset) DO UPDATE SET version = version + 1`)

test('[#5] a change to what is read, to the subject’s register or to one that the sentence names is seen; another is not', () => {
  for (const [dataset, seen] of [
    ['contract', true],
    ['person', true],
    ['party', true],
    ['org', true],
    ['petition', false]
  ] as const) {
    const before = state()
    touch(dataset)
    expect([dataset, state() !== before]).toEqual([dataset, seen])
  }
})

test('[#5] a new working calendar is seen by rules that count working days, the day by rules that look at it', () => {
  const counting = { sql: 'SELECT workdays_between(a, b)' }
  expect(state(counting, '2026-06-30', '2026 2027|')).not.toBe(state(counting))
  expect(state({}, '2026-06-30', '2026 2027|')).toBe(state())
  expect(state({}, '2026-07-01')).toBe(state())
  const dated = { sql: 'SELECT :as_of' }
  expect(state(dated, '2026-07-01')).not.toBe(state(dated))
})
