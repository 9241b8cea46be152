/** What is kept of a long matter is what its rows say, and is asked no more once they have changed. */
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureDatasetTables, fillReferenceTables } from '../../packs/dataset-tables.ts'
import { loadCalendar } from '../../packs/load-calendar.ts'
import { loadPacks } from '../../packs/load-packs.ts'
import { DatasetTable } from '../../queries/dataset-table.ts'
import { keptSurvey } from '../../queries/long-matters.ts'
import { newVault, temporaryFolder } from '../../vault/vault-fixture.ts'
import type { Vault } from '../../vault/vault.ts'
import { refreshMarks } from '../refresh-marks.ts'
import { readHands, walkHands } from '../walk-hands.ts'
import { longFrom } from './keep-long-matters.ts'
import { readActs, surveyActs } from './survey-acts.ts'
import { readSteps, surveySteps } from './survey-steps.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url))
const packs = loadPacks([at('resources/packs/core'), at('tests/fixtures/packs/sample')])
const calendar = loadCalendar(at('resources/calendars'))
const asOf = '2026-06-30'

let vault: Vault
let remove: () => void
beforeEach(async () => {
  const folder = temporaryFolder()
  remove = folder.remove
  vault = await newVault(`${folder.folder}/vault`)
  ensureDatasetTables(vault.writer, packs)
  fillReferenceTables(vault.writer, packs)
  write('matter', 'short', { code: 'M1', name: '中心小学改造', procedure: 'sample' })
  write('matter', 'long', { code: 'M2', name: '滨河路改造', procedure: 'sample' })
  for (let n = 0; n < longFrom / 2; n += 1) {
    step('long', n)
    if (n % 100 === 0) step('short', n)
  }
  refreshMarks(vault.writer, packs, { asOf, calendar })
})
afterEach(() => {
  vault.close()
  remove()
})

function write(dataset: string, id: string, row: Readonly<Record<string, string | null>>): void {
  const declared = packs.datasets[dataset]
  if (declared === undefined) throw new Error(`no dataset ${dataset}`)
  new DatasetTable(vault.writer, dataset, declared).insert(id, Object.keys(row), Object.values(row), {
    source: null,
    import: null,
    hash: ''
  })
}
const day = (n: number): string => new Date(Date.UTC(2025, 0, 1 + ((n * 37) % 500))).toISOString().slice(0, 10)
function step(matter: string, n: number): void {
  const id = `${matter}${n}`
  write('step', id, { matter_id: matter, node: `S${1 + (n % 3)}`, received_at: day(n), decided_at: n % 9 === 0 ? null : day(n + 1) })
  const who = n % 4 === 0 ? null : `甲${n % 7}`
  write('act', `a${id}`, {
    matter_id: matter,
    step_id: id,
    kind: n % 2 ? 'handle' : 'approve',
    person_name: who,
    at: n % 5 ? day(n + 1) : null
  })
}

test('[A2] counts, order and hands of a long matter are kept as its rows have them; a short one is read', () => {
  const db = vault.reader
  expect(['steps', 'acts', 'hands'].map((of) => keptSurvey(db, 'short', of as 'steps'))).toEqual([undefined, undefined, undefined])
  const [steps, acts] = [readSteps(db, 'long'), readActs(db, 'long')]
  expect(keptSurvey(db, 'long', 'steps')).toEqual(steps.survey)
  for (const most of [1, 7, 100, longFrom / 2 - 1])
    expect(surveySteps(db, 'long', most)).toEqual({ survey: steps.survey, first: steps.order().slice(0, most) })
  expect(surveySteps(db, 'long', longFrom).first).toBeUndefined()
  expect(surveyActs(db, 'long', 1)).toEqual({ survey: acts.survey, first: acts.order(acts.survey.always) })
  expect(surveyActs(db, 'long', 200)).toEqual({ survey: acts.survey, first: acts.order(200) })
  expect(acts.survey.always).toBeLessThan(200)
  expect(walkHands(db, calendar, 'M2', asOf)).toEqual(readHands(db, calendar, 'long', asOf))
  expect(walkHands(db, calendar, 'M2', '2025-06-30')).toEqual(readHands(db, calendar, 'long', '2025-06-30'))
})

test('rows that changed are read until marks are made anew', () => {
  step('long', 9999)
  const db = vault.reader
  expect(keptSurvey(db, 'long', 'steps')).toBeUndefined()
  expect(surveySteps(db, 'long', 10).survey.steps).toBe(longFrom / 2 + 1)
  refreshMarks(vault.writer, packs, { asOf, calendar })
  expect(keptSurvey(db, 'long', 'steps')).toEqual(readSteps(db, 'long').survey)
})
