/** Examination reports: one, all, and their template. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../../shared/ipc/reply.ts'
import { parsePeriod, type Period } from '../../../shared/packs/indicator/period.ts'
import { sessionOf, type EngineContext } from '../context.ts'
import { zipFiles } from '../io/zip-files.ts'
import { makeAllReports, makeReport, reportFileName, reportsFileName } from '../services/report/make-reports.ts'
import type { MadeReport, Making } from '../services/report/write-reports.ts'
import { saveTemplate, templateInForce } from '../services/report/template.ts'
import { choosePeriod, periodsOf, scoreUnits } from '../services/score/score-units.ts'
import { unitMeant } from '../services/one-meant.ts'
import { unitOf } from '../services/score/read-unit.ts'
import type { Session } from '../session.ts'
import { readMeta } from '../vault/meta.ts'
import type { NamesUnder, Part } from './handler.ts'

function makingOf(session: Session, context: EngineContext, input: Pick<Making, 'format' | 'language'>): Making {
  const at = context.deps.clock().toISOString()
  const asOf = readMeta(session.vault.reader, 'data_date') ?? at.slice(0, 10)
  return { format: input.format, language: input.language, at, asOf, printPdf: context.deps.printPdf }
}

/** The periods named, in their order in time; all that can be scored when none is named. Throws `unknown_id`. */
function periodsFor({ vault, packs }: Session, asked: readonly string[]): readonly Period[] {
  const known = periodsOf(vault.reader, packs)
  const unknown = asked.find((id) => !known.includes(id))
  if (unknown !== undefined) throw new AppError('unknown_id', `没有期间 ${unknown} 的监测点数据。`, { next: `可选：${known.join('、')}。` })
  return known.filter((id) => asked.length === 0 || asked.includes(id)).flatMap((id) => parsePeriod(id) ?? [])
}

export const reportHandlers: Part<NamesUnder<'report'>> = {
  'report.make': async (input, context) => {
    const session = sessionOf(context)
    const [asked] = input.period === undefined ? [] : periodsFor(session, [input.period])
    const period = asked ?? choosePeriod(session.vault.reader, session.packs, undefined)
    const { unit } = unitOf(scoreUnits(session.vault.reader, session.packs, period), unitMeant(session.vault.reader, input.unit))
    const making = makingOf(session, context, input)
    const target = input.to
      ? { handle: input.to, path: context.files.path(input.to) }
      : context.files.keep(reportFileName(making, period.id, unit.name))
    const report = await makeReport(session, period, unit.id, target.path, making)
    return { handle: target.handle, name: report.file, bytes: report.bytes, sha256: report.sha256, report }
  },
  'report.all': (input, context) => {
    const session = sessionOf(context)
    const periods = periodsFor(session, input.periods)
    const making = makingOf(session, context, input)
    const kept = input.to === undefined ? context.files.keep(reportsFileName(making, periods)) : null
    const folder = kept === null ? context.files.path(input.to ?? '') : path.join(path.dirname(kept.path), 'reports')
    return context.jobs.start('report.all', async (job) => {
      const started = performance.now()
      const step = { zh: '出具体检报告', en: 'Making reports' }
      let zipped = { bytes: 0, sha256: '' }
      const pack = async (made: readonly MadeReport[]): Promise<void> => {
        if (kept === null) return
        const files = made.map(({ file }) => ({ path: path.join(folder, file), name: file }))
        zipped = await zipFiles(kept.path, files, { packed: making.format !== 'html', at: new Date(making.at) })
      }
      try {
        const reports = await makeAllReports(session, periods, folder, {
          ...making,
          pack,
          signal: job.signal,
          onProgress: (done, total) => job.progress({ done, total, unit: 'items', step })
        })
        const bytes = reports.reduce((sum, one) => sum + one.bytes, 0)
        const zip = kept === null ? null : { handle: kept.handle, name: path.basename(kept.path), ...zipped }
        return { reports, bytes, ms: performance.now() - started, zip }
      } catch (error) {
        if (kept !== null) rmSync(kept.path, { force: true })
        throw error
      } finally {
        if (kept !== null) rmSync(folder, { recursive: true, force: true })
      }
    })
  },
  'report.template.read': (_input, context) => {
    const session = sessionOf(context)
    const { yaml, saved } = templateInForce(session.vault.reader, session.packs)
    return { yaml, saved }
  },
  'report.template.save': (input, context) => {
    const session = sessionOf(context)
    return session.write(() => ({ version: saveTemplate(session, input.yaml, context.deps.clock().toISOString()) }))
  }
}
