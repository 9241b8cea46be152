/** Verification files: make, fill, check, order, state facts, attach. */
import { AppError } from '../../../shared/ipc/reply.ts'
import { sessionOf, type EngineContext } from '../context.ts'
import { caseList, type CaseItemRecord, type CaseRecord } from '../queries/cases.ts'
import { mimeOf, readAttachment, scanOf, storeAttachment, takeAttachment } from '../services/keep-attachment.ts'
import { addToCase, checkInCase, createCase, insertItem, stateFact, theCase, type CaseClock } from '../services/keep-case.ts'
import { readCase } from '../services/read-case.ts'
import type { Session } from '../session.ts'
import { get, run, sql, transaction } from '../vault/sql.ts'
import type { NamesUnder, Part } from './handler.ts'

export const caseHandlers: Part<NamesUnder<'case'>> = {
  'case.create': async (input, context) =>
    told(context, await sessionOf(context).write(() => createCase(sessionOf(context), clockOf(context), input.title, input.summary))),
  'case.list': (_input, context) => ({
    cases: caseList(sessionOf(context).vault.reader).map(
      ({ id, no, title, state, created_at, account, items, facts, checked, sealed }) => ({
        id,
        no,
        title,
        state,
        createdAt: created_at,
        account,
        items,
        facts,
        checked,
        sealed
      })
    )
  }),
  'case.read': (input, context) => {
    const session = sessionOf(context)
    const file = readCase(session, input.case)
    session.looked({ action: 'view.case', subject: file.no })
    return file
  },
  'case.update': async (input, context) => {
    const session = sessionOf(context)
    await session.write(() => {
      const record = theCase(session, input.case)
      transaction(session.vault.writer, () => {
        run(
          session.vault.writer,
          sql`UPDATE sys_case SET title = ${input.title ?? record.title}, summary = ${input.summary ?? record.summary} WHERE id = ${record.id}`
        )
        session.vault.audit({ action: 'case.update', subject: record.no })
      })
    })
    return told(context, {})
  },
  'case.add': async (input, context) =>
    told(context, await sessionOf(context).write(() => addToCase(sessionOf(context), clockOf(context), input))),
  'case.attach': async (input, context) => {
    const session = sessionOf(context)
    const file = readAttachment(context.files.path(input.file), context.files.name(input.file))
    const { name } = file
    const clock = clockOf(context)
    const item = await session.write(() => {
      const record = theCase(session, input.case)
      const id = clock.newId()
      return transaction(session.vault.writer, () => {
        storeAttachment(session, id, file, mimeOf(name), clock.now)
        insertItem(session, clock, record, {
          kind: 'attachment',
          ref: id,
          title: input.title ?? name,
          docNo: input.docNo,
          author: input.author,
          date: input.date,
          body: name
        })
        return (
          get<{ id: string }>(session.vault.writer, sql`SELECT id FROM sys_case_item WHERE case_id = ${record.id} AND ref = ${id}`)?.id ??
          ''
        )
      })
    })
    return told(context, { item })
  },
  'case.item': async (input, context) => {
    const session = sessionOf(context)
    await session.write(() => {
      const record = theCase(session, input.case)
      const { writer } = session.vault
      transaction(writer, () => {
        const item = itemToChange(writer, record, input.item)
        if (input.text !== undefined && item.kind !== 'note')
          throw new AppError('not_allowed', '只有说明的文字可以修改；这一件的内容来自数据或文件，照原样保留。', {
            next: '请另加一份说明。'
          })
        run(
          writer,
          sql`UPDATE sys_case_item SET title = ${input.title ?? item.title}, doc_no = ${input.docNo ?? item.doc_no}, author = ${input.author ?? item.author}, date = ${input.date ?? item.date}, body = ${input.text ?? item.body} WHERE id = ${input.item}`
        )
        if (input.seq !== undefined && input.seq !== item.seq) reorder(session.vault.writer, record.id, input.item, input.seq)
        session.vault.audit({ action: 'case.item', subject: record.no, detail: { item: input.item } })
      })
    })
    return told(context, {})
  },
  'case.remove': async (input, context) => {
    const session = sessionOf(context)
    await session.write(() => {
      const record = theCase(session, input.case)
      const { writer } = session.vault
      transaction(writer, () => {
        itemToChange(writer, record, input.item)
        if (run(writer, sql`DELETE FROM sys_case_item WHERE case_id = ${record.id} AND id = ${input.item}`).changes === 0)
          throw new AppError('unknown_id', '卷内没有这一件。')
        renumber(writer, record.id)
        session.vault.audit({ action: 'case.remove', subject: record.no, detail: { item: input.item, reason: input.reason } })
      })
    })
    return told(context, {})
  },
  'case.check': async (input, context) => {
    await sessionOf(context).write(() => checkInCase(sessionOf(context), clockOf(context), input))
    return told(context, {})
  },
  'case.fact': async (input, context) =>
    told(context, await sessionOf(context).write(() => stateFact(sessionOf(context), clockOf(context), input))),
  'case.dropFact': async (input, context) => {
    const session = sessionOf(context)
    await session.write(() => {
      const record = theCase(session, input.case)
      transaction(session.vault.writer, () => {
        run(session.vault.writer, sql`DELETE FROM sys_case_fact WHERE case_id = ${record.id} AND id = ${input.fact}`)
        session.vault.audit({ action: 'case.dropFact', subject: record.no, detail: { fact: input.fact } })
      })
    })
    return told(context, {})
  },
  'case.scan': (input, context) => {
    const session = sessionOf(context)
    const record = theCase(session, input.case)
    const scan = scanOf(session, attachmentOf(session, record, input.item))
    session.looked({ action: 'view.attachment', subject: record.no, detail: { name: scan.name } })
    return scan
  },
  'case.attachment': (input, context) => {
    const session = sessionOf(context)
    const record = theCase(session, input.case)
    const kept = takeAttachment(session, context.files, attachmentOf(session, record, input.item))
    session.looked({ action: 'view.attachment', subject: record.no, detail: { name: kept.name } })
    return kept
  }
}

export function clockOf(context: EngineContext): CaseClock {
  return { now: context.deps.clock().toISOString(), newId: context.deps.newId }
}

function told<T>(context: EngineContext, value: T): T {
  context.emit({ kind: 'changed', what: ['cases'] })
  return value
}

/** The stored attachment behind an item; undefined when it has none. */
function attachmentOf(session: Session, record: CaseRecord, item: string): string | undefined {
  const wanted = sql`SELECT ref AS id FROM sys_case_item WHERE case_id = ${record.id} AND id = ${item} AND kind = 'attachment'`
  return get<{ id: string }>(session.vault.reader, wanted)?.id
}

type Writer = Parameters<typeof run>[0]

/** An item that may be changed or removed: not a piece that came sealed by another office (its mark of being checked may be set, no more). */
function itemToChange(writer: Writer, record: CaseRecord, id: string): CaseItemRecord {
  const item = get<CaseItemRecord>(writer, sql`SELECT * FROM sys_case_item WHERE case_id = ${record.id} AND id = ${id}`)
  if (!item) throw new AppError('unknown_id', '卷内没有这一件。')
  if (record.state === 'received' && item.added_at === record.created_at)
    throw new AppError('not_allowed', '这一件是随核查卷包接收的，照封装时原样保留，不能修改或移除。', {
      next: '如需补充，请另加一份说明。'
    })
  return item
}

/** Moves one item to a place and renumbers from 1. */
function reorder(writer: Writer, caseId: string, item: string, place: number): void {
  renumber(writer, caseId, (ids) => ids.filter((id) => id !== item).toSpliced(place - 1, 0, item))
}

function renumber(writer: Writer, caseId: string, change: (ids: readonly string[]) => readonly string[] = (ids) => ids): void {
  const ids = writer.prepare('SELECT id FROM sys_case_item WHERE case_id = ? ORDER BY seq').all(caseId) as { id: string }[]
  const ordered = change(ids.map((row) => row.id))
  run(writer, sql`UPDATE sys_case_item SET seq = -seq WHERE case_id = ${caseId}`)
  for (const [index, id] of ordered.entries()) run(writer, sql`UPDATE sys_case_item SET seq = ${index + 1} WHERE id = ${id}`)
}
