/** The purchasing and letting packs in the training county: what they find is what their scenarios planted, on top of everything else there. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { matchAnswers } from '../../electron/engine/services/training/match-answers.ts'
import type { GeneratedCounty } from '../../electron/engine/services/training/generate-county.ts'
import { packDesk, type PackDesk } from '../support/pack-desk.ts'

describe('the county with purchasing and letting', () => {
  let desk: PackDesk
  let county: GeneratedCounty
  let idle: readonly string[]
  beforeAll(async () => {
    desk = await packDesk(['core', 'engineering', 'permit', 'soe', 'leasing'])
    county = await desk.takeCounty()
    const run = await desk.check(county.dataDate)
    idle = run.models
      .filter((model) => !model.ran && /^(soe|lease)-/.test(model.id))
      .map((model) => `${model.id}: ${String(model.skipped_because)}`)
  }, 180_000)
  afterAll(() => desk.close())

  test('[C1] [C3] [C4] [C5] [C6] what is found is what was planted, no more and no less', () => {
    const { planted, decoys } = county.answers
    const { hit, missed, extra, taken } = matchAnswers(planted, decoys, desk.warnings())
    expect({ missed, extra, taken }).toEqual({ missed: [], extra: [], taken: [] })
    expect(hit.length).toBe(planted.length)
  })

  test('every model of the two packs runs and has a planted case', () => {
    expect(idle).toEqual([])
    const planted = new Set(county.answers.planted.map((answer) => answer.model))
    const models = desk.warnings().map((warning) => warning.model)
    expect([...planted].filter((id) => !models.includes(id))).toEqual([])
  })
})
