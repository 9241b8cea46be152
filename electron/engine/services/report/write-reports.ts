/**
 * Reports from one state of the vault to files with copy numbers. Pages are made outside of the queue of writes, which is taken twice and shortly: to
 * reserve the numbers and to register. Files are drafts until all are written and get their names together; only then are they registered, so that
 * the register never names a report nobody has. A run that is stopped or fails leaves no file and registers nothing.
 */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { composeReport } from '../../../../shared/domain/report/compose.ts'
import type { ReportFormat } from '../../../../shared/ipc/commands/report.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { translator } from '../../../../shared/text/index.ts'
import { warningStateWord } from '../../../../shared/text/warning-state.ts'
import { diskError } from '../../io/bundle/disk-error.ts'
import { placeFiles, type Draft, type PlacedFiles } from '../../io/place-files.ts'
import { writeReport } from '../../io/report/write-report.ts'
import { registerExport, releaseCopies, reserveCopies } from '../../queries/audit.ts'
import type { Session } from '../../session.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { readMeta } from '../../vault/meta.ts'
import { transaction } from '../../vault/sql.ts'
import { accountName } from '../open-session.ts'
import type { PeriodFacts } from './gather-period.ts'
import { gatherReport } from './gather-report.ts'
import { templateInForce } from './template.ts'

export interface Making {
  readonly format: ReportFormat
  readonly language: 'zh' | 'en'
  readonly at: string
  readonly asOf: string
  readonly printPdf: (html: string) => Promise<Uint8Array>
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (done: number, total: number) => void
  /** what else belongs to them, such as their archive; when it fails there are no reports */
  readonly pack?: (made: readonly MadeReport[]) => Promise<void>
}
export interface MadeReport {
  readonly unit: string
  readonly name: string
  readonly period: string
  readonly file: string
  readonly bytes: number
  readonly sha256: string
  readonly copy: number
  readonly ms: number
}
export interface WantedReport {
  readonly facts: PeriodFacts
  readonly unit: string
  readonly name: string
  readonly file: string
}

/** Writes them into `folder`, in their order. `db`: the state they are made from. Throws `unknown_id`, `no_printer`, `disk_full`, `cancelled`. */
export async function writeReports(
  session: Session,
  db: ReadableDB,
  wanted: readonly WantedReport[],
  folder: string,
  making: Making
): Promise<readonly MadeReport[]> {
  const { vault } = session
  const reserved = { count: wanted.length, at: making.at, account: vault.account }
  const first = await session.write(() => transaction(vault.writer, () => reserveCopies(vault.writer, reserved)))
  const drafts: Draft[] = []
  let placed: PlacedFiles | undefined
  let made: readonly MadeReport[]
  try {
    made = await writeDrafts({ session, db, wanted, folder, making, first, drafts })
    stopIfAsked(making)
    placed = placeFiles(drafts)
    await making.pack?.(made)
    await session.write(() => {
      stopIfAsked(making)
      register(session, first, made, making)
    })
  } catch (error) {
    placed?.takeBack()
    for (const { draft } of drafts) rmSync(draft, { force: true })
    // what went wrong first is told; numbers that could not be given back only stay out of use
    await session.write(() => release(session, first, reserved.count)).catch(() => undefined)
    throw diskError(error, folder)
  }
  placed.settle()
  return made
}

interface Run {
  readonly session: Session
  readonly db: ReadableDB
  readonly wanted: readonly WantedReport[]
  readonly folder: string
  readonly making: Making
  readonly first: number
  /** those begun */
  readonly drafts: Draft[]
}

async function writeDrafts({ session, db, wanted, folder, making, first, drafts }: Run): Promise<readonly MadeReport[]> {
  const { vault, packs } = session
  const { format, language, at, asOf, printPdf } = making
  const { template } = templateInForce(db, packs)
  const text = translator(language === 'zh' ? 'zh-CN' : 'en')
  const stamp = { identity: readMeta(db, 'identity'), account: accountName(session) || vault.account, at, asOf }
  const made: MadeReport[] = []
  for (const [place, { facts, unit, name, file }] of wanted.entries()) {
    stopIfAsked(making)
    making.onProgress?.(place, wanted.length)
    const started = performance.now()
    const copy = first + place
    const gathered = gatherReport(db, packs, facts, unit, { ...stamp, copy })
    const report = composeReport(gathered, template, language, (state) => warningStateWord(text, state))
    const draft = path.join(folder, `.${copy}.${format}.part`)
    drafts.push({ draft, target: path.join(folder, file) })
    const { bytes, sha256 } = await writeReport(draft, report, format, printPdf)
    made.push({ unit, name, period: facts.scored.period.id, file, bytes, sha256, copy, ms: performance.now() - started })
    await setImmediate()
  }
  return made
}

function stopIfAsked({ signal }: Making): void {
  if (signal?.aborted === true) throw new AppError('cancelled', '已取消，没有留下报告，也没有登记。')
}

function register({ vault }: Session, first: number, made: readonly MadeReport[], { at, format, language }: Making): void {
  transaction(vault.writer, () => {
    releaseCopies(vault.writer, first)
    for (const { file, sha256, bytes, period, unit, copy } of made) {
      const entry = { at, account: vault.account, kind: 'report', what: file, sha256, bytes, filter: `${period} ${unit}`, rows: 1 }
      registerExport(vault.writer, entry, copy)
    }
    const periods = [...new Set(made.map((one) => one.period))].join(' ')
    const [only] = made.length === 1 ? made : []
    vault.audit({
      action: 'report.make',
      subject: only?.file ?? periods,
      detail: { reports: made.length, format, language, firstCopy: first, sha256: only?.sha256 ?? '' }
    })
  })
}

/** Numbers are given out again unless later ones are out already; then the log says why they are missing. */
function release({ vault }: Session, first: number, count: number): void {
  transaction(vault.writer, () => {
    if (releaseCopies(vault.writer, first))
      vault.audit({ action: 'report.dropped', subject: `${first}–${first + count - 1}`, detail: { firstCopy: first, reports: count } })
  })
}
