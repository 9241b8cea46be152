/** Bringing data in: intakes, preview, import, mappings, quarantine, source lines, typed-in figures. */
import { sessionOf, type EngineContext } from '../context.ts'
import { attachmentOfForm, figuresOfForm } from '../queries/form.ts'
import { correctFigure, enterFigure, listForms } from '../services/import/figure.ts'
import { createIntake, intakeSheet, listImports, listIntakes } from '../services/import/intake.ts'
import { previewFile } from '../services/import/preview.ts'
import { dismissQuarantine, listQuarantine, repairQuarantine } from '../services/import/quarantine.ts'
import { listMappings, saveMapping } from '../services/import/save-mapping.ts'
import { readLegacyInRunner } from '../services/import/read-legacy-in-runner.ts'
import { readSourceLine } from '../services/import/source-line.ts'
import { mimeOf, readAttachment, storeAttachment, takeAttachment } from '../services/keep-attachment.ts'
import { markStale, refreshStale, runImport } from '../services/run-import.ts'
import type { Session } from '../session.ts'
import { transaction } from '../vault/sql.ts'
import type { NamesUnder, Part } from './handler.ts'

const byOf = (session: Session, context: EngineContext) => ({ account: session.vault.account, clock: context.deps.clock })
const fileOf = (context: EngineContext, handle: string) => ({ path: context.files.path(handle), name: context.files.name(handle) })

export const intakeHandlers: Part<
  | NamesUnder<'intake'>
  | NamesUnder<'import'>
  | NamesUnder<'mapping'>
  | NamesUnder<'quarantine'>
  | NamesUnder<'source'>
  | NamesUnder<'form'>
  | NamesUnder<'figure'>
> = {
  'intake.create': async (input, context) => {
    const session = sessionOf(context)
    return told(context, await session.write(() => createIntake(session.vault, input, byOf(session, context))))
  },
  'intake.list': (_input, context) => ({ intakes: listIntakes(sessionOf(context).vault.reader) }),
  'intake.sheet': (input, context) => intakeSheet(sessionOf(context).vault.reader, input.id),
  'import.preview': (input, context) => {
    const session = sessionOf(context)
    return previewFile(session.vault, session.packs, fileOf(context, input.file), {
      sheet: input.sheet,
      mapping: input.mapping,
      draft: input.draft,
      readLegacySheet: readLegacyInRunner(context.deps)
    })
  },
  'import.run': (input, context) => {
    const session = sessionOf(context)
    const chosen = new Map(input.chosen?.map((one) => [one.file, one.mapping]))
    const files = input.files.map((handle) => ({ ...fileOf(context, handle), mapping: chosen.get(handle) }))
    return context.jobs.start('import.run', async (job) => {
      const options = {
        clock: context.deps.clock,
        mapping: input.mapping,
        dryRun: input.dryRun,
        intakeId: input.intake,
        extent: input.extent,
        readLegacySheet: readLegacyInRunner(context.deps, job.signal)
      }
      try {
        return await session.write(() => runImport(session, files, options, job))
      } finally {
        told(context, null) // what was stored before a fault or a cancel is there
      }
    })
  },
  'import.list': (input, context) => listImports(sessionOf(context).vault.reader, input),
  'mapping.list': (_input, context) => ({ mappings: listMappings(sessionOf(context).vault.reader, sessionOf(context).packs) }),
  'mapping.save': (input, context) => {
    const session = sessionOf(context)
    return session.write(() => saveMapping(session.vault, session.packs, input, byOf(session, context)))
  },
  'quarantine.list': (input, context) => {
    const session = sessionOf(context)
    return listQuarantine(session.vault.reader, session.packs, { importId: input.import, state: input.state }, input)
  },
  'quarantine.repair': async (input, context) => {
    const session = sessionOf(context)
    const done = await session.write(() =>
      transaction(session.vault.writer, () => {
        markStale(session)
        const repaired = repairQuarantine(session.vault, session.packs, input, byOf(session, context))
        refreshStale(session)
        return repaired
      })
    )
    return told(context, done)
  },
  'quarantine.dismiss': async (input, context) => {
    const session = sessionOf(context)
    return told(context, await session.write(() => dismissQuarantine(session.vault, input.ids, input.reason, byOf(session, context))))
  },
  'source.row': (input, context) => {
    const session = sessionOf(context)
    const view = readSourceLine(session.vault.reader, session.packs, input.dataset, input.id)
    session.looked({ action: 'view.source', subject: `${input.dataset}/${input.id}` })
    return view
  },
  'form.list': (_input, context) => {
    const { reader } = sessionOf(context).vault
    const forms = listForms(reader).map(({ id, name, org, org_id, period, figures, filled_by, checked_by }) => ({
      id,
      name,
      org: org ?? org_id,
      period,
      figures,
      filledBy: filled_by,
      checkedBy: checked_by
    }))
    return { forms }
  },
  'form.read': (input, context) => ({ figures: [...figuresOfForm(sessionOf(context).vault.reader, input.id)] }),
  'form.enter': async (input, context) => {
    const session = sessionOf(context)
    const { attachment, ...entry } = input
    const file = attachment === undefined ? null : fileOf(context, attachment)
    const read = file === null ? null : readAttachment(file.path, file.name)
    const by = byOf(session, context)
    const entered = await session.write(() =>
      transaction(session.vault.writer, () => {
        const id = read === null ? undefined : context.deps.newId()
        if (read !== null && id !== undefined) storeAttachment(session, id, read, mimeOf(read.name), by.clock().toISOString())
        markStale(session)
        const made = enterFigure(session.vault, session.packs, { ...entry, ...(id === undefined ? {} : { attachment: id }) }, by)
        refreshStale(session)
        return made
      })
    )
    return told(context, entered)
  },
  'form.attachment': (input, context) => {
    const session = sessionOf(context)
    const kept = takeAttachment(session, context.files, attachmentOfForm(session.vault.reader, input.form))
    session.looked({ action: 'view.attachment', subject: input.form, detail: { name: kept.name } })
    return kept
  },
  'figure.correct': async (input, context) => {
    const session = sessionOf(context)
    await session.write(() =>
      transaction(session.vault.writer, () => {
        markStale(session)
        correctFigure(session.vault, session.packs, input, byOf(session, context))
        refreshStale(session)
      })
    )
    return told(context, {})
  }
}

function told<T>(context: EngineContext, value: T): T {
  context.emit({ kind: 'changed', what: ['imports'] })
  return value
}
