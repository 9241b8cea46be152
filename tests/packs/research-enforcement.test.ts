/**
 * Research funds, enforcement and reviews given away: the training county's ledgers of these packs through the real import and the real models.
 * What was planted is found on its own subject, nothing else of these packs fires, and every line is taken in by the mapping chosen from headers.
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureDatasetTables, fillReferenceTables } from '../../electron/engine/packs/dataset-tables.ts'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { loadPacks, packFoldersIn } from '../../electron/engine/packs/load-packs.ts'
import { forkRunner } from '../../electron/engine/ports/fork-runner.ts'
import { newDesk, type Desk } from '../../electron/engine/services/import/import-fixture.ts'
import { importFiles } from '../../electron/engine/services/import/import-ledger.ts'
import { runModels } from '../../electron/engine/services/run-models.ts'
import { generateCounty, type GeneratedCounty } from '../../electron/engine/services/training/generate-county.ts'
import { matchAnswers, type FoundWarning } from '../../electron/engine/services/training/match-answers.ts'
import { scenariosOf } from '../../electron/engine/services/training/scenario/play-scenario.ts'

const resources = path.join(import.meta.dirname, '../../resources')
const packSet = loadPacks(packFoldersIn(path.join(resources, 'packs')))
const calendar = loadCalendar(path.join(resources, 'calendars'))
const own = new Set(packSet.models.filter((model) => ['research', 'enforcement', 'review'].includes(model.pack)).map((model) => model.id))

interface Figured {
  readonly model: string
  readonly figures: string
}

describe('research, enforcement and review in the training county', () => {
  let desk: Desk
  let county: GeneratedCounty
  let quarantined: readonly string[] = []
  let found: readonly FoundWarning[] = []
  let skipped: readonly string[] = []

  beforeAll(async () => {
    desk = await newDesk()
    const outDir = path.join(desk.folder, 'ledgers')
    mkdirSync(outDir)
    ensureDatasetTables(desk.vault.writer, packSet)
    fillReferenceTables(desk.vault.writer, packSet)
    county = await generateCounty({ size: 'small', seed: 5, planted: 'all', scenarios: scenariosOf(packSet), outDir, calendar })
    const { imports } = await importFiles(
      desk.vault,
      packSet,
      county.files.map((file) => ({ path: file.path })),
      desk.by
    )
    quarantined = imports.filter((outcome) => outcome.quarantined > 0).map((outcome) => outcome.file)
    const run = await runModels(desk.vault, packSet, {
      asOf: county.dataDate,
      account: desk.by.account,
      clock: desk.by.clock,
      calendar,
      calendars: path.join(resources, 'calendars'),
      spawnRunner: () => forkRunner()
    })
    skipped = run.models.filter((model) => own.has(model.id) && !model.ran).map((model) => model.id)
    found = desk.rows<FoundWarning>(
      `SELECT w.model_id AS model, w.key AS key, w.subject_kind AS kind, w.subject_name AS subject, s.code AS code, m.code AS project
       FROM sys_warning w LEFT JOIN matter s ON s.id = w.subject LEFT JOIN matter m ON m.id = w.matter_id ORDER BY w.no`
    )
  }, 120_000)
  afterAll(() => desk.close())

  const outcome = (wanted: (model: string) => boolean) => {
    const { planted, decoys } = county.answers
    const mine = found.filter((warning) => own.has(warning.model) && wanted(warning.model))
    const { hit, missed, extra, taken } = matchAnswers(
      planted.filter((answer) => own.has(answer.model) && wanted(answer.model)),
      decoys.filter((answer) => own.has(answer.model) && wanted(answer.model)),
      mine
    )
    return { models: [...new Set(hit.map((answer) => answer.model))].toSorted(), missed, extra, taken }
  }
  const clean = { missed: [], extra: [], taken: [] }

  test('every ledger is read whole, every model runs, nothing is found but what was planted', () => {
    expect({ quarantined, skipped }).toEqual({ quarantined: [], skipped: [] })
    expect(outcome(() => true)).toEqual({ models: [...own].toSorted(), ...clean })
  })

  test('[D6] the seven research models find their projects, and the share of projects warned can be printed', () => {
    const models = packSet.models.filter((model) => model.pack === 'research')
    expect(outcome((model) => model.startsWith('research-'))).toEqual({ models: models.map((model) => model.id).toSorted(), ...clean })
    expect(models.map((model) => [model.subject, model.denominator?.dataset])).toEqual(models.map(() => ['matter', 'matter']))
    const all = desk.rows<{ n: number }>("SELECT COUNT(*) AS n FROM matter WHERE procedure = 'research-project'")[0]?.n ?? 0
    const warned = new Set(found.filter((warning) => warning.model.startsWith('research-')).map((warning) => warning.code)).size
    console.log(`[D6] projects warned: ${warned}/${all} (${((warned / all) * 100).toFixed(1)} %)`)
    expect([all, warned]).toEqual([46, 7])
  })

  test('[E1] impossible, clustered and idle tracks are found, and each decided case has its trace', () => {
    const wanted = ['enf-track-cluster', 'enf-track-idle', 'enf-track-impossible', 'enf-track-missing']
    expect(outcome((model) => model.startsWith('enf-track-'))).toEqual({ models: wanted, ...clean })
    const [sheet] = desk.rows<{ cases: number; traced: number }>(
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
    const kinds = new Set(found.filter((warning) => warning.model.startsWith('svc-')).map((warning) => warning.kind))
    expect([...kinds]).toEqual(['org'])
  })

  test('[A6] a unit that gives its reviews away is found; the published figures give 61 of 77', () => {
    expect(outcome((model) => model.startsWith('review-'))).toEqual({ models: ['review-intermediary'], ...clean })
    const published = packSet.model('review-intermediary')?.cases.find((one) => one.name.includes('荣昌'))
    expect(published?.rows['review_task']).toHaveLength(77)
    expect(published?.hits[0]).toMatchObject({ n: 77, given_away: 61 })
    const [given] = desk.rows<Figured>("SELECT model_id AS model, figures FROM sys_warning WHERE model_id = 'review-intermediary'")
    expect(JSON.parse(given?.figures ?? '{}')).toMatchObject({ given_away: 15 })
  })
})
