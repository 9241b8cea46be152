/**
 * Research funds, enforcement and reviews given away: the training county's ledgers of these packs through the real import and the real models.
 * What was planted is found on its own subject, nothing else of these packs fires, and every line is taken in by the mapping chosen from headers.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyPack } from '../../electron/engine/services/import/import-fixture.ts'
import { checkedCounty, type CheckedCounty } from '../../electron/engine/services/training/county-fixture.ts'
import { matchAnswers } from '../../electron/engine/services/training/match-answers.ts'

const ownPacks: readonly string[] = ['research', 'enforcement', 'review']

interface Figured {
  readonly model: string
  readonly figures: string
}

describe('research, enforcement and review in the training county', () => {
  let checked: CheckedCounty
  let own: ReadonlySet<string>
  beforeAll(async () => {
    checked = await checkedCounty({ size: 'small', seed: 5, planted: 'all' }, everyPack)
    own = new Set(checked.desk.packSet.models.filter((model) => ownPacks.includes(model.pack)).map((model) => model.id))
  }, 120_000)
  afterAll(() => checked.desk.close())

  const outcome = (wanted: (model: string) => boolean) => {
    const { planted, decoys } = checked.county.answers
    const mine = checked.warnings.filter((warning) => own.has(warning.model) && wanted(warning.model))
    const { hit, missed, extra, taken } = matchAnswers(
      planted.filter((answer) => own.has(answer.model) && wanted(answer.model)),
      decoys.filter((answer) => own.has(answer.model) && wanted(answer.model)),
      mine
    )
    return { models: [...new Set(hit.map((answer) => answer.model))].toSorted(), missed, extra, taken }
  }
  const clean = { missed: [], extra: [], taken: [] }

  test('every ledger is read whole, every model runs, nothing is found but what was planted', () => {
    // the sheet of collected figures bears faulty lines on purpose; generate-county.test.ts counts those
    const ledgers = checked.imports.filter((one) => one.mapping !== 'point-value-ledger')
    const quarantined = ledgers.filter((one) => one.quarantined > 0).map((one) => one.file)
    const skipped = checked.run.models.filter((model) => own.has(model.id) && !model.ran).map((model) => model.id)
    expect({ quarantined, skipped }).toEqual({ quarantined: [], skipped: [] })
    expect(outcome(() => true)).toEqual({ models: [...own].toSorted(), ...clean })
  })

  test('[D6] the seven research models find their projects, and the share of projects warned can be printed', () => {
    const models = checked.desk.packSet.models.filter((model) => model.pack === 'research')
    expect(outcome((model) => model.startsWith('research-'))).toEqual({ models: models.map((model) => model.id).toSorted(), ...clean })
    expect(models.map((model) => [model.subject, model.denominator?.dataset])).toEqual(models.map(() => ['matter', 'matter']))
    const all = checked.desk.rows<{ n: number }>("SELECT COUNT(*) AS n FROM matter WHERE procedure = 'research-project'")[0]?.n ?? 0
    const warned = new Set(checked.warnings.filter((warning) => warning.model.startsWith('research-')).map((warning) => warning.code)).size
    console.log(`[D6] projects warned: ${warned}/${all} (${((warned / all) * 100).toFixed(1)} %)`)
    expect([all, warned]).toEqual([46, 7])
  })

  test('[E1] impossible, clustered and idle tracks are found, and each decided case has its trace', () => {
    const wanted = ['enf-track-cluster', 'enf-track-idle', 'enf-track-impossible', 'enf-track-missing']
    expect(outcome((model) => model.startsWith('enf-track-'))).toEqual({ models: wanted, ...clean })
    const [sheet] = checked.desk.rows<{ cases: number; traced: number }>(
      `SELECT COUNT(*) AS cases, COUNT(CASE WHEN EXISTS (SELECT 1 FROM patrol_point t WHERE t.matter_id = p.matter_id) THEN 1 END) AS traced FROM penalty p`
    )
    expect((sheet?.cases ?? 0) - (sheet?.traced ?? 0)).toBe(1)
  })

  test('[E2] draws are replayed, pairings compared, forms and repeated inspections seen', () => {
    const wanted = ['enf-draw-pairing', 'enf-draw-replay', 'enf-inspection-form', 'enf-random-breach', 'enf-repeat-inspection']
    expect(outcome((model) => wanted.includes(model))).toEqual({ models: wanted, ...clean })
  })

  test('[E3] overdue service, returned errands and low satisfaction are told by department', () => {
    expect(outcome((model) => model.startsWith('svc-'))).toEqual({ models: ['svc-overdue', 'svc-returned', 'svc-satisfaction'], ...clean })
    const kinds = new Set(checked.warnings.filter((warning) => warning.model.startsWith('svc-')).map((warning) => warning.kind))
    expect([...kinds]).toEqual(['org'])
  })

  test('[A6] a unit that gives its reviews away is found; the published figures give 61 of 77', () => {
    expect(outcome((model) => model.startsWith('review-'))).toEqual({ models: ['review-intermediary'], ...clean })
    const published = checked.desk.packSet.model('review-intermediary')?.cases.find((one) => one.name.includes('荣昌'))
    expect(published?.rows['review_task']).toHaveLength(77)
    expect(published?.hits[0]).toMatchObject({ n: 77, given_away: 61 })
    const [given] = checked.desk.rows<Figured>("SELECT model_id AS model, figures FROM sys_warning WHERE model_id = 'review-intermediary'")
    expect(JSON.parse(given?.figures ?? '{}')).toMatchObject({ given_away: 15 })
  })
})
