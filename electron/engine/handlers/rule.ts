/** Rules as an office uses them: model pages, thresholds, exceptions, coverage, disposal, colours. */
import path from 'node:path'
import type { CommandName, ParsedInput } from '../../../shared/ipc/contract.ts'
import { termState } from '../../../shared/domain/term.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { sessionOf, type EngineContext } from '../context.ts'
import { tuningRecords } from '../queries/tuning.ts'
import { warningById } from '../queries/warnings.ts'
import { disposalOf, disposeWarnings } from '../services/dispose-warning.ts'
import { addException, endException, exceptionRecords, type NewException } from '../services/keep-exception.ts'
import { orangeIsOn } from '../services/keep-warning.ts'
import { readCoverage, readModelPage } from '../services/read-model.ts'
import { setOrange } from '../services/set-levels.ts'
import { previewTuning, saveTuning, stopTuning } from '../services/tune-model.ts'
import type { Session } from '../session.ts'
import { readMeta } from '../vault/meta.ts'
import { get, sql, transaction } from '../vault/sql.ts'
import type { NamesUnder, Part } from './handler.ts'

type Names =
  | NamesUnder<'tuning'>
  | NamesUnder<'exception'>
  | NamesUnder<'levels'>
  | Extract<CommandName, 'model.page' | 'model.coverage' | 'warning.dispose' | 'warning.steps'>

const dayOf = (session: Session, context: EngineContext): string =>
  readMeta(session.vault.reader, 'data_date') ?? context.deps.clock().toISOString().slice(0, 10)
const now = (context: EngineContext): string => context.deps.clock().toISOString()

export const ruleHandlers: Part<Names> = {
  'model.page': ({ model }, context) => {
    const session = sessionOf(context)
    return readModelPage(session.vault.reader, session.packs, model, dayOf(session, context))
  },
  'model.coverage': (_input, context) => {
    const { vault, packs } = sessionOf(context)
    return readCoverage(vault.reader, packs)
  },
  'tuning.list': ({ model }, context) => ({ tunings: tuningRecords(sessionOf(context).vault.reader, model) }),
  'tuning.preview': (input, context) => {
    const session = sessionOf(context)
    const { spawnRunner, nativeBinding, resources, modelTimeLimit } = context.deps
    return context.jobs.start('tuning.preview', (job) =>
      session.write(() =>
        previewTuning(session.vault, session.packs, input, {
          asOf: dayOf(session, context),
          calendar: session.calendar,
          calendars: path.join(resources, 'calendars'),
          spawnRunner,
          runners: session.runners,
          nativeBinding,
          timeLimitMs: modelTimeLimit,
          signal: job.signal
        })
      )
    )
  },
  'tuning.save': (input, context) => {
    const session = sessionOf(context)
    return session.write(() => ({ id: saveTuning(session.vault, session.packs, input, now(context)) }))
  },
  'tuning.end': async (input, context) => {
    const session = sessionOf(context)
    await session.write(() => stopTuning(session.vault, input, now(context)))
    return {}
  },
  'exception.list': (_input, context) => ({ exceptions: exceptions(sessionOf(context), dayOf(sessionOf(context), context)) }),
  'exception.add': (input, context) => {
    const session = sessionOf(context)
    return session.write(() =>
      transaction(session.vault.writer, () => {
        const made = exceptionOf(session, input)
        const by = { at: now(context), account: session.vault.account, asOf: dayOf(session, context) }
        const id = addException(session.vault.writer, made, by)
        const { model, subject, org, reason, approver, to } = made
        session.vault.audit({ action: 'exception.add', subject: String(id), detail: { model, subject, org, reason, approver, to } })
        context.emit({ kind: 'changed', what: ['warnings'] })
        return { id }
      })
    )
  },
  'exception.end': async ({ id, reason }, context) => {
    const session = sessionOf(context)
    await session.write(() =>
      transaction(session.vault.writer, () => {
        endException(session.vault.writer, id, { at: now(context), account: session.vault.account, reason, asOf: dayOf(session, context) })
        session.vault.audit({ action: 'exception.end', subject: String(id), detail: { reason } })
        context.emit({ kind: 'changed', what: ['warnings'] })
      })
    )
    return {}
  },
  'warning.dispose': (input, context) => {
    const session = sessionOf(context)
    return session.write(() => {
      const outcome = disposeWarnings(session, input, now(context))
      if (outcome.done.length > 0) context.emit({ kind: 'changed', what: ['warnings'] })
      return outcome
    })
  },
  'warning.steps': ({ id }, context) => disposalOf(sessionOf(context), id),
  'levels.read': (_input, context) => ({ orange: orangeIsOn(sessionOf(context).vault.reader) }),
  'levels.write': ({ orange }, context) => {
    const session = sessionOf(context)
    return session.write(() =>
      transaction(session.vault.writer, () => {
        const relabelled = setOrange(session.vault.writer, orange)
        session.vault.audit({ action: 'levels.write', subject: orange ? 'orange on' : 'orange off', detail: { relabelled } })
        context.emit({ kind: 'changed', what: ['warnings'] })
        return { orange, relabelled }
      })
    )
  }
}

/** What the exception covers: the warning's own finding, its subject, or its unit; or a unit named by itself. Throws `unknown_id`. */
function exceptionOf({ vault, packs }: Session, input: ParsedInput<'exception.add'>): NewException {
  const { reason, approver, docNo, from, to } = input
  const words = { reason, approver, docNo, from, to }
  const none = { subjectKind: '', subject: '', subjectName: '', key: '' }
  if (input.warning !== undefined) {
    const record = warningById(vault.writer, input.warning)
    if (!record) throw new AppError('unknown_id', `没有这条预警：${input.warning}。`, { next: '请核对预警编号。' })
    const { model_id: model, subject_kind: subjectKind, subject, subject_name: subjectName, key, org_id: org } = record
    if (input.reach === 'unit') return { model, ...none, org: org ?? '', ...words }
    return { model, subjectKind, subject, subjectName, key: input.reach === 'finding' ? key : '', org: '', ...words }
  }
  if (input.model !== '' && packs.model(input.model) === undefined)
    throw new AppError('unknown_id', `没有模型 ${input.model}。`, { next: '请核对模型编号。' })
  if (input.org !== '' && get(vault.writer, sql`SELECT 1 AS found FROM org WHERE id = ${input.org}`) === undefined)
    throw new AppError('unknown_id', `没有单位 ${input.org}。`, { next: '请核对单位。' })
  return { model: input.model, ...none, org: input.org, ...words }
}

function exceptions({ vault, packs }: Session, day: string) {
  return exceptionRecords(vault.reader).map((one) => ({
    ...one,
    modelName: packs.model(one.model)?.name ?? null,
    orgName: get<{ name: string }>(vault.reader, sql`SELECT name FROM org WHERE id = ${one.org}`)?.name ?? '',
    state: termState(one, day)
  }))
}
