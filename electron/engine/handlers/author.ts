/** Writing models and carrying packs. */
import path from 'node:path'
import { sessionOf, type EngineContext } from '../context.ts'
import { authorWords } from '../services/author/author-words.ts'
import { exportPack, importPack, inspectPack, stopPack } from '../services/author/carry-pack.ts'
import { dropCase } from '../services/author/drop-case.ts'
import { enableDraft, retireDraft, testDraft } from '../services/author/enable-model.ts'
import { authorList, draftOf, draftView, saveDraft, writeForm } from '../services/author/keep-draft.ts'
import { makeCase } from '../services/author/make-case.ts'
import { previewDraft, soundDraft, type TryInput } from '../services/author/try-draft.ts'
import type { Session } from '../session.ts'
import { readMeta } from '../vault/meta.ts'
import type { NamesUnder, Part } from './handler.ts'

const now = (context: EngineContext): string => context.deps.clock().toISOString()

function tryInput(session: Session, context: EngineContext, signal: AbortSignal): TryInput {
  const { spawnRunner, nativeBinding, resources, modelTimeLimit, clock } = context.deps
  return {
    asOf: readMeta(session.vault.reader, 'data_date') ?? clock().toISOString().slice(0, 10),
    calendar: session.calendar,
    calendars: path.join(resources, 'calendars'),
    spawnRunner,
    nativeBinding,
    timeLimitMs: modelTimeLimit,
    signal
  }
}

export const authorHandlers: Part<NamesUnder<'author'> | NamesUnder<'pack'>> = {
  'author.list': (_input, context) => authorList(sessionOf(context)),
  'author.read': ({ model }, context) => {
    const { vault, packs } = sessionOf(context)
    return draftView(vault.reader, packs, model)
  },
  'author.words': (_input, context) => authorWords(sessionOf(context)),
  'author.save': (input, context) => {
    const session = sessionOf(context)
    return session.write(() => saveDraft(session, input, now(context)))
  },
  'author.write': ({ form }, context) => {
    const { yaml, problems } = writeForm(form, sessionOf(context).packs)
    return { yaml, problems }
  },
  'author.preview': ({ model, limit }, context) => {
    const session = sessionOf(context)
    soundDraft(session, model)
    return context.jobs.start('author.preview', (job) =>
      session.write(() => previewDraft(session, model, limit, tryInput(session, context, job.signal)))
    )
  },
  'author.case': (input, context) => {
    const session = sessionOf(context)
    draftOf(session.vault.reader, session.packs, input.model)
    return context.jobs.start('author.case', (job) =>
      session.write(() => makeCase(session, input, tryInput(session, context, job.signal), now(context)))
    )
  },
  'author.dropCase': (input, context) => {
    const session = sessionOf(context)
    return session.write(() => dropCase(session, input, now(context)))
  },
  'author.test': ({ model }, context) => {
    const session = sessionOf(context)
    soundDraft(session, model)
    return context.jobs.start('author.test', (job) => testDraft(session, model, tryInput(session, context, job.signal)))
  },
  'author.enable': ({ model }, context) => {
    const session = sessionOf(context)
    soundDraft(session, model)
    return context.jobs.start('author.enable', (job) =>
      session.write(async () => {
        const enabled = await enableDraft(session, model, tryInput(session, context, job.signal), now(context))
        context.emit({ kind: 'changed', what: ['packs'] })
        return enabled
      })
    )
  },
  'author.retire': async ({ model, reason }, context) => {
    const session = sessionOf(context)
    await session.write(() => retireDraft(session, model, reason, now(context)))
    context.emit({ kind: 'changed', what: ['packs'] })
    return {}
  },
  'pack.export': (input, context) => {
    const session = sessionOf(context)
    return session.write(() => {
      const name = `${input.id}-v${String(input.version)}.ljpack`
      return { ...exportPack(session, input, context.files.keep(name), now(context)), name }
    })
  },
  'pack.inspect': ({ file }, context) => inspectPack(sessionOf(context), context.files.path(file)),
  'pack.import': (input, context) => {
    const session = sessionOf(context)
    const file = context.files.path(input.file)
    return context.jobs.start('pack.import', (job) =>
      session.write(async () => {
        const taken = await importPack(session, file, input, tryInput(session, context, job.signal), now(context))
        context.emit({ kind: 'changed', what: ['packs'] })
        return taken
      })
    )
  },
  'pack.retire': async (input, context) => {
    const session = sessionOf(context)
    await session.write(() => stopPack(session, input, now(context)))
    context.emit({ kind: 'changed', what: ['packs'] })
    return {}
  }
}
