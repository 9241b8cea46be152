/**
 * Examination reports as files: one, or all units of several periods. Each gets its own copy number and line in the register of exports. Files are
 * drafts until all are written; a run that is cancelled or fails leaves none and registers nothing.
 */
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { composeReport } from '../../../../shared/domain/report/compose.ts'
import type { ReportFormat } from '../../../../shared/ipc/commands/report.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { Period } from '../../../../shared/packs/indicator/period.ts'
import { translator } from '../../../../shared/text/index.ts'
import { warningStateWord } from '../../../../shared/text/warning-state.ts'
import { diskError } from '../../io/bundle/disk-error.ts'
import { writeReport } from '../../io/report/write-report.ts'
import { nextCopyNo, registerExport } from '../../queries/audit.ts'
import type { Session } from '../../session.ts'
import { readMeta } from '../../vault/meta.ts'
import { transaction } from '../../vault/sql.ts'
import { accountName } from '../open-session.ts'
import { unitOf } from '../score/read-unit.ts'
import { gatherPeriod, type PeriodFacts } from './gather-period.ts'
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
interface Wanted {
  readonly facts: PeriodFacts
  readonly unit: string
  readonly name: string
  readonly file: string
}

const titles = { zh: '政治生态体检报告', en: 'examination-report' } as const
const safe = (text: string): string => text.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, 80)

/** `政治生态体检报告-2026Q3-县水利局.html` */
export function reportFileName(making: Pick<Making, 'format' | 'language'>, period: string, name: string): string {
  return `${titles[making.language]}-${period}-${safe(name)}.${making.format}`
}

/** `政治生态体检报告-2026Q1_2026Q3.zip`: the first and the last of the periods, for a name cannot hold very many. */
export function reportsFileName(making: Pick<Making, 'language'>, periods: readonly Period[]): string {
  const ends = [...new Set([periods[0], periods.at(-1)].flatMap((one) => (one === undefined ? [] : [one.id])))]
  return `${titles[making.language]}-${ends.join('_')}.zip`
}

/** One unit's report at `file`. Within `session.write`. Throws `unknown_id`, `no_printer`, `disk_full`. */
export async function makeReport(session: Session, period: Period, unitId: string, file: string, making: Making): Promise<MadeReport> {
  const facts = gatherPeriod(session.vault.reader, session.packs, period)
  const { unit } = unitOf(facts.scored, unitId)
  const wanted = [{ facts, unit: unit.id, name: unit.name, file: path.basename(file) }]
  const [made] = await writeAll(session, wanted, path.dirname(file), making)
  if (made === undefined) throw new AppError('unknown_id', '没有这个单位。')
  return made
}

/** Reports of every unit with a score entry in these periods, into `folder`. Within `session.write`. */
export async function makeAllReports(
  session: Session,
  periods: readonly Period[],
  folder: string,
  making: Making
): Promise<readonly MadeReport[]> {
  const wanted = periods.flatMap((period): Wanted[] => {
    const facts = gatherPeriod(session.vault.reader, session.packs, period)
    const { units, scores } = facts.scored
    const times = new Map<string, number>()
    for (const { name } of units) times.set(safe(name), (times.get(safe(name)) ?? 0) + 1)
    return units
      .filter((unit) => scores.has(unit.id))
      .map((unit) => {
        // two units of one name keep apart by their ids
        const name = (times.get(safe(unit.name)) ?? 0) > 1 ? `${unit.name}-${unit.id}` : unit.name
        return { facts, unit: unit.id, name: unit.name, file: reportFileName(making, period.id, name) }
      })
  })
  if (wanted.length === 0) throw new AppError('unknown_id', '所选期间没有可出报告的单位。', { next: '请核对期间。' })
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw diskError(error, folder)
  }
  return writeAll(session, wanted, folder, making)
}

async function writeAll(session: Session, wanted: readonly Wanted[], folder: string, making: Making): Promise<readonly MadeReport[]> {
  const { vault, packs } = session
  const { template } = templateInForce(vault.reader, packs)
  const { format, language, at, asOf, printPdf, signal } = making
  const text = translator(language === 'zh' ? 'zh-CN' : 'en')
  const stamp = { identity: readMeta(vault.reader, 'identity'), account: accountName(session) || vault.account, at, asOf }
  const firstCopy = nextCopyNo(vault.reader)
  const made: MadeReport[] = []
  const drafts: { readonly draft: string; readonly target: string }[] = []
  try {
    for (const [place, { facts, unit, name, file }] of wanted.entries()) {
      if (signal?.aborted === true) throw new AppError('cancelled', '已取消，没有留下报告，也没有登记。')
      making.onProgress?.(place, wanted.length)
      const started = performance.now()
      const copy = firstCopy + place
      const gathered = gatherReport(vault.reader, packs, facts, unit, { ...stamp, copy })
      const report = composeReport(gathered, template, language, (state) => warningStateWord(text, state))
      const target = path.join(folder, file)
      const draft = path.join(folder, `.${copy}.${format}.part`)
      drafts.push({ draft, target })
      const { bytes, sha256 } = await writeReport(draft, report, format, printPdf)
      made.push({ unit, name, period: facts.scored.period.id, file, bytes, sha256, copy, ms: performance.now() - started })
    }
    if (signal?.aborted === true) throw new AppError('cancelled', '已取消，没有留下报告，也没有登记。')
    for (const { draft, target } of drafts) renameSync(draft, target)
  } catch (error) {
    for (const { draft } of drafts) rmSync(draft, { force: true })
    throw diskError(error, folder)
  }
  register(session, made, making)
  return made
}

function register({ vault }: Session, made: readonly MadeReport[], { at, format, language }: Making): void {
  transaction(vault.writer, () => {
    for (const one of made)
      registerExport(vault.writer, {
        at,
        account: vault.account,
        kind: 'report',
        what: one.file,
        sha256: one.sha256,
        bytes: one.bytes,
        filter: `${one.period} ${one.unit}`,
        rows: 1
      })
    const periods = [...new Set(made.map((one) => one.period))].join(' ')
    const [first] = made
    vault.audit({
      action: 'report.make',
      subject: made.length === 1 ? (first?.file ?? '') : periods,
      detail: {
        reports: made.length,
        format,
        language,
        firstCopy: first?.copy ?? 0,
        sha256: made.length === 1 ? (first?.sha256 ?? '') : ''
      }
    })
  })
}
