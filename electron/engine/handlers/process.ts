/** The process view: procedures as they ran, accepted deviations, event logs to hand out. */
import path from 'node:path'
import { termState } from '../../../shared/domain/term.ts'
import { sessionOf, type EngineContext } from '../context.ts'
import { mattersById } from '../queries/matters.ts'
import { processesInUse } from '../queries/process.ts'
import { matterRows } from '../services/matter-rows.ts'
import { unitMeant } from '../services/one-meant.ts'
import { acceptanceRecords, addAcceptance, endAcceptance } from '../services/process/keep-acceptance.ts'
import { endProcedure, readKindNodes, readKinds, readProcedure, saveProcedure } from '../services/process/keep-procedure.ts'
import { triedMatters, tryProcedure } from '../services/process/try-procedure.ts'
import { mattersBehind, readProcess } from '../services/process/read-process.ts'
import { writeProcedureLog } from '../services/process/write-procedure-log.ts'
import { marksAsOf } from '../services/refresh-marks.ts'
import { refreshMarkRollups } from '../services/refresh-rollups.ts'
import type { Session } from '../session.ts'
import { readMeta } from '../vault/meta.ts'
import { transaction } from '../vault/sql.ts'
import type { NamesUnder, Part } from './handler.ts'

/** The day of the marks: what was open then is open here. */
const dayOf = ({ vault: { reader } }: Session, context: EngineContext): string =>
  marksAsOf(reader) ?? readMeta(reader, 'data_date') ?? context.deps.clock().toISOString().slice(0, 10)

export const processHandlers: Part<NamesUnder<'process'> | NamesUnder<'acceptance'> | NamesUnder<'procedure'>> = {
  'process.list': (_input, context) => {
    const { vault, packs } = sessionOf(context)
    const used = processesInUse(vault.reader)
    const idle = [...packs.procedures.values()].filter(({ id, takes }) => takes !== undefined && !used.some((one) => one.procedure === id))
    const none = idle.map(({ id }) => ({ procedure: id, n: 0, steps: 0, first: null, last: null }))
    return {
      procedures: [...used, ...none].map(({ procedure, n, steps, first, last }) => ({
        id: procedure,
        name: packs.procedures.get(procedure)?.name ?? { zh: procedure, en: procedure },
        matters: n,
        steps,
        first,
        last
      }))
    }
  },
  'process.read': (input, context) => {
    const session = sessionOf(context)
    // a unit that is not there would look like one without matters
    const unit = input.org === undefined ? {} : { org: unitMeant(session.vault.reader, input.org) }
    const view = readProcess(session, { ...input, ...unit }, dayOf(session, context))
    session.looked({ action: 'view.process', subject: input.procedure })
    return view
  },
  'process.matters': (input, context) => {
    const session = sessionOf(context)
    return pageOf(session, mattersBehind(session, input, dayOf(session, context)), input)
  },
  'process.log': (input, context) => {
    const session = sessionOf(context)
    const target =
      input.to === undefined
        ? context.files.keep(`${input.procedure}.${input.format}`)
        : { handle: input.to, path: context.files.path(input.to) }
    return context.jobs.start('process.log', async (job) => {
      const at = context.deps.clock().toISOString()
      job.progress({ done: 0, total: null, unit: 'rows', step: { zh: '写出事件日志', en: 'Writing the event log' } })
      const by = { at, signal: job.signal }
      const { bytes, sha256, ...log } = await session.write(() =>
        writeProcedureLog(session, input.procedure, target.path, input.format, by)
      )
      return { ...log, file: { handle: target.handle, name: path.basename(target.path), bytes, sha256 } }
    })
  },
  'procedure.read': (input, context) => readProcedure(sessionOf(context), input.id),
  'procedure.kinds': (_input, context) => readKinds(sessionOf(context)),
  'procedure.nodes': (input, context) => readKindNodes(sessionOf(context), input),
  'procedure.try': (input, context) => {
    const session = sessionOf(context)
    return tryProcedure(session, input, dayOf(session, context))
  },
  'procedure.tried': (input, context) => {
    const session = sessionOf(context)
    return pageOf(session, triedMatters(session, input, dayOf(session, context)), input)
  },
  'procedure.save': async (input, context) => {
    const session = sessionOf(context)
    const by = { at: context.deps.clock().toISOString(), asOf: dayOf(session, context) }
    const saved = await session.write(() => saveProcedure(session, input, by))
    context.emit({ kind: 'changed', what: ['imports'] })
    return saved
  },
  'procedure.end': async (input, context) => {
    const session = sessionOf(context)
    const by = { at: context.deps.clock().toISOString(), asOf: dayOf(session, context) }
    await session.write(() => endProcedure(session, input, by))
    context.emit({ kind: 'changed', what: ['imports'] })
    return {}
  },
  'acceptance.list': (input, context) => {
    const session = sessionOf(context)
    const day = dayOf(session, context)
    const acceptances = acceptanceRecords(session.vault.reader, input.procedure).map((one) => ({ ...one, state: termState(one, day) }))
    return { acceptances }
  },
  'acceptance.add': (input, context) =>
    changed(context, (session, by) => {
      const made = addAcceptance(session.vault.writer, input, by)
      const { procedure, kind, node, matter, org, reason, approver, to } = input
      session.vault.audit({
        action: 'acceptance.add',
        subject: String(made),
        detail: { procedure, kind, node, matter, org, reason, approver, to }
      })
      return { id: made }
    }),
  'acceptance.end': (input, context) =>
    changed(context, (session, by) => {
      endAcceptance(session.vault.writer, input.id, { ...by, reason: input.reason })
      session.vault.audit({ action: 'acceptance.end', subject: String(input.id), detail: { reason: input.reason } })
      return {}
    })
}

/** Some of these matters as rows, and how many there are. */
function pageOf(
  { vault: { reader } }: Session,
  ids: readonly string[],
  { offset, limit }: { readonly offset: number; readonly limit: number }
) {
  return { rows: matterRows(reader, mattersById(reader, ids.slice(offset, offset + limit))), total: ids.length }
}

/** One transaction that ends with the counts of marks made anew. */
function changed<T>(
  context: EngineContext,
  work: (session: Session, by: { readonly at: string; readonly account: string; readonly asOf: string }) => T
): Promise<T> {
  const session = sessionOf(context)
  return session.write(() =>
    transaction(session.vault.writer, () => {
      const by = { at: context.deps.clock().toISOString(), account: session.vault.account, asOf: dayOf(session, context) }
      const done = work(session, by)
      refreshMarkRollups(session.vault.writer)
      context.emit({ kind: 'changed', what: ['imports'] })
      return done
    })
  )
}
