/**
 * Takes a bundle into the vault as a case of its own: its pieces as they were sealed (they are not re-computed here), its attachments, and its
 * custody chain, which goes on. Stored only when the whole bundle proved intact; everything in one transaction.
 */
import { createHash } from 'node:crypto'
import type { VolumeItem } from '../../../shared/domain/volume/item.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { get, run, sql, transaction } from '../vault/sql.ts'
import type { Session } from '../session.ts'
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
  const received = await receiveBundle(input, async (path, _size, body) => {
    const parts: Buffer[] = []
    for await (const part of body) if (path.includes('/attachments/')) parts.push(part)
    if (path.includes('/attachments/')) files.set(path.slice(path.indexOf('attachments/')), Buffer.concat(parts))
  })
  const { writer } = session.vault
  const { volume, custody } = received
  const sealed = received.report.custody.entries.at(-1)?.hash ?? ''
  const known = get<{ no: string }>(
    writer,
    sql`SELECT c.no FROM sys_custody k JOIN sys_case c ON c.id = k.case_id WHERE k.hash = ${sealed}`
  )
  if (known) throw new AppError('conflict', `这份卷包已在库中（${known.no}）。`, { next: '无需重复接收。' })
  const id = newId()
  transaction(writer, () => {
    const taken = get(writer, sql`SELECT 1 AS found FROM sys_case WHERE no = ${volume.no}`)
    const no = taken ? `${volume.no}-接收-${input.at.slice(0, 10)}` : volume.no
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
  let ref = newId()
  let body = item.kind === 'note' ? item.body.text : JSON.stringify(item.body)
  const kind = item.kind === 'attachment' ? 'attachment' : 'note'
  if (item.kind === 'attachment') {
    const data = files.get(item.body.path ?? '') ?? Buffer.alloc(0)
    ref = newId()
    body = item.body.name
    run(
      writer,
      sql`INSERT INTO sys_attachment (id, name, mime, bytes, sha256, data, at, account)
          VALUES (${ref}, ${item.body.name}, ${item.body.mime}, ${data.length}, ${createHash('sha256').update(data).digest('hex')}, ${data}, ${at}, ${session.vault.account})`
    )
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
