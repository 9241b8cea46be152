/** Collecting: the grid, figures typed into it, fill-in workbooks out and back, who has not reported; and the letter that asks for missing data. */
import { sessionOf, type EngineContext } from '../context.ts'
import { readLegacyInRunner } from '../services/import/read-legacy-in-runner.ts'
import { readAttachment } from '../services/keep-attachment.ts'
import { collectWorkbooks } from '../services/points/collect-workbooks.ts'
import { enterPoints } from '../services/points/enter-points.ts'
import { issueWorkbooks } from '../services/points/issue-workbooks.ts'
import { readPointGrid } from '../services/points/read-grid.ts'
import { readStatus } from '../services/points/read-status.ts'
import { urgeMissing } from '../services/points/urge-missing.ts'
import { enterExport } from '../services/enter-export.ts'
import { requestData } from '../services/request-data.ts'
import { localDay } from '../local-day.ts'
import type { Session } from '../session.ts'
import type { NamesUnder, Part } from './handler.ts'

const nowOf = (context: EngineContext): string => context.deps.clock().toISOString()
const todayOf = (context: EngineContext): string => localDay(nowOf(context))

export const pointHandlers: Part<NamesUnder<'points'> | NamesUnder<'coverage'>> = {
  'points.grid': (input, context) => {
    const { vault, packs } = sessionOf(context)
    return readPointGrid(vault.reader, packs, input, todayOf(context))
  },
  'points.enter': async (input, context) => {
    const session = sessionOf(context)
    const attachment =
      input.attachment === undefined ? null : readAttachment(context.files.path(input.attachment), context.files.name(input.attachment))
    const done = await session.write(() => enterPoints(session, input, { at: nowOf(context), newId: context.deps.newId, attachment }))
    if (done.forms.length > 0) context.emit({ kind: 'changed', what: ['imports'] })
    return done
  },
  'points.issue': (input, context) => {
    const session = sessionOf(context)
    return context.jobs.start('points.issue', async (job) => {
      const issuing = { at: nowOf(context), newId: context.deps.newId, files: context.files }
      const issued = await session.write(() => issueWorkbooks(session, input, issuing, job))
      context.emit({ kind: 'changed', what: ['imports'] })
      return issued
    })
  },
  'points.collect': (input, context) => {
    const session = sessionOf(context)
    const paths = input.files.map((handle) => ({ path: context.files.path(handle), name: context.files.name(handle) }))
    return context.jobs.start('points.collect', async (job) => {
      const collecting = { at: nowOf(context), paths, readLegacySheet: readLegacyInRunner(context.deps, job.signal) }
      const collected = await session.write(() => collectWorkbooks(session, input, collecting, job))
      if (collected.imports.length > 0) context.emit({ kind: 'changed', what: ['imports'] })
      return collected
    })
  },
  'points.status': (input, context) => {
    const { vault, packs } = sessionOf(context)
    return readStatus(vault.reader, packs, input.period, todayOf(context))
  },
  'points.urge': async (input, context) => {
    const session = sessionOf(context)
    const urged = urgeMissing(session.vault.reader, session.packs, input.period, todayOf(context), context.files)
    await register(session, context, 'points.urge', urged.letter, urged.missing.length)
    return urged
  },
  'coverage.request': async (input, context) => {
    const session = sessionOf(context)
    const made = await requestData(session.vault.reader, session.packs, input, todayOf(context), context.files)
    await register(session, context, 'coverage.request', made.letter, made.fields)
    return made
  }
}

/** A letter leaves the vault: it stands in the register of exports (feature 72). */
function register(
  session: Session,
  context: EngineContext,
  action: string,
  file: { readonly name: string; readonly sha256: string; readonly bytes: number },
  rows: number
): Promise<void> {
  const copy = { at: nowOf(context), kind: 'letter', what: file.name, sha256: file.sha256, bytes: file.bytes, filter: '', rows }
  return session.write(() => {
    enterExport(session, copy, { action })
  })
}
