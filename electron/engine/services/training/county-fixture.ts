/** A training county brought into a real vault through the real import, checked by the real models. Used by tests only. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { loadCalendar } from '../../packs/load-calendar.ts'
import { fillReferenceTables } from '../../packs/dataset-tables.ts'
import { forkRunner } from '../../ports/fork-runner.ts'
import { newDesk, type Desk } from '../import/import-fixture.ts'
import { enterFigure } from '../import/figure.ts'
import { importFiles } from '../import/import-ledger.ts'
import type { FoundWarning } from './match-answers.ts'
import { runModels, type RunModelsResult } from '../run-models.ts'
import { reportedPoints } from './point-ledger.ts'
import { scenariosOf } from './scenario/play-scenario.ts'
import { generateCounty, type CountyOrder, type GeneratedCounty } from './generate-county.ts'

const resources = path.join(import.meta.dirname, '../../../../resources')
export const calendar = loadCalendar(path.join(resources, 'calendars'))

export interface CheckedCounty {
  readonly desk: Desk
  readonly county: GeneratedCounty
  readonly imports: Awaited<ReturnType<typeof importFiles>>['imports']
  readonly run: RunModelsResult
  readonly warnings: readonly FoundWarning[]
}

/** Generates, imports, enters figures, runs all models of the packs (the usual ones when not named). The caller closes `desk`. */
export async function checkedCounty(
  order: Pick<CountyOrder, 'size' | 'seed' | 'planted' | 'rows'>,
  packs?: readonly string[]
): Promise<CheckedCounty> {
  const desk = await newDesk(packs)
  const outDir = path.join(desk.folder, 'ledgers')
  mkdirSync(outDir)
  const county = await generateCounty({
    ...order,
    scenarios: scenariosOf(desk.packSet),
    reported: reportedPoints(desk.packSet),
    outDir,
    calendar
  })
  fillReferenceTables(desk.vault.writer, desk.packSet)
  const { imports } = await importFiles(
    desk.vault,
    desk.packSet,
    county.files.map((file) => ({ path: file.path })),
    desk.by
  )
  const units = new Map(desk.rows<{ id: string; name: string }>('SELECT id, name FROM org').map((unit) => [unit.name, unit.id]))
  for (const form of county.figures) enterFigure(desk.vault, desk.packSet, { ...form, org: units.get(form.org) ?? '' }, desk.by)
  const run = await runModels(desk.vault, desk.packSet, {
    asOf: county.dataDate,
    account: desk.by.account,
    clock: desk.by.clock,
    calendar,
    calendars: path.join(resources, 'calendars'),
    spawnRunner: () => forkRunner()
  })
  return { desk, county, imports, run, warnings: foundWarnings(desk) }
}

/** Every warning of a desk as answers name it, in the order in which they were found. */
export function foundWarnings(desk: Desk): readonly FoundWarning[] {
  return desk.rows<FoundWarning>(
    `SELECT w.model_id AS model, w.key AS key, w.subject_kind AS kind, w.subject_name AS subject, s.code AS code, m.code AS project
     FROM sys_warning w
     LEFT JOIN matter s ON s.id = w.subject
     LEFT JOIN matter m ON m.id = w.matter_id
     ORDER BY w.no`
  )
}
