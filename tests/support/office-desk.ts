/** A vault with every shipped pack: ledgers written as an office keeps them are imported by their headers alone, models run, sentences read. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensureDatasetTables, fillReferenceTables } from '../../electron/engine/packs/dataset-tables.ts'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { loadPacks, packFoldersIn } from '../../electron/engine/packs/load-packs.ts'
import { forkRunner } from '../../electron/engine/ports/fork-runner.ts'
import { warningById } from '../../electron/engine/queries/warnings.ts'
import { importFiles, type ImportOutcome } from '../../electron/engine/services/import/import-ledger.ts'
import { routeOf } from '../../electron/engine/services/route-warning.ts'
import { runModels, type RunModelsResult } from '../../electron/engine/services/run-models.ts'
import { newVault, temporaryFolder } from '../../electron/engine/vault/vault-fixture.ts'

const resources = path.join(import.meta.dirname, '../../resources')
const calendars = path.join(resources, 'calendars')
const everyPack = loadPacks(packFoldersIn(path.join(resources, 'packs')))
const clock = () => new Date('2026-07-01T00:00:00Z')

export interface OfficeDesk {
  takeFile(file: string): Promise<ImportOutcome>
  /** writes a ledger and imports it: the mapping that was chosen and how many rows it took in */
  take(name: string, header: string, ...lines: readonly string[]): Promise<readonly [string, number]>
  run(packs: readonly string[], asOf: string): Promise<RunModelsResult>
  /** runs as of 30 June 2026: model and subject of each warning, in order */
  find(...packs: readonly string[]): Promise<readonly string[]>
  rows<Row>(sql: string): Row[]
  /** the sentence of the model's first warning */
  sentence(model: string): string | undefined
  /** model → to whom its first warning goes */
  routeOf(model: string): string | undefined
  close(): void
}

export async function openOfficeDesk(): Promise<OfficeDesk> {
  const { folder, remove } = temporaryFolder()
  const vault = await newVault(path.join(folder, 'vault'))
  ensureDatasetTables(vault.writer, everyPack)
  fillReferenceTables(vault.writer, everyPack)
  const rows = <Row>(sql: string): Row[] => vault.reader.prepare(sql).all() as Row[]
  const takeFile = async (file: string): Promise<ImportOutcome> => {
    const [one] = (await importFiles(vault, everyPack, [{ path: file }], { account: 'admin', clock })).imports
    if (one === undefined) throw new Error('no outcome')
    return one
  }
  const run = (packs: readonly string[], asOf: string): Promise<RunModelsResult> =>
    runModels(vault, everyPack, {
      asOf,
      packs,
      account: 'admin',
      spawnRunner: () => forkRunner(),
      calendar: loadCalendar(calendars),
      calendars,
      clock
    })
  return {
    takeFile,
    async take(name, header, ...lines) {
      const file = path.join(folder, `${name}.csv`)
      writeFileSync(file, `${[header, ...lines].join('\n')}\n`)
      const one = await takeFile(file)
      if (one.quarantined > 0) throw new Error(`${name}: ${JSON.stringify(one)}`)
      return [one.mapping, one.inserted]
    },
    run,
    async find(...packs) {
      await run(packs, '2026-06-30')
      return rows<{ found: string }>(
        `SELECT model_id || ' ' || subject_name AS found FROM sys_warning ORDER BY model_id, subject_name`
      ).map((one) => one.found)
    },
    rows,
    sentence: (model) => rows<{ text: string }>(`SELECT sentence_zh AS text FROM sys_warning WHERE model_id = '${model}'`)[0]?.text,
    routeOf(model) {
      const [first] = rows<{ id: string }>(`SELECT id FROM sys_warning WHERE model_id = '${model}' ORDER BY no`)
      const record = first === undefined ? undefined : warningById(vault.reader, first.id)
      return record === undefined ? undefined : routeOf(vault.reader, everyPack, record)?.to
    },
    close() {
      vault.close()
      remove()
    }
  }
}
