import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dataset as datasetSchema, model as modelSchema } from '../../../shared/packs/pack.ts'
import { loadCalendar } from './load-calendar.ts'
import { mutateModel } from './mutate-model.ts'

const calendar = loadCalendar(join(import.meta.dirname, '../../../resources/calendars'))
const words = { zh: '甲', en: 'a' }
const fields = { name: { type: 'text', name: words }, amount: { type: 'fen', name: words } }
const datasets = { org: datasetSchema.parse({ name: words, kind: 'entity', title: 'name', fields }) }
const quiet = { name: '少', kind: 'quiet', rows: { org: [{ id: 'o1', name: '甲', amount: 99 }] }, hits: [] }
const fires = { name: '多', kind: 'fires', rows: { org: [{ id: 'o1', name: '甲', amount: 100 }] }, hits: [{ subject: 'o1' }] }

const modelOf = (cases: readonly unknown[]) =>
  modelSchema.parse({
    id: 'org-large',
    version: 1,
    name: words,
    purpose: words,
    level: 'red',
    subject: 'org',
    basis: [{ law: '法', article: '一', mark: 'K' }],
    params: { least: { default: 100, unit: 'count', name: words } },
    reads: ['org'],
    sql: `SELECT o.id AS subject, o.id AS key, o.id AS evidence_org\nFROM org o WHERE o.amount >= :least AND COALESCE(o.name, '') <> '乙'`,
    explain: words,
    innocent: { zh: ['甲'], en: ['a'] },
    verify: { zh: ['甲'], en: ['a'] },
    cases
  })

describe('[#69] the mutation test of one model', () => {
  test('what no case notices survives, with its line', () => {
    const exempt = { name: '除外', kind: 'edge', rows: { org: [{ id: 'o1', name: '甲', amount: 1 }] }, hits: [] }
    const input = { model: modelOf([fires, quiet, exempt]), datasets, procedures: new Map(), calendar }
    expect(mutateModel(input)).toEqual({
      model: 'org-large',
      total: 6,
      killed: 5,
      equivalent: 0,
      survivors: [{ id: "drop and: COALESCE(o.name, '') <> '乙'", line: 2, was: "COALESCE(o.name, '') <> '乙'", becomes: '1 = 1' }],
      stale: [],
      failing: []
    })
  })

  test('a listed equivalent does not count; a listed one that is noticed is stale', () => {
    const input = { model: modelOf([fires, quiet, quiet]), datasets, procedures: new Map(), calendar }
    const listed = ["drop and: COALESCE(o.name, '') <> '乙'", 'param: least +']
    expect(mutateModel(input, listed)).toMatchObject({ total: 5, killed: 5, equivalent: 1, survivors: [], stale: ['param: least +'] })
  })

  test('a case that fails by itself stops the test', () => {
    const input = { model: modelOf([fires, { ...quiet, hits: [{ subject: 'o1' }] }, quiet]), datasets, procedures: new Map(), calendar }
    expect(mutateModel(input)).toMatchObject({ total: 0, failing: ['少'] })
  })
})
