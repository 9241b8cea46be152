/**
 * Ledgers → vault. One file is one transaction: all its good rows, or nothing on a fault, a cancel or a kill; what does not fit is in quarantine.
 * Every row knows its import, sheet and line. The same file again changes nothing; a newer edition gives new, changed and withdrawn rows and
 * keeps the old (design §4).
 *
 * While a file is imported the vault's writer is inside one transaction that spans event-loop turns: the engine must not run other writing
 * commands meanwhile (audit entries are safe, see hold-transaction.ts). Reads go through the vault's reader and see the state before.
 */
import { setImmediate } from 'node:timers/promises'
import type { Mapping } from '../../../../shared/packs/mapping.ts'
import { stopIfCancelled } from '../../io/bad-file.ts'
import { openTable, type LegacyReader, type TableFile } from '../../io/open-table.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { deferIndexes } from '../../queries/deferred-indexes.ts'
import { earlierImports, finishImport, insertImport, insertSheet, sourceWriter, type EarlierImport } from '../../queries/import.ts'
import { insertLogOutline } from '../../queries/procedures.ts'
import { openQuarantine } from '../../queries/quarantine.ts'
import { readMeta, writeMeta } from '../../vault/meta.ts'
import type { Vault } from '../../vault/vault.ts'
import type { WritableDB } from '../../vault/connection.ts'
import { compileMapping } from './compile-mapping.ts'
import { DatesSeen } from './data-date.ts'
import { eventLogMappings, keepLogMapping, keepLogProcedure } from './event-log.ts'
import { holdTransaction } from './hold-transaction.ts'
import { entityFinder } from './identify-entity.ts'
import { ImportNotes } from './import-notes.ts'
import { importSheet, type Counts } from './import-sheet.ts'
import { lineMapper } from './map-record.ts'
import { planFile, type SheetPlan } from './plan-file.ts'
import { identitySeal } from './seal-identity.ts'
import { tellDangling, tellKept, tellOlder, type OlderLines } from './tell-lines.ts'
import { editionLines, editionOf, withdrawMissing } from './withdraw.ts'
import { LineWriter } from './write-line.ts'

export interface ImportFile {
  readonly path: string
  /** shown and stored; else the path's last part */
  readonly name?: string
  /** id of the mapping chosen for this file; else `options.mapping` */
  readonly mapping?: string | undefined
}

/** `bytes` of `totalBytes` is an estimate by text read; `rows` is exact. */
export interface ImportProgress {
  readonly file: string
  readonly fileNumber: number
  readonly files: number
  readonly rows: number
  readonly bytes: number
  readonly totalBytes: number
}

export interface ImportOptions {
  readonly account: string
  readonly clock: () => Date
  /** id of the mapping to use; else the best one is chosen */
  readonly mapping?: string | undefined
  readonly dryRun?: boolean | undefined
  readonly intakeId?: number | undefined
  /** instead of the mapping's own */
  readonly extent?: Mapping['extent'] | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined
  /** reads BIFF bytes in the runner process */
  readonly readLegacySheet?: LegacyReader | undefined
  /** runs inside the transaction of each file, after its rows (roll-ups, marks) */
  readonly afterFile?: ((writer: WritableDB) => void) | undefined
}

/** contracts.md `import`: `procedure` only where the file is an event log; `rows` = source records read, quarantined included. */
export interface ImportOutcome {
  readonly file: string
  readonly mapping: string
  readonly procedure?: string
  readonly rows: number
  readonly inserted: number
  readonly changed: number
  readonly unchanged: number
  readonly withdrawn: number
  readonly quarantined: number
}

/**
 * Imports files one after another; a file that fails stops the run, the files before it stay. A workbook whose sheets need different mappings
 * gives one outcome for each. Throws AppError bad_file, no_mapping, unknown_id (mapping, intake), file_changed, cancelled, disk_full, conflict.
 */
export async function importFiles(
  vault: Vault,
  packSet: PackSet,
  files: readonly ImportFile[],
  options: ImportOptions
): Promise<{ readonly imports: readonly ImportOutcome[] }> {
  const imports: ImportOutcome[] = []
  for (const [place, file] of files.entries()) {
    const shown = file.name ?? file.path.split(/[/\\]/).at(-1) ?? file.path
    const progress = { file: shown, fileNumber: place + 1, files: files.length, rows: 0, bytes: 0, totalBytes: 0 }
    options.onProgress?.(progress)
    const table = await openTable(file.path, {
      ...(file.name === undefined ? {} : { name: file.name }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.readLegacySheet === undefined ? {} : { readLegacySheet: options.readLegacySheet })
    })
    try {
      imports.push(...(await importTable(vault, packSet, table, { ...options, mapping: file.mapping ?? options.mapping }, progress)))
    } finally {
      table.close()
    }
  }
  return { imports }
}

async function importTable(
  vault: Vault,
  packSet: PackSet,
  table: TableFile,
  options: ImportOptions,
  start: ImportProgress
): Promise<readonly ImportOutcome[]> {
  const plans = planFile(vault.reader, packSet, table, options.mapping, await eventLogMappings(table))
  const { writer } = vault
  let progress: ImportProgress = { ...start, file: table.name, totalBytes: table.bytes }
  const meter = byteMeter(table)
  const advance = (rows: number, characters: number): void => {
    progress = { ...progress, rows: progress.rows + rows, bytes: meter(characters) }
    options.onProgress?.(progress)
  }
  return holdTransaction(writer, async () => {
    const outcomes: ImportOutcome[] = []
    for (const plan of plans) outcomes.push(await importPlan(vault, packSet, table, plan, options, advance))
    options.onProgress?.({ ...progress, bytes: table.bytes })
    if (options.dryRun !== true) {
      options.afterFile?.(writer)
      vault.audit({ action: 'import', subject: table.name, detail: { sha256: table.sha256, imports: outcomes.map((one) => ({ ...one })) } })
    }
    return { value: outcomes, commit: options.dryRun !== true }
  })
}

async function importPlan(
  vault: Vault,
  packSet: PackSet,
  table: TableFile,
  plan: SheetPlan,
  options: ImportOptions,
  advance: (rows: number, characters: number) => void
): Promise<ImportOutcome> {
  const { writer } = vault
  const at = options.clock().toISOString()
  const stamp = { at, account: options.account }
  const mapping = plan.ownLog ? keepLogMapping(writer, plan.mapping, stamp) : plan.mapping
  const earlier = earlierImports(writer)
  const importId = insertImport(writer, {
    intakeId: options.intakeId ?? null,
    at,
    account: options.account,
    fileName: table.name,
    sha256: table.sha256,
    bytes: table.bytes,
    format: table.format,
    encoding: table.encoding ?? '',
    mapping: mapping.id,
    mappingVersion: mapping.version,
    procedure: mapping.event_log ? (mapping.procedure ?? '') : ''
  })
  const counts: Counts = { rows: 0, inserted: 0, changed: 0, unchanged: 0, withdrawn: 0, quarantined: 0 }
  const notes = new ImportNotes()
  const outcome = (): ImportOutcome => ({
    file: table.name,
    mapping: mapping.id,
    ...(mapping.event_log && mapping.procedure !== undefined ? { procedure: mapping.procedure } : {}),
    ...counts
  })
  const same = sameFile(earlier, table.sha256, mapping)
  if (same !== null) {
    const open = openQuarantine(writer, [same.id]).get(same.id) ?? 0
    Object.assign(counts, { rows: same.rows, unchanged: same.rows - open, quarantined: open })
    notes.add('same_file', `与第 ${same.id} 次导入是同一份文件，数据没有变化`, `The same file as import ${same.id}; nothing changed`)
    finishImport(writer, importId, { ...counts, newerEditionOf: [], dataDate: same.dataDate, notes: JSON.stringify(notes.all()) })
    return outcome()
  }
  const seal = identitySeal((purpose) => vault.macKey(purpose))
  const procedure = mapping.procedure === undefined ? undefined : packSet.procedures.get(mapping.procedure)
  const editions = editionLines(earlier, mapping.id)
  const byId = new Map(earlier.map((one) => [one.id, one.mapping]))
  const context = {
    writer,
    mapping,
    importId,
    at,
    account: options.account,
    mappingOf: (id: number) => (id === importId ? mapping.id : byId.get(id)),
    tracks: editions.length > 0
  }
  const lines = new LineWriter(context)
  const find = entityFinder(writer)
  const store = sourceWriter(writer)
  const dates = new DatesSeen()
  const kept: number[] = []
  const older: OlderLines = { count: 0, lines: [] }
  let live: ReadonlyMap<number, number> = new Map()
  let restore: readonly (() => void)[] = []
  for (const index of plan.sheets) {
    const sheet = table.sheets[index]
    if (sheet === undefined) continue
    const compiled = compileMapping(mapping, sheet.header, { datasets: packSet.datasets, procedure, seal, reader: vault.reader })
    if (live.size === 0) live = lines.table(compiled.primary).liveRows(editions.flat())
    if (index === plan.sheets[0]) {
      const records = compiled.emissions.filter((one) => one.mode === 'record').map((one) => one.dataset)
      restore = deferIndexes(writer, records, Math.floor(table.bytes / (table.format === 'xlsx' ? 30 : 150)))
    }
    const sheetId = insertSheet(writer, {
      importId,
      name: sheet.name,
      header: sheet.header,
      letters: sheet.columnLetters,
      headerLine: sheet.headerLine
    })
    if (sheet.log !== undefined) insertLogOutline(writer, sheetId, JSON.stringify(sheet.log))
    const mapLine = lineMapper(compiled, find, (what, column, value, line) => notes.told(what, column, value, line))
    const { signal } = options
    await importSheet({
      file: table,
      sheet: index,
      sheetId,
      compiled,
      mapLine,
      lines,
      context,
      seal,
      store,
      counts,
      dates,
      kept,
      older,
      signal,
      advance
    })
    notes.addSheet(table.sheets.length > 1 ? sheet.name : '', sheet.notes)
    plan.tell(notes, sheet.header)
    if (index !== plan.sheets.at(-1)) continue
    for (const make of restore) {
      make()
      await setImmediate()
      stopIfCancelled(signal)
    }
    const replaced = editionOf(editions, live, lines.seen)
    if (replaced.length > 0 && (options.extent ?? mapping.extent) === 'snapshot')
      counts.withdrawn = withdrawMissing(compiled, replaced, lines, context)
    tellDangling(lines, compiled, notes)
    if (kept.length > 0) tellKept(kept, notes)
    if (older.count > 0) tellOlder(older, notes)
    const dataDate = dates.latest()
    if (plan.ownLog) keepLogProcedure(writer, mapping, table.name, stamp)
    finishImport(writer, importId, { ...counts, newerEditionOf: replaced, dataDate, notes: JSON.stringify(notes.all()) })
    const known = readMeta(writer, 'data_date')
    if (dataDate !== '' && (known === null || dataDate > known)) writeMeta(writer, 'data_date', dataDate)
  }
  return outcome()
}

/** The import of this very file that still stands: no newer edition came after it. */
function sameFile(earlier: readonly EarlierImport[], sha256: string, mapping: Mapping): EarlierImport | null {
  const found = earlier.findLast((one) => one.sha256 === sha256 && one.mapping === mapping.id && one.mappingVersion === mapping.version)
  if (found === undefined) return null
  const superseded = earlier.some(
    (one) => one.id > found.id && one.mapping === mapping.id && one.sha256 !== sha256 && one.editionOf.length > 0
  )
  return superseded ? null : found
}

/** Estimated bytes read, from characters seen: never beyond the file's size. */
function byteMeter(table: TableFile): (characters: number) => number {
  const width = table.encoding?.startsWith('utf-16') === true ? 2 : 1.25
  let read = 0
  return (characters) => {
    read += characters * width
    return Math.min(Math.floor(read), table.bytes)
  }
}
