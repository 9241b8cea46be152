/**
 * Takes a bundle into the vault as a case of its own: its pieces as they were sealed (they are not re-computed here), its attachments, and its
 * custody chain, which goes on. Stored only when the whole bundle proved intact; everything in one transaction.
 */
import { createHash } from 'node:crypto'
import type { VolumeItem } from '../../../shared/domain/volume/item.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { get, run, sql, transaction } from '../vault/sql.ts'
import type { Session } from '../session.ts'
import { attachmentLimit, attachmentTooLarge, storeAttachment } from './keep-attachment.ts'
import { freeNumber } from './keep-case.ts'
import { receiveBundle, type ReceiveInput } from './open-bundle.ts'

export interface ReceivedCase {
  readonly id: string
  readonly title: string
  readonly items: number
  readonly verdict: string
}

/** Throws as `receiveBundle`; `conflict` when this very bundle was received before. */
export async function receiveIntoVault(session: Session, newId: () => string, input: ReceiveInput): Promise<ReceivedCase> {
  const files = new Map<string, Buffer>()
  const received = await receiveBundle(input, async (path, size, body) => {
    if (!path.startsWith('data/attachments/')) return
    if (size > attachmentLimit) throw attachmentTooLarge(path)
    const parts: Buffer[] = []
    for await (const part of body) parts.push(part)
    files.set(path.slice('data/'.length), Buffer.concat(parts))
  })
  const { writer } = session.vault
  const { volume, custody } = received
  const sealed = received.report.custody.entries.at(-1)?.hash ?? ''
  const known = get<{ no: string }>(
    writer,
    sql`SELECT c.no FROM sys_custody k JOIN sys_case c ON c.id = k.case_id WHERE k.hash = ${sealed}`
  )
  if (known) throw new AppError('conflict', `这份核查卷包已在库中（${known.no}）。`, { next: '无需重复接收。' })
  const id = newId()
  transaction(writer, () => {
    const no = freeNumber(writer, (count) => (count === 1 ? volume.no : `${volume.no}-R${count}`))
    run(
      writer,
      sql`INSERT INTO sys_case (id, no, title, summary, state, created_at, account) VALUES (${id}, ${no}, ${volume.title}, ${volume.summary}, 'received', ${input.at}, ${session.vault.account})`
    )
    for (const item of volume.items) storeItem(session, newId, id, item, files, input.at)
    for (const entry of custody)
      run(
        writer,
        sql`INSERT INTO sys_custody (case_id, seq, entry, prev, hash) VALUES (${id}, ${entry.seq}, ${JSON.stringify(entry)}, ${entry.prev}, ${entry.hash})`
      )
    session.vault.audit({
      action: 'bundle.open',
      subject: no,
      detail: { verdict: received.report.verdict, items: volume.items.length, signer: received.report.signer?.keyId ?? '' }
    })
  })
  return { id, title: volume.title, items: volume.items.length, verdict: received.report.verdict }
}

/** A received piece is kept as it was sealed: as a note holding its body, or as the attachment itself. */
function storeItem(
  session: Session,
  newId: () => string,
  caseId: string,
  item: VolumeItem,
  files: ReadonlyMap<string, Buffer>,
  at: string
): void {
  const { writer } = session.vault
  const ref = newId()
  let body = item.kind === 'note' ? item.body.text : JSON.stringify(item.body)
  const kind = item.kind === 'attachment' ? 'attachment' : 'note'
  if (item.kind === 'attachment') {
    const data = files.get(item.body.path ?? '')
    const sha256 = data === undefined ? '' : createHash('sha256').update(data).digest('hex')
    // signed or not: a volume that names a file which did not come with it is not what it says
    if (data === undefined || sha256 !== item.body.sha256)
      throw new AppError('altered', `卷内第 ${item.seq} 件的附件不在核查卷包里，或与卷中所记不符，没有接收。`, {
        file: item.body.name,
        next: '请向封装单位重新索取。'
      })
    body = item.body.name
    storeAttachment(session, ref, { name: item.body.name, data, sha256 }, item.body.mime, at)
  }
  const check = item.check
  const [byA, byB] = check.state === 'unchecked' ? ['', ''] : check.by
  run(
    writer,
    sql`INSERT INTO sys_case_item (id, case_id, seq, kind, ref, title, doc_no, author, date, body, added_at, account, check_state, check_by_a, check_by_b, check_on, check_doc_no)
        VALUES (${newId()}, ${caseId}, ${item.seq}, ${kind}, ${ref}, ${item.title}, ${item.docNo}, ${item.author}, ${item.date ?? ''}, ${body}, ${at}, ${session.vault.account},
          ${check.state}, ${byA}, ${byB}, ${check.state === 'unchecked' ? '' : check.on}, ${check.state === 'obtained' ? check.documentNo : ''})`
  )
}
