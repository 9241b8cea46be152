/** Attachments inside the vault: read from the file a handle names, bounded, hashed, stored. The one place that says how large one may be. */
import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { FileTable } from '../file-table.ts'
import type { Session } from '../session.ts'
import { get, run, sql } from '../vault/sql.ts'

/** Largest attachment kept inside the vault, bytes. */
export const attachmentLimit = 512 * 1024 * 1024

export function attachmentTooLarge(file: string): AppError {
  return new AppError('bad_file', '附件超过 512 MB。', { file, next: '请拆分后再附。' })
}

export interface ReadAttachment {
  readonly name: string
  readonly data: Buffer
  readonly sha256: string
}

export interface KeptAttachment {
  readonly handle: string
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** Throws `bad_file` when it is no plain file or too large. */
export function readAttachment(path: string, name: string): ReadAttachment {
  const about = statSync(path)
  if (!about.isFile()) throw new AppError('bad_file', '附件须是一个文件。', { file: name, next: '请选择文件而不是文件夹。' })
  if (about.size > attachmentLimit) throw attachmentTooLarge(name)
  const data = readFileSync(path)
  return { name, data, sha256: createHash('sha256').update(data).digest('hex') }
}

/** Stores it under `id`. Inside the caller's transaction. */
export function storeAttachment(session: Session, id: string, { name, data, sha256 }: ReadAttachment, mime: string, at: string): void {
  run(
    session.vault.writer,
    sql`INSERT INTO sys_attachment (id, name, mime, bytes, sha256, data, at, account)
        VALUES (${id}, ${name}, ${mime}, ${data.length}, ${sha256}, ${data}, ${at}, ${session.vault.account})`
  )
}

/** Puts a stored attachment under a handle, for a person to save. Throws `unknown_id`. */
export function takeAttachment(session: Session, files: FileTable, id: string | undefined): KeptAttachment {
  const file =
    id === undefined
      ? undefined
      : get<{ name: string; data: Buffer; sha256: string; bytes: number }>(
          session.vault.reader,
          sql`SELECT name, data, sha256, bytes FROM sys_attachment WHERE id = ${id}`
        )
  if (!file) throw new AppError('unknown_id', '这里没有附件。')
  const kept = files.keep(file.name)
  writeFileSync(kept.path, file.data, { mode: 0o600 })
  return { handle: kept.handle, name: file.name, bytes: file.bytes, sha256: file.sha256 }
}

/** Pictures larger than this are saved and looked at elsewhere; texts are cut. */
const scanLimit = 24 * 1024 * 1024
const textLimit = 20_000
/** By the first bytes, never by the name: what the window draws as a picture is one. */
const pictures: readonly (readonly [mime: string, magic: Buffer])[] = [
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['image/gif', Buffer.from('GIF8')],
  ['image/bmp', Buffer.from('BM')]
]

/** What of an attachment can be looked at beside a row. Throws `unknown_id`. */
export function scanOf(
  session: Session,
  id: string | undefined
): { readonly name: string; readonly image: string | null; readonly text: string | null } {
  const file =
    id === undefined
      ? undefined
      : get<{ name: string; data: Buffer }>(session.vault.reader, sql`SELECT name, data FROM sys_attachment WHERE id = ${id}`)
  if (!file) throw new AppError('unknown_id', '这里没有附件。')
  const { name, data } = file
  const picture = data.length <= scanLimit ? pictures.find(([, magic]) => data.subarray(0, magic.length).equals(magic)) : undefined
  if (picture) return { name, image: `data:${picture[0]};base64,${data.toString('base64')}`, text: null }
  if (!/\.(?:txt|csv|tsv|json|md)$/i.test(name)) return { name, image: null, text: null }
  return { name, image: null, text: new TextDecoder('utf-8').decode(data.subarray(0, textLimit * 3)).slice(0, textLimit) }
}

/** The media type that a file's ending claims; unknown ones are bytes. */
export function mimeOf(name: string): string {
  const types: ReadonlyMap<string, string> = new Map([
    ['pdf', 'application/pdf'],
    ['png', 'image/png'],
    ['jpg', 'image/jpeg'],
    ['jpeg', 'image/jpeg'],
    ['txt', 'text/plain'],
    ['csv', 'text/csv'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']
  ])
  return types.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase()) ?? 'application/octet-stream'
}
