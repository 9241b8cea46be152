/** Petitions, conduct and coordination proven on data: ledgers in, models run, and what comes out is what stands in the ledgers. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureDatasetTables, fillReferenceTables } from '../../electron/engine/packs/dataset-tables.ts'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { loadPacks } from '../../electron/engine/packs/load-packs.ts'
import { forkRunner } from '../../electron/engine/ports/fork-runner.ts'
import { importFiles } from '../../electron/engine/services/import/import-ledger.ts'
import { runModels } from '../../electron/engine/services/run-models.ts'
import { generateCounty } from '../../electron/engine/services/training/generate-county.ts'
import { matchAnswers, type FoundWarning } from '../../electron/engine/services/training/match-answers.ts'
import { scenariosOf } from '../../electron/engine/services/training/scenario/play-scenario.ts'
import { newVault, temporaryFolder, testDeps } from '../../electron/engine/vault/vault-fixture.ts'

const resources = path.join(import.meta.dirname, '../../resources')
const calendar = loadCalendar(path.join(resources, 'calendars'))
const own = ['petition', 'conduct', 'coordination'] as const
const packSet = loadPacks(['core', 'engineering', ...own].map((pack) => path.join(resources, 'packs', pack)))
const ownModels = new Set(packSet.models.filter((model) => own.some((pack) => pack === model.pack)).map((model) => model.id))

async function openDesk() {
  const { folder, remove } = temporaryFolder()
  const deps = testDeps()
  const vault = await newVault(path.join(folder, 'vault'), deps)
  ensureDatasetTables(vault.writer, packSet)
  fillReferenceTables(vault.writer, packSet)
  const by = { account: 'admin', clock: deps.clock }
  return {
    folder,
    take: async (files: readonly string[]) =>
      (
        await importFiles(
          vault,
          packSet,
          files.map((file) => ({ path: file })),
          by
        )
      ).imports,
    run: (asOf: string) =>
      runModels(vault, packSet, { ...by, asOf, calendar, calendars: path.join(resources, 'calendars'), spawnRunner: () => forkRunner() }),
    rows: <Row>(sql: string): Row[] => vault.reader.prepare(sql).all() as Row[],
    close: () => {
      vault.close()
      remove()
    }
  }
}
type Desk = Awaited<ReturnType<typeof openDesk>>

const found = (desk: Desk): FoundWarning[] =>
  desk
    .rows<FoundWarning>(
      `SELECT w.model_id AS model, w.key AS key, w.subject_kind AS kind, w.subject_name AS subject, s.code AS code, m.code AS project
       FROM sys_warning w
       LEFT JOIN matter s ON s.id = w.subject
       LEFT JOIN matter m ON m.id = w.matter_id
       ORDER BY w.no`
    )
    .filter((warning) => ownModels.has(warning.model))

describe.each([1, 2])('[E4] [E5] [E6] the training county, seed %i', (seed) => {
  let desk: Desk
  let county: Awaited<ReturnType<typeof generateCounty>>
  let imports: Awaited<ReturnType<Desk['take']>>
  let run: Awaited<ReturnType<Desk['run']>>
  beforeAll(async () => {
    desk = await openDesk()
    const outDir = path.join(desk.folder, 'ledgers')
    mkdirSync(outDir)
    county = await generateCounty({ size: 'small', seed, planted: 'all', scenarios: scenariosOf(packSet), outDir, calendar })
    imports = await desk.take(county.files.map((file) => file.path))
    run = await desk.run(county.dataDate)
  }, 120_000)
  afterAll(() => desk.close())

  test('every ledger is known by its headers and taken in whole', () => {
    expect(imports.map(({ file, mapping, rows, quarantined }) => ({ file, mapping, rows, quarantined }))).toEqual(
      county.files.map((file) => ({ file: path.basename(file.path), mapping: file.mapping, rows: file.rows, quarantined: 0 }))
    )
  })

  test('every model of the three packs runs and finds what was planted for it, and nothing else', () => {
    expect(run.models.filter((model) => ownModels.has(model.id) && !model.ran)).toEqual([])
    const planted = county.answers.planted.filter((answer) => ownModels.has(answer.model))
    const decoys = county.answers.decoys.filter((answer) => ownModels.has(answer.model))
    const { missed, extra, taken } = matchAnswers(planted, decoys, found(desk))
    expect({ missed, extra, taken }).toEqual({ missed: [], extra: [], taken: [] })
    expect([...ownModels].filter((id) => !planted.some((answer) => answer.model === id))).toEqual([])
  })
})

describe('[E4] [E5] [E6] a clean county', () => {
  test.each([3, 4])(
    'seed %i: nothing fires',
    async (seed) => {
      const desk = await openDesk()
      try {
        const outDir = path.join(desk.folder, 'ledgers')
        mkdirSync(outDir)
        const county = await generateCounty({ size: 'small', seed, planted: 'none', scenarios: scenariosOf(packSet), outDir, calendar })
        await desk.take(county.files.map((file) => file.path))
        await desk.run(county.dataDate)
        expect(found(desk)).toEqual([])
      } finally {
        desk.close()
      }
    },
    60_000
  )
})
