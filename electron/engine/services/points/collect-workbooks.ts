/**
 * Takes fill-in workbooks back in a batch. First a preview of everything: who is missing, what is altered, dirty or in clash; then what is good goes
 * in as one transaction, each row with its file, sheet and line as an import's, so that the walk from a score ends at the cell that was filled in.
 */
import type { ParsedInput, JobResult } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { parsePeriod } from '../../../../shared/packs/indicator/period.ts'
import type { LegacyReader } from '../../io/open-table.ts'
import type { JobControl } from '../../job-board.ts'
import { DatasetTable } from '../../queries/dataset-table.ts'
import { earlierImports, finishImport, insertImport, insertSheet, sourceWriter } from '../../queries/import.ts'
import { insertReturn, sheetsOf } from '../../queries/point-issue.ts'
import type { Session } from '../../session.ts'
import { transaction } from '../../vault/sql.ts'
import { pointRowId } from './enter-points.ts'
import { judgeReturns, type Judged, type TakenLine } from './judge-returns.ts'
import { linesOfSheet } from './read-status.ts'
import { readReturn, type ReturnedFile } from './read-return.ts'

type Collected = JobResult<'points.collect'>

export interface Collecting {
  readonly at: string
  readonly paths: readonly { readonly path: string; readonly name: string }[]
  readonly readLegacySheet: LegacyReader
}

/** Within `session.write`. Throws `usage` (values replaced without a reason), `bad_pack`, `cancelled`. */
export async function collectWorkbooks(
  session: Session,
  input: ParsedInput<'points.collect'>,
  { at, paths, readLegacySheet }: Collecting,
  job: JobControl
): Promise<Collected> {
  const { vault, packs } = session
  const files: ReturnedFile[] = []
  for (const [place, file] of paths.entries()) {
    job.progress({ done: place, total: paths.length, unit: 'items', step: { zh: file.name, en: file.name } })
    files.push(await readReturn(vault, file, input.period, { signal: job.signal, readLegacySheet }))
  }
  if (job.signal.aborted) throw new AppError('cancelled', '已取消，没有收入任何数。')
  const judged = judgeReturns(vault.reader, packs, files, input)
  const corrected = judged.taken.filter((one) => one.does === 'corrected').length
  if (!input.dryRun && corrected > 0 && input.reason.trim().length < 2)
    throw new AppError('usage', `有 ${corrected} 个已有的数将被改动，没有说明理由。`, { next: '请填写理由，原值会保留。' })
  const imports = input.dryRun ? [] : transaction(vault.writer, () => takeIn(session, files, judged, { at, reason: input.reason.trim() }))
  const count = (does: TakenLine['does']): number => judged.taken.filter((one) => one.does === does).length
  return {
    dryRun: input.dryRun,
    files: files.map((file) => toldOf(file, judged)),
    cells: [...judged.cells],
    written: count('written'),
    corrected,
    unchanged: count('unchanged'),
    missing: missingOf(session, files),
    imports: [...imports]
  }
}

function toldOf(file: ReturnedFile, { taken, cells, blank }: Judged): Collected['files'][number] {
  return {
    file: file.file,
    state: file.state,
    detail: file.detail,
    recipient: file.mark?.recipient ?? '',
    issue: file.mark?.no ?? '',
    period: file.mark?.period ?? '',
    filled: taken.filter((one) => one.file === file).length,
    blank: blank.get(file) ?? 0,
    refused: cells.filter((cell) => cell.file === file.file).length
  }
}

/** Of every issue that a good file belongs to: who has neither come back before nor is among these files. */
function missingOf({ vault }: Session, files: readonly ReturnedFile[]): Collected['missing'] {
  const issues = new Map(files.flatMap(({ state, issue }) => (state === 'good' && issue !== null ? [[issue.id, issue] as const] : [])))
  const here = new Set(files.flatMap(({ state, sheet }) => (state === 'good' && sheet !== null ? [sheet.id] : [])))
  return [...issues.values()].flatMap((issue) =>
    sheetsOf(vault.reader, issue.id)
      .filter((sheet) => sheet.returned === null && !here.has(sheet.id))
      .map((sheet) => ({ issue: issue.no, recipient: sheet.name, lines: linesOfSheet(sheet.lines).length }))
  )
}

const fields = ['org_id', 'point', 'period', 'period_end', 'value', 'form_id', 'filled_by', 'checked_by', 'note']

/** One import for each file that says anything new. Inside the caller's transaction; gives the imports' numbers. */
function takeIn(
  session: Session,
  files: readonly ReturnedFile[],
  judged: Judged,
  { at, reason }: { readonly at: string; readonly reason: string }
): readonly number[] {
  const { vault, packs } = session
  const { writer, account } = vault
  const dataset = packs.datasets['point_value']
  if (dataset === undefined) throw new AppError('bad_pack', '没有启用含监测点的领域包。')
  const mapping = packs.mappings.find((one) => one.emits.some((emission) => emission.dataset === 'point_value'))
  const table = new DatasetTable(writer, 'point_value', dataset)
  const sources = sourceWriter(writer)
  const known = new Set(earlierImports(writer).map((one) => one.sha256))
  return files.flatMap((file) => {
    if (file.state !== 'good' || file.table === null || file.sheet === null) return []
    const own = judged.taken.filter((one) => one.file === file)
    const news = own.filter((one) => one.does !== 'unchanged')
    if (news.length === 0 && known.has(file.table.sha256)) return []
    const { sha256, bytes, format, sheet: name, header, letters, headerLine } = file.table
    const importId = insertImport(writer, {
      intakeId: null,
      at,
      account,
      fileName: file.file,
      sha256,
      bytes,
      format,
      encoding: '',
      mapping: mapping?.id ?? '',
      mappingVersion: mapping?.version ?? 0,
      procedure: ''
    })
    const sheet = insertSheet(writer, { importId, name, header, letters, headerLine })
    for (const { line, period, value, row } of news) {
      const id = row?.id ?? pointRowId(line.unit, period, line.point)
      const source = sources.store(sheet, line.line, JSON.stringify(line.cells))
      const end = parsePeriod(period)?.to ?? null
      const hands = [line.filledBy, line.checkedBy]
      const values = [line.unit, line.point, period, end, value, null, ...hands, line.note === '' ? null : line.note]
      const origin = { source, import: importId, hash: '' }
      const stored = row === null ? null : table.row(id)
      if (stored === null) table.insert(id, fields, values, origin)
      else {
        table.keep(id, stored, 'corrected', { import: importId, at, account, reason })
        table.update(id, fields, values, origin)
      }
    }
    const inserted = news.filter((one) => one.does === 'written').length
    const dirty = judged.cells.filter((cell) => cell.file === file.file).length
    finishImport(writer, importId, {
      rows: file.lines.length,
      inserted,
      changed: news.length - inserted,
      unchanged: own.length - news.length + (judged.blank.get(file) ?? 0),
      withdrawn: 0,
      quarantined: dirty,
      newerEditionOf: [],
      dataDate: '',
      notes: '[]'
    })
    const filled = own.length
    insertReturn(writer, { sheet: file.sheet.id, importId, file: file.file, filled, blank: judged.blank.get(file) ?? 0, at, account })
    vault.audit({
      action: 'points.collect',
      subject: file.mark?.no ?? '',
      detail: { file: file.file, sha256, written: inserted, corrected: news.length - inserted, refused: dirty }
    })
    return [importId]
  })
}
