/**
 * Work on a verification file 核查卷: make it, put things in, check them against the original, state facts. Every change is one transaction with
 * its log entry and, where custody is concerned, a link of the custody chain that later travels in the bundle.
 */
import { maskLink, maskNumbers, maskPhones } from '../../../shared/domain/search/mask-link.ts'
import type { ParsedInput } from '../../../shared/ipc/contract.ts'
import type { CustodyAct, CustodyEntry } from '../../../shared/domain/volume/custody.ts'
import { custodyEntrySchema } from '../../../shared/domain/volume/custody.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { continueCustody } from '../io/bundle/custody.ts'
import { caseById, custodyOf, itemsOfCase, type CaseRecord } from '../queries/cases.ts'
import { datasetOf, rowsById, titlesOf } from '../queries/rows.ts'
import { warningById } from '../queries/warnings.ts'
import { matterNamed } from './matter-named.ts'
import type { Session } from '../session.ts'
import { readMeta } from '../vault/meta.ts'
import type { WritableDB } from '../vault/connection.ts'
import { get, run, sql, transaction } from '../vault/sql.ts'

export interface CaseClock {
  readonly now: string
  readonly newId: () => string
}

/** By id or number. Throws `unknown_id`. */
export function theCase(session: Session, idOrNo: string): CaseRecord {
  const record = caseById(session.vault.reader, idOrNo)
  if (!record) throw new AppError('unknown_id', `没有这个核查卷：${idOrNo}。`, { next: '请核对编号，或先新建核查卷。' })
  return record
}

export function createCase(
  session: Session,
  clock: CaseClock,
  title: string,
  summary: string
): { readonly id: string; readonly title: string } {
  const { writer } = session.vault
  const id = clock.newId()
  transaction(writer, () => {
    const year = clock.now.slice(0, 4)
    const last = get<{ n: number }>(writer, sql`SELECT COUNT(*) AS n FROM sys_case WHERE SUBSTR(created_at, 1, 4) = ${year}`)?.n ?? 0
    const no = freeNumber(writer, (count) => `HC-${year}-${String(last + count).padStart(3, '0')}`)
    run(
      writer,
      sql`INSERT INTO sys_case (id, no, title, summary, state, created_at, account) VALUES (${id}, ${no}, ${title}, ${summary}, 'open', ${clock.now}, ${session.vault.account})`
    )
    extendCustody(session, clock, id, 'created', title)
    session.vault.audit({ action: 'case.create', subject: no, detail: { title } })
  })
  return { id, title }
}

/** The first number that no case bears: numbers of received cases come from elsewhere and may be ours to be. */
export function freeNumber(writer: WritableDB, numberAt: (count: number) => string): string {
  for (let count = 1; ; count += 1) {
    const no = numberAt(count)
    if (!get(writer, sql`SELECT 1 AS found FROM sys_case WHERE no = ${no} OR id = ${no}`)) return no
  }
}

/** Adds what is named; what is in already stays as it is. All or nothing. */
export function addToCase(
  session: Session,
  clock: CaseClock,
  input: ParsedInput<'case.add'>
): { readonly id: string; readonly items: number; readonly added: number } {
  const { reader, writer } = session.vault
  const record = theCase(session, input.case)
  const today = clock.now.slice(0, 10)
  const items: NewItem[] = []
  for (const id of input.warnings) {
    const warning = warningById(reader, id)
    if (!warning) throw new AppError('unknown_id', `没有这条预警：${id}。`, { next: '核查卷未作改动。' })
    items.push({
      kind: 'warning',
      ref: warning.id,
      title: `${session.packs.model(warning.model_id)?.name.zh ?? warning.model_id}：${warning.subject_name}`,
      docNo: warning.id,
      date: warning.last_as_of,
      body: warning.sentence_zh
    })
  }
  for (const code of input.matters) {
    const matter = matterNamed(reader, code)
    items.push({
      kind: 'trail',
      ref: matter.id,
      title: `事项轨迹：${matter.name}`,
      docNo: matter.code,
      date: matter.opened ?? '',
      body: matter.org_name ?? ''
    })
  }
  for (const { dataset, id } of input.rows) {
    const declared = datasetOf(session.packs, dataset)
    if (rowsById(reader, session.packs, dataset, [id]).length === 0)
      throw new AppError('unknown_id', `没有这一行：${dataset} ${id}。`, { next: '核查卷未作改动。' })
    items.push({
      kind: 'row',
      ref: `${dataset}/${id}`,
      title: `${declared.name.zh}原始行：${titlesOf(reader, session.packs, dataset, [id]).get(id) ?? id}`,
      docNo: '',
      date: today,
      body: ''
    })
  }
  if (input.note) items.push({ kind: 'note', ref: clock.newId(), title: input.note.title, docNo: '', date: today, body: input.note.text })
  if (input.walk) {
    const [first, ...more] = items
    const what = first === undefined ? '' : `：${first.title}${more.length === 0 ? '' : ` 等 ${items.length} 件`}`
    items.push({
      kind: 'walk',
      ref: clock.newId(),
      title: `本件如何查得${what}`,
      docNo: '',
      date: today,
      body: JSON.stringify(
        input.walk.map((step) => ({ ...step, label: maskPhones(maskNumbers(step.label)), link: maskLink(step.link, true) }))
      ),
      ledTo: items.map(pieceKey)
    })
  }
  let added = 0
  transaction(writer, () => {
    for (const item of items) if (insertItem(session, clock, record, item)) added += 1
  })
  return { id: record.id, items: itemsOfCase(reader, record.id).length, added }
}

export interface NewItem {
  readonly kind: 'warning' | 'trail' | 'row' | 'note' | 'attachment' | 'walk'
  readonly ref: string
  readonly title: string
  readonly docNo: string
  readonly author?: string
  readonly date: string
  readonly body: string
  /** Of a walk: the pieces it led to. */
  readonly ledTo?: readonly string[]
}

/** By what a piece is known within its case, also where it was in before. */
export const pieceKey = ({ kind, ref }: Pick<NewItem, 'kind' | 'ref'>): string => `${kind} ${ref}`

/** Puts one item at the end; false when the same thing is in already. Inside the caller's transaction. */
export function insertItem(session: Session, clock: CaseClock, record: CaseRecord, item: NewItem): boolean {
  const { writer } = session.vault
  if (get(writer, sql`SELECT 1 AS found FROM sys_case_item WHERE case_id = ${record.id} AND kind = ${item.kind} AND ref = ${item.ref}`))
    return false
  const seq =
    (get<{ n: number }>(writer, sql`SELECT COALESCE(MAX(seq), 0) AS n FROM sys_case_item WHERE case_id = ${record.id}`)?.n ?? 0) + 1
  const author = item.author ?? (item.kind === 'note' || item.kind === 'walk' ? session.vault.account : readMeta(writer, 'unit'))
  run(
    writer,
    sql`INSERT INTO sys_case_item (id, case_id, seq, kind, ref, title, doc_no, author, date, body, led_to, added_at, account, check_state, check_by_a, check_by_b, check_on, check_doc_no)
        VALUES (${clock.newId()}, ${record.id}, ${seq}, ${item.kind}, ${item.ref}, ${item.title}, ${item.docNo}, ${author}, ${item.date}, ${item.body}, ${JSON.stringify(item.ledTo ?? [])}, ${clock.now}, ${session.vault.account}, 'unchecked', '', '', '', '')`
  )
  extendCustody(session, clock, record.id, 'item_added', `${seq} ${item.title}`)
  session.vault.audit({ action: 'case.add', subject: record.no, detail: { kind: item.kind, ref: item.ref } })
  return true
}

/** Marks an item, or one row behind an item, as unchecked, checked with the original by two people, or formally obtained (feature 73). */
export function checkInCase(session: Session, clock: CaseClock, input: ParsedInput<'case.check'>): void {
  const { writer } = session.vault
  const record = theCase(session, input.case)
  const { state, byA, byB, on, docNo } = input.check
  if (state !== 'unchecked' && (byA.trim() === '' || byB.trim() === '' || byA.trim() === byB.trim() || on === '')) {
    throw new AppError('usage', '核对须由两人进行，并注明日期。', { next: '请填写两位不同的核对人和核对日期。' })
  }
  if (state === 'obtained' && docNo.trim() === '') throw new AppError('usage', '依法调取须注明文书号。', { next: '请填写调取文书的文号。' })
  transaction(writer, () => {
    if (input.item) {
      const changed = run(
        writer,
        sql`UPDATE sys_case_item SET check_state = ${state}, check_by_a = ${byA}, check_by_b = ${byB}, check_on = ${on}, check_doc_no = ${docNo} WHERE case_id = ${record.id} AND id = ${input.item}`
      ).changes
      if (changed === 0) throw new AppError('unknown_id', '卷内没有这一件。')
    }
    if (input.row) {
      run(
        writer,
        sql`INSERT INTO sys_case_row_check (case_id, dataset, row_id, check_state, by_a, by_b, check_on, doc_no, at, account)
            VALUES (${record.id}, ${input.row.dataset}, ${input.row.id}, ${state}, ${byA}, ${byB}, ${on}, ${docNo}, ${clock.now}, ${session.vault.account})
            ON CONFLICT (case_id, dataset, row_id) DO UPDATE SET check_state = excluded.check_state, by_a = excluded.by_a, by_b = excluded.by_b, check_on = excluded.check_on, doc_no = excluded.doc_no, at = excluded.at, account = excluded.account`
      )
    }
    session.vault.audit({
      action: 'case.check',
      subject: record.no,
      detail: { item: input.item ?? '', row: input.row ? `${input.row.dataset}/${input.row.id}` : '', state }
    })
  })
}

/** States a fact and names the items that prove it. */
export function stateFact(session: Session, clock: CaseClock, input: ParsedInput<'case.fact'>): { readonly fact: string } {
  const { writer } = session.vault
  const record = theCase(session, input.case)
  const known = new Set(itemsOfCase(session.vault.reader, record.id).map((item) => item.id))
  if (input.items.some((item) => !known.has(item))) throw new AppError('unknown_id', '所列证据中有一件不在卷内。')
  if (input.fact && !get(writer, sql`SELECT 1 AS found FROM sys_case_fact WHERE id = ${input.fact} AND case_id = ${record.id}`))
    throw new AppError('unknown_id', '卷内没有这条事实。')
  const id = input.fact ?? clock.newId()
  transaction(writer, () => {
    const no =
      (get<{ n: number }>(writer, sql`SELECT COALESCE(MAX(no), 0) AS n FROM sys_case_fact WHERE case_id = ${record.id}`)?.n ?? 0) + 1
    run(
      writer,
      sql`INSERT INTO sys_case_fact (id, case_id, no, statement, items, at, account) VALUES (${id}, ${record.id}, ${no}, ${input.statement}, ${JSON.stringify(input.items)}, ${clock.now}, ${session.vault.account})
          ON CONFLICT (id) DO UPDATE SET statement = excluded.statement, items = excluded.items, at = excluded.at, account = excluded.account`
    )
    session.vault.audit({ action: 'case.fact', subject: record.no, detail: { fact: id, items: input.items.length } })
  })
  return { fact: id }
}

/** Adds a link to the case's custody chain. Inside the caller's transaction. */
export function extendCustody(session: Session, clock: CaseClock, caseId: string, act: CustodyAct, detail: string): void {
  const { writer } = session.vault
  const before = custodyEntries(session, caseId)
  const after = continueCustody(before, { at: clock.now, unit: readMeta(writer, 'unit'), account: session.vault.account, act, detail })
  const last = after.at(-1)
  if (!last) return
  run(
    writer,
    sql`INSERT INTO sys_custody (case_id, seq, entry, prev, hash) VALUES (${caseId}, ${last.seq}, ${JSON.stringify(last)}, ${last.prev}, ${last.hash})`
  )
}

/** The custody chain so far, the writer's view of it. */
export function custodyEntries(session: Session, caseId: string): readonly CustodyEntry[] {
  return custodyOf(session.vault.writer, caseId).map((row) => custodyEntrySchema.parse(JSON.parse(row.entry)))
}
