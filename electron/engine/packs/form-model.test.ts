/** Forms filled in at random, over random rows: the SQL passes the gate of every pack and finds what the form says, no more and no less. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { opsFor } from '../../../shared/packs/form/check-form.ts'
import { evaluateForm, type FormRow } from '../../../shared/packs/form/evaluate-form.ts'
import { modelForm, type FormOp, type ModelForm } from '../../../shared/packs/form/model-form.ts'
import { writeModel } from '../../../shared/packs/form/write-model.ts'
import { makeCalendar } from '../../../shared/packs/calendar.ts'
import { datasetsFile, type FieldType } from '../../../shared/packs/pack.ts'
import { modelYaml, readDraft } from '../services/author/model-yaml.ts'
import Database from '../vault/sqlite.ts'
import { checkDraft } from './check-models.ts'
import { ensureTables } from './dataset-tables.ts'
import { makePackSet } from './pack-set.ts'
import { runModel } from './run-model.ts'
import { registerSqlFunctions } from './sql-functions.ts'

const name = { zh: '名', en: 'name' }
const field = (type: FieldType, more: object = {}) => ({ type, name, ...more })
const { datasets } = datasetsFile.parse({
  datasets: {
    org: { name, kind: 'entity', title: 'name', fields: { name: field('text') } },
    deal: {
      name,
      kind: 'record',
      title: 'word',
      date: 'day',
      amount: 'sum_fen',
      fields: {
        org_id: field('text', { ref: 'org' }),
        word: field('text'),
        level: field('text'),
        day: field('date'),
        stamp: field('timestamp'),
        n: field('integer'),
        sum_fen: field('fen'),
        share: field('real'),
        done: field('boolean')
      }
    }
  }
})
const fields = Object.entries(datasets['deal']?.fields ?? {})
const typeOf = (of: string): FieldType => datasets['deal']?.fields[of]?.type ?? 'text'
const words = ['甲', '乙', `o'k`, '50%', 'a_b', 'c\\d', '']
const days = ['2026-01-01', '2026-01-05', '2026-01-31', '2026-06-30', '2026-07-01']

const valueFor = (type: FieldType): fc.Arbitrary<string | number | boolean> => {
  if (type === 'boolean') return fc.boolean()
  if (type === 'real') return fc.constantFrom(0, 0.5, 1.25)
  if (type === 'integer' || type === 'fen') return fc.integer({ min: -2, max: 4 })
  return type === 'text' ? fc.constantFrom(...words.filter((word) => word !== '')) : fc.constantFrom(...days)
}
const cellFor = (type: FieldType): fc.Arbitrary<string | number | null> => {
  const value: fc.Arbitrary<string | number | boolean> =
    type === 'timestamp'
      ? fc.constantFrom(...days.map((day) => `${day}T10:00:00`))
      : type === 'text'
        ? fc.constantFrom(...words)
        : valueFor(type)
  return fc.option(
    value.map((one) => (typeof one === 'boolean' ? Number(one) : one)),
    { freq: 12 }
  )
}
const condition = fc.constantFrom(...fields.map(([of]) => of)).chain((of) => {
  const type = typeOf(of)
  return fc.constantFrom(...opsFor(type)).chain((op: FormOp): fc.Arbitrary<object> => {
    if (op === 'empty' || op === 'filled') return fc.constant({ field: of, op })
    if (op === 'in') return fc.array(valueFor(type), { minLength: 1, maxLength: 3 }).map((values) => ({ field: of, op, values }))
    if (['integer', 'fen', 'real'].includes(type))
      return fc.oneof(
        valueFor(type).map((value) => ({ field: of, op, value })),
        fc.constant({ field: of, op, param: 'limit' })
      )
    return valueFor(type).map((value) => ({ field: of, op, value }))
  })
})
const by = fc.uniqueArray(fc.constantFrom('word', 'day', 'n', 'done', 'level'), { maxLength: 2 })
const grouping = fc
  .record({
    by,
    measure: fc.constantFrom('count' as const, 'sum' as const, 'distinct' as const),
    op: fc.constantFrom('ge' as const, 'gt' as const, 'le' as const, 'lt' as const),
    windowed: fc.boolean(),
    summed: fc.constantFrom('n', 'sum_fen'),
    told: fc.constantFrom('word', 'n', 'stamp')
  })
  .map(({ windowed, summed, told, ...rest }) => ({
    ...rest,
    op: windowed && rest.op === 'le' ? ('ge' as const) : windowed && rest.op === 'lt' ? ('gt' as const) : rest.op,
    param: 'limit',
    ...(windowed ? { window: 'span' } : {}),
    ...(rest.measure === 'sum' ? { field: summed } : rest.measure === 'distinct' ? { field: told } : {})
  }))
const form: fc.Arbitrary<ModelForm> = fc
  .record({
    match: fc.constantFrom('all', 'any'),
    conditions: fc.array(condition, { maxLength: 2 }),
    grouping: fc.option(grouping),
    limit: fc.integer({ min: 0, max: 4 }),
    span: fc.integer({ min: 0, max: 40 })
  })
  .filter((one) => one.conditions.length > 0 || one.grouping !== null)
  .map(({ limit, span, ...rest }) =>
    modelForm.parse({
      ...rest,
      id: 'own-model',
      name,
      level: 'yellow',
      dataset: 'deal',
      subject: 'org',
      params: [
        { id: 'limit', name, value: limit },
        { id: 'span', name, unit: 'days', value: span }
      ],
      sentence: { zh: '{org} 有 {amount|money}', en: '' },
      basis: [{ law: '内控要求', article: '', mark: 'L' }]
    })
  )
const rows: fc.Arbitrary<readonly FormRow[]> = fc
  .array(
    fc.record({
      org_id: fc.constantFrom('o1', 'o1', 'o2', 'o2', '', null),
      ...Object.fromEntries(fields.filter(([of]) => of !== 'org_id').map(([of, { type }]) => [of, cellFor(type)]))
    }),
    { minLength: 4, maxLength: 20 }
  )
  .map((list) => list.map((row, index) => ({ ...row, id: `d${String(index).padStart(2, '0')}` })))

test('[#21] what a form says and what its SQL finds are the same', () => {
  const db = new Database(':memory:')
  ensureTables(db, datasets)
  db.pragma('case_sensitive_like = ON')
  const context = registerSqlFunctions(db, makeCalendar([]))
  const packSet = makePackSet([], datasets)
  let found = 0
  fc.assert(
    fc.property(form, rows, (said, held) => {
      const { model, faults } = writeModel(said, datasets)
      expect(faults).toEqual([])
      if (model === null) return
      const file = readDraft(modelYaml(model))
      expect(file.value).toEqual(model)
      checkDraft(file, packSet)
      db.exec('DELETE FROM deal')
      for (const row of held) {
        const names = Object.keys(row)
        db.prepare(`INSERT INTO deal (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(
          ...names.map((one) => row[one] ?? null)
        )
      }
      const asOf = '2026-06-30'
      const hits = [...runModel(db, context, model, { asOf, datasets })]
        .map(({ subject, key, figures, evidence }) => ({
          subject,
          key,
          reached:
            said.grouping === null ? null : Number(figures[{ count: 'n', sum: 'total', distinct: 'reached' }[said.grouping.measure]]),
          evidence: evidence.map((one) => one.id).toSorted()
        }))
        .toSorted((a, b) => (a.key < b.key ? -1 : 1))
      found += hits.length
      expect(hits).toEqual(evaluateForm(said, datasets, held, { asOf }))
    }),
    { numRuns: 400, seed: 21 }
  )
  expect(found).toBeGreaterThan(300)
  db.close()
})
