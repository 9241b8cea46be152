/**
 * Attachments on their way into a bundle: read once to learn length and hash (a tar and a manifest need both beforehand), a second time while they are
 * written, and compared. Where the vault already knows both, the first reading is spared. Their own names, often Chinese, stay in the volume; in the bag they get names that every system reads.
 */
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { AttachmentBody } from '../../../../shared/domain/volume/item.ts'
import type { Volume } from '../../../../shared/domain/volume/volume.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { PayloadFile } from './bag.ts'
import { fileChanged } from './tar.ts'

/** A file to seal. `name` is the one an attachment piece of the volume bears; `open` is called twice. */
export interface Attachment {
  readonly name: string
  readonly mime: string
  readonly open: () => Readable
}

/** `attachments/0007-scan.pdf`: a number, what is left of the name in `[A-Za-z0-9._-]`, the extension. */
export function attachmentPath(name: string, number: number): string {
  const clean = (text: string, most: number): string =>
    text
      .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, most)
  const dot = name.lastIndexOf('.')
  const stem = clean(dot > 0 ? name.slice(0, dot) : name, 60)
  const extension = dot > 0 ? clean(name.slice(dot + 1), 12).toLowerCase() : ''
  return `attachments/${String(number).padStart(4, '0')}${stem === '' ? '' : `-${stem}`}${extension === '' ? '' : `.${extension}`}`
}

/**
 * Reads every attachment once and writes its path, length and hash into the volume's attachment pieces.
 * @throws AppError `usage` when a piece's file was not given, `file_changed` when a file is not the one the piece was made from, `cancelled`
 */
export async function placeAttachments(
  volume: Volume,
  attachments: AsyncIterable<Attachment>,
  onBytes: (count: number) => void,
  signal?: AbortSignal
): Promise<{ readonly volume: Volume; readonly files: readonly PayloadFile[] }> {
  const files: PayloadFile[] = []
  const placed = new Map<string, { readonly file: PayloadFile; readonly mime: string }>()
  for await (const attachment of attachments) {
    if (signal?.aborted === true) throw new AppError('cancelled', '封装已取消。')
    const known = knownOf(volume, attachment.name)
    const { size, sha256 } = known ?? (await measure(attachment, onBytes, signal))
    const path = attachmentPath(attachment.name, files.length + 1)
    const file = { path, size, sha256, open: () => parts(attachment) }
    files.push(file)
    if (!placed.has(attachment.name)) placed.set(attachment.name, { file, mime: attachment.mime })
  }
  const items = volume.items.map((item) => {
    if (item.kind !== 'attachment') return item
    const found = placed.get(item.body.name)
    if (found === undefined)
      throw new AppError('usage', `第 ${item.seq} 件的附件没有找到。`, { file: item.body.name, next: '请重新添加该附件后再封装。' })
    const { sha256, size, path } = found.file
    if (item.body.sha256 !== null && item.body.sha256 !== sha256) throw fileChanged(item.body.name)
    const body: AttachmentBody = { ...item.body, path, bytes: size, sha256, mime: item.body.mime === '' ? found.mime : item.body.mime }
    return { ...item, body }
  })
  return { volume: { ...volume, items }, files }
}

/** Length and hash that the vault kept when the file was attached. They are trusted only until the file is written: there it is hashed again. */
function knownOf(volume: Volume, name: string): Measured | null {
  for (const item of volume.items) {
    if (item.kind !== 'attachment' || item.body.name !== name) continue
    const { bytes, sha256 } = item.body
    return bytes === null || sha256 === null ? null : { size: bytes, sha256 }
  }
  return null
}

interface Measured {
  readonly size: number
  readonly sha256: string
}

async function measure(attachment: Attachment, onBytes: (count: number) => void, signal: AbortSignal | undefined): Promise<Measured> {
  const hash = createHash('sha256')
  let size = 0
  for await (const part of parts(attachment)) {
    if (signal?.aborted === true) throw new AppError('cancelled', '封装已取消。')
    hash.update(part)
    size += part.length
    onBytes(part.length)
  }
  return { size, sha256: hash.digest('hex') }
}

async function* parts(attachment: Attachment): AsyncGenerator<Buffer, void> {
  for await (const part of attachment.open() as AsyncIterable<Buffer>) yield part
}
