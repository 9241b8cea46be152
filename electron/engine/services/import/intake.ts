/**
 * Where data came from, in law (feature 70): who handed it over, under which letter, who approved, the two who received it, on which medium, when.
 * An intake is written once and never changed; the sheet printed from it lists every file imported under it with its fingerprint.
 */
import { AppError } from '../../../../shared/ipc/reply.ts'
import { allIntakes, importPage, insertIntake, intakeById, intakesOfYear, type ImportRow, type IntakeRow } from '../../queries/intake.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { transaction } from '../../vault/sql.ts'
import type { Vault } from '../../vault/vault.ts'
import type { ImportNote } from './import-notes.ts'
import type { By } from './quarantine.ts'

export interface IntakeForm {
  readonly provider: string
  readonly letter: string
  readonly approver: string
  readonly receiverA: string
  readonly receiverB: string
  readonly medium: string
  /** ISO date */
  readonly receivedOn: string
  readonly note: string
}
export interface Intake extends IntakeForm {
  readonly id: number
  /** year and number: 2026-0007 */
  readonly no: string
  readonly createdAt: string
  readonly account: string
  readonly imports: number
}

/** One import as lists and sheets show it. */
export interface ImportView {
  readonly id: number
  readonly at: string
  readonly account: string
  readonly intake: string
  readonly file: string
  readonly sha256: string
  readonly bytes: number
  readonly format: string
  readonly encoding: string
  readonly mapping: string
  readonly mappingVersion: number
  readonly procedure?: string
  readonly rows: number
  readonly inserted: number
  readonly changed: number
  readonly unchanged: number
  readonly withdrawn: number
  readonly quarantined: number
  readonly open: number
  readonly dataDate: string
  readonly notes: readonly ImportNote[]
}

/** Throws AppError usage when the two receivers are one person: receiving takes two. */
export function createIntake(vault: Vault, form: IntakeForm, by: By): Intake {
  if (form.receiverA.trim() !== '' && form.receiverA.trim() === form.receiverB.trim()) {
    throw new AppError('usage', '两名接收人不能是同一人。', { next: '请填写另一名在场接收人的姓名。' })
  }
  return transaction(vault.writer, () => {
    const createdAt = by.clock().toISOString()
    const year = form.receivedOn.slice(0, 4)
    const no = `${year}-${String(intakesOfYear(vault.writer, year) + 1).padStart(4, '0')}`
    const { provider, letter, approver, medium, note } = form
    const id = insertIntake(vault.writer, {
      no,
      provider,
      letter,
      approver,
      receiver_a: form.receiverA,
      receiver_b: form.receiverB,
      medium,
      received_on: form.receivedOn,
      note,
      created_at: createdAt,
      account: by.account
    })
    vault.audit({ action: 'intake.create', subject: no, detail: { provider, letter } })
    return { ...form, id, no, createdAt, account: by.account, imports: 0 }
  })
}

/** Newest first. */
export function listIntakes(db: ReadableDB): readonly Intake[] {
  return allIntakes(db).map(toIntake)
}

/** The intake and every import under it, as printed on the intake sheet. Throws AppError unknown_id. */
export function intakeSheet(db: ReadableDB, id: number): { readonly intake: Intake; readonly imports: readonly ImportView[] } {
  const row = intakeById(db, id)
  if (row === undefined) throw new AppError('unknown_id', `没有第 ${id} 号接收记录。`)
  return { intake: toIntake(row), imports: importPage(db, id, { offset: 0, limit: 100_000 }).rows.map(toImport).toReversed() }
}

/** A page of all imports, newest first. */
export function listImports(
  db: ReadableDB,
  page: { readonly offset: number; readonly limit: number }
): { readonly rows: readonly ImportView[]; readonly total: number } {
  const { rows, total } = importPage(db, null, page)
  return { rows: rows.map(toImport), total }
}

function toIntake(row: IntakeRow): Intake {
  const { id, no, provider, letter, approver, medium, note, account, imports } = row
  const { receiver_a: receiverA, receiver_b: receiverB, received_on: receivedOn, created_at: createdAt } = row
  return { id, no, provider, letter, approver, receiverA, receiverB, medium, receivedOn, note, createdAt, account, imports }
}

function toImport(row: ImportRow): ImportView {
  const { id, at, account, sha256, bytes, format, encoding, mapping, rows, inserted, changed, unchanged, withdrawn, quarantined, open } =
    row
  return {
    id,
    at,
    account,
    intake: row.intake ?? '',
    file: row.file_name,
    sha256,
    bytes,
    format,
    encoding,
    mapping,
    mappingVersion: row.mapping_version,
    ...(row.procedure === '' ? {} : { procedure: row.procedure }),
    rows,
    inserted,
    changed,
    unchanged,
    withdrawn,
    quarantined,
    open,
    dataDate: row.data_date,
    notes: JSON.parse(row.notes) as ImportNote[]
  }
}
