/** The purchasing and letting packs in the training county: what they find is what their scenarios planted, on top of everything else there. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkedCounty, type CheckedCounty } from '../../electron/engine/services/training/county-fixture.ts'
import { matchAnswers } from '../../electron/engine/services/training/match-answers.ts'

describe('the county with purchasing and letting', () => {
  let checked: CheckedCounty
  beforeAll(async () => {
    checked = await checkedCounty({ size: 'small', seed: 1, planted: 'all' }, ['core', 'engineering', 'permit', 'soe', 'leasing'])
  }, 180_000)
  afterAll(() => checked.desk.close())

  test('every ledger is taken in whole by the mapping it was written for', () => {
    const { imports, county } = checked
    expect(imports.map(({ mapping, quarantined }) => [mapping, quarantined])).toEqual(county.files.map((file) => [file.mapping, 0]))
  })

  test('[C1] [C3] [C4] [C5] [C6] what is found is what was planted, no more and no less', () => {
    const { planted, decoys } = checked.county.answers
    const { hit, missed, extra, taken } = matchAnswers(planted, decoys, checked.warnings)
    expect({ missed, extra, taken }).toEqual({ missed: [], extra: [], taken: [] })
    expect(hit.length).toBe(planted.length)
  })

  test('every model of the two packs runs and has a planted case', () => {
    const idle = checked.run.models.filter((model) => !model.ran && /^(soe|lease)-/.test(model.id))
    expect(idle.map((model) => `${model.id}: ${String(model.skipped_because)}`)).toEqual([])
    const planted = new Set(checked.county.answers.planted.map((answer) => answer.model))
    const models = checked.warnings.map((warning) => warning.model)
    expect([...planted].filter((id) => !models.includes(id))).toEqual([])
  })
})
