/** A vault with chosen packs: ledgers are written, imported by their headers and checked by the models. For tests of packs. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensureDatasetTables, fillReferenceTables } from '../../electron/engine/packs/dataset-tables.ts'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { loadPacks } from '../../electron/engine/packs/load-packs.ts'
import { forkRunner } from '../../electron/engine/ports/fork-runner.ts'
import { enterFigure } from '../../electron/engine/services/import/figure.ts'
import { importFiles } from '../../electron/engine/services/import/import-ledger.ts'
import { runModels, type RunModelsResult } from '../../electron/engine/services/run-models.ts'
import { generateCounty, type GeneratedCounty } from '../../electron/engine/services/training/generate-county.ts'
import type { FoundWarning } from '../../electron/engine/services/training/match-answers.ts'
import { scenariosOf } from '../../electron/engine/services/training/scenario/play-scenario.ts'
import { newVault, temporaryFolder, testDeps } from '../../electron/engine/vault/vault-fixture.ts'

const resources = path.join(import.meta.dirname, '../../resources')
const calendars = path.join(resources, 'calendars')

export interface PackDesk {
  /** imports one ledger given as lines; the mapping that read it and how many rows were set aside */
  readonly take: (name: string, lines: readonly string[]) => Promise<string>
  /** writes the small training county with the packs' scenarios and imports it */
  readonly takeCounty: (seed?: number) => Promise<GeneratedCounty>
  readonly check: (asOf: string) => Promise<RunModelsResult>
  readonly warnings: () => FoundWarning[]
  readonly rows: <Row>(sql: string) => Row[]
  readonly close: () => void
}

export async function packDesk(packs: readonly string[]): Promise<PackDesk> {
  const { folder, remove } = temporaryFolder()
  const deps = testDeps()
  const packSet = loadPacks(packs.map((pack) => path.join(resources, 'packs', pack)))
  const vault = await newVault(path.join(folder, 'vault'), deps)
  ensureDatasetTables(vault.writer, packSet)
  fillReferenceTables(vault.writer, packSet)
  const by = { account: 'admin', clock: deps.clock }
  const calendar = loadCalendar(calendars)
  const rows = <Row>(sql: string): Row[] => vault.reader.prepare(sql).all() as Row[]
  return {
    take: async (name, lines) => {
      const file = path.join(folder, name)
      writeFileSync(file, `${lines.join('\n')}\n`)
      const { imports } = await importFiles(vault, packSet, [{ path: file }], by)
      return imports.map((one) => `${one.mapping} ${one.inserted}+${one.quarantined}`).join()
    },
    takeCounty: async (seed = 1) => {
      const outDir = path.join(folder, 'ledgers')
      mkdirSync(outDir)
      const county = await generateCounty({ size: 'small', seed, planted: 'all', scenarios: scenariosOf(packSet), outDir, calendar })
      const files = county.files.map((file) => ({ path: file.path }))
      const { imports } = await importFiles(vault, packSet, files, by)
      const wrong = imports.filter((one, at) => one.quarantined > 0 || one.mapping !== county.files[at]?.mapping)
      const units = new Map(rows<{ id: string; name: string }>('SELECT id, name FROM org').map((unit) => [unit.name, unit.id]))
      for (const form of county.figures) enterFigure(vault, packSet, { ...form, org: units.get(form.org) ?? '' }, by)
      if (wrong.length > 0) throw new Error(wrong.map((one) => `${one.file}: ${one.mapping}, ${one.quarantined} set aside`).join('; '))
      return county
    },
    check: (asOf) => runModels(vault, packSet, { ...by, asOf, calendar, calendars, spawnRunner: () => forkRunner() }),
    warnings: () =>
      rows<FoundWarning>(
        `SELECT w.model_id AS model, w.key AS key, w.subject_kind AS kind, w.subject_name AS subject, s.code AS code, m.code AS project
         FROM sys_warning w
         LEFT JOIN matter s ON s.id = w.subject
         LEFT JOIN matter m ON m.id = w.matter_id
         ORDER BY w.no`
      ),
    rows,
    close: () => {
      vault.close()
      remove()
    }
  }
}
