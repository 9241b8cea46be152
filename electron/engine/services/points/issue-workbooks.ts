/**
 * Hands out: for a period one locked workbook for each unit, or for each department that collects, with the lines that are asked of it. What was
 * handed out is remembered with its keyed hash, so that a returned file is known again.
 */
import { createHash } from 'node:crypto'
import type { JobResult, ParsedInput } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { Period } from '../../../../shared/packs/indicator/period.ts'
import type { FileTable } from '../../file-table.ts'
import { zipOf, type ZippedFile } from '../../io/write-zip.ts'
import { writeLockedWorkbook } from '../../io/write-locked-workbook.ts'
import type { JobControl } from '../../job-board.ts'
import { registerExport } from '../../queries/audit.ts'
import { insertIssue, insertPointSheet, issuesOf, type SheetRow } from '../../queries/point-issue.ts'
import type { Session } from '../../session.ts'
import { readMeta } from '../../vault/meta.ts'
import { transaction } from '../../vault/sql.ts'
import { writeFile } from 'node:fs/promises'
import { fillInWorkbook, type FillInLine } from './fill-in-workbook.ts'
import { dueOf, openPointDesk, periodToCollect, type PointDesk } from './point-desk.ts'

type Issued = JobResult<'points.issue'>
type Kept = Issued['files'][number]

export interface Issuing {
  readonly at: string
  readonly newId: () => string
  readonly files: FileTable
}

/** Within `session.write`. Throws `unknown_id` (no units, nothing asked), `cancelled`. */
export async function issueWorkbooks(
  session: Session,
  input: ParsedInput<'points.issue'>,
  { at, newId, files }: Issuing,
  job: JobControl
): Promise<Issued> {
  const { vault, packs } = session
  const period = periodToCollect(vault.reader, packs, input.period)
  const desk = openPointDesk(vault.reader, packs, period)
  const parts = partsOf(desk, input)
  if (parts.length === 0) throw new AppError('unknown_id', '没有可以下发的单位或监测点。', { next: '请核对所选单位与期间。' })
  const issue = newId()
  const no = `JCD-${period.id}-${String(issuesOf(vault.reader, period.id).length + 1).padStart(2, '0')}`
  const tree = `${desk.scored.tree.id} v${desk.scored.tree.version}`
  const dueOn = input.dueOn ?? dueOf(vault.reader, period, at.slice(0, 10)).on
  const identity = readMeta(vault.reader, 'identity')
  const kept: Kept[] = []
  const zipped: ZippedFile[] = []
  const sheets: SheetRow[] = []
  for (const [place, part] of parts.entries()) {
    if (job.signal.aborted) throw new AppError('cancelled', '已取消，没有下发。')
    job.progress({ done: place, total: parts.length, unit: 'items', step: { zh: part.name, en: part.name } })
    const id = newId()
    const file = files.keep(`${String(place + 1).padStart(3, '0')}_${part.name}_${period.id}_填报表.xlsx`)
    const mark = { sheet: id, issue, no, period: period.id, tree, recipient: part.name }
    const about = { title: `${spokenPeriod(period)}监测点填报表`, unit: identity.unit, dueOn }
    const { book, hash } = fillInWorkbook(vault, mark, about, part.lines)
    const data = await writeLockedWorkbook(file.path, book)
    const name = files.name(file.handle)
    kept.push({ handle: file.handle, name, bytes: data.length, sha256: sha256(data) })
    zipped.push({ name, data })
    const lines = JSON.stringify(part.lines.map((line) => [line.unit, line.point]))
    sheets.push({ id, issue_id: issue, recipient: part.recipient, name: part.name, file: name, lines, hash })
  }
  const archive = files.keep(`${no}_填报表.zip`)
  const bytes = zipOf(zipped, new Date(at))
  await writeFile(archive.path, bytes, { mode: 0o600 })
  const whole = { handle: archive.handle, name: files.name(archive.handle), bytes: bytes.length, sha256: sha256(bytes) }
  transaction(vault.writer, () => {
    const head = { id: issue, no, period: period.id, recipients: input.recipients, tree, due_on: dueOn, at, account: vault.account }
    insertIssue(vault.writer, head)
    for (const sheet of sheets) insertPointSheet(vault.writer, sheet)
    const rows = parts.reduce((sum, part) => sum + part.lines.length, 0)
    const register = { at, account: vault.account, kind: 'points', what: no, filter: input.recipients, rows }
    registerExport(vault.writer, { ...register, sha256: whole.sha256, bytes: whole.bytes })
    vault.audit({ action: 'points.issue', subject: no, detail: { period: period.id, sheets: sheets.length, rows } })
  })
  return { id: issue, no, period: period.id, dueOn, files: kept, archive: whole }
}

const sha256 = (data: Buffer): string => createHash('sha256').update(data).digest('hex')

/** `2026年第3季度` */
export function spokenPeriod({ id, kind }: Pick<Period, 'id' | 'kind'>): string {
  const year = id.slice(0, 4)
  return kind === 'year' ? `${year}年` : kind === 'quarter' ? `${year}年第${id.slice(5)}季度` : `${year}年${Number(id.slice(5))}月`
}

interface Part {
  readonly recipient: string
  readonly name: string
  readonly lines: readonly FillInLine[]
}

/** Who gets which lines. */
function partsOf(desk: PointDesk, input: ParsedInput<'points.issue'>): readonly Part[] {
  const chosen = input.units === undefined ? null : new Set(input.units)
  const units = desk.units.filter((unit) => chosen === null || chosen.has(unit.id))
  const parts = new Map<string, { readonly recipient: string; readonly name: string; readonly lines: FillInLine[] }>()
  for (const unit of units) {
    for (const point of desk.points) {
      if (!desk.isAsked(unit, point)) continue
      const [recipient, name] = input.recipients === 'unit' ? [unit.id, unit.name] : [point.department, point.department]
      const part = parts.get(recipient) ?? { recipient, name, lines: [] }
      parts.set(recipient, part)
      part.lines.push({
        unit: unit.id,
        unitName: unit.name,
        point: point.id,
        pointName: point.name.zh,
        source: point.source,
        measure: point.unit,
        period: desk.period.id,
        before: desk.cell(unit, point).before
      })
    }
  }
  return [...parts.values()]
}
