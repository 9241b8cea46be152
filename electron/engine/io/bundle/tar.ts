/**
 * The tar inside a bundle, in one narrow profile: plain ustar files, no extensions. Readers that accept more disagree with each other about what an
 * archive holds (extended headers, data after the end, numbers in other bases), and a bundle must mean the same to us and to the stock `tar`; so our
 * reader reports whatever lies outside the profile instead of interpreting it. The writer is deterministic.
 */
import { AppError } from '../../../../shared/ipc/reply.ts'

const blockBytes = 512
/** A whole archive is a multiple of this (tar's own record), which lets a cut file be told from an altered one. */
export const recordBytes = 20 * blockBytes
const greatestFile = 8 * 1024 ** 3 - 1
const zeroBlock = Buffer.alloc(blockBytes)

export interface TarFile {
  readonly name: string
  readonly size: number
  readonly open: () => AsyncIterable<Uint8Array>
}

export interface TarEntry {
  /** As written; `readTar` does not judge it. */
  readonly name: string
  readonly kind: 'file' | 'directory' | 'other'
  readonly size: number
  /** Consume before the next entry is asked for; what is left is skipped. */
  readonly body: AsyncIterable<Buffer>
}

function checksumOf(header: Buffer): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0)
}

/** A ustar header. Names over 100 bytes are split at a slash. @throws AppError `usage` when name or size do not fit */
function headerOf(name: string, size: number, mtime: Date): Buffer {
  const cut = name.length <= 100 ? -1 : name.indexOf('/', name.length - 101)
  const last = name.slice(cut + 1)
  const prefix = cut < 0 ? '' : name.slice(0, cut)
  if (size > greatestFile || last.length > 100 || prefix.length > 155) {
    throw new AppError('usage', '附件过大或名称过长，放不进核查卷包。', { file: name, next: '单个附件不能超过 8 GB。' })
  }
  const header = Buffer.alloc(blockBytes)
  const octal = (value: number, width: number, offset: number): number =>
    header.write(`${value.toString(8).padStart(width - 1, '0')}\0`, offset, 'latin1')
  header.write(last, 0, 'latin1')
  octal(0o644, 8, 100)
  octal(0, 8, 108)
  octal(0, 8, 116)
  octal(size, 12, 124)
  octal(Math.max(0, Math.floor(mtime.getTime() / 1000)), 12, 136)
  header.write('0', 156, 'latin1')
  header.write('ustar\x0000', 257, 'latin1')
  header.write(prefix, 345, 'latin1')
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return header
}

/** The bytes of an archive of the files, in their order. @throws AppError `file_changed` when a file's length is not the one announced */
export async function* writeTar(files: AsyncIterable<TarFile>, mtime: Date): AsyncGenerator<Buffer, void> {
  let total = 0
  const counted = (block: Buffer): Buffer => {
    total += block.length
    return block
  }
  for await (const file of files) {
    yield counted(headerOf(file.name, file.size, mtime))
    let written = 0
    for await (const part of file.open()) {
      written += part.length
      if (written > file.size) throw fileChanged(file.name)
      yield counted(Buffer.from(part.buffer, part.byteOffset, part.byteLength))
    }
    if (written !== file.size) throw fileChanged(file.name)
    if (written % blockBytes !== 0) yield counted(Buffer.alloc(blockBytes - (written % blockBytes)))
  }
  const end = total + 2 * blockBytes
  yield Buffer.alloc(2 * blockBytes + ((recordBytes - (end % recordBytes)) % recordBytes))
}

export const fileChanged = (name: string): AppError =>
  new AppError('file_changed', '封装期间文件内容发生了变化。', { file: name, next: '请关闭正在编辑该文件的程序后重新封装。' })

/** Cuts a stream of buffers into pieces of asked-for length. */
class Blocks {
  readonly #source: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** Up to `most` bytes as they come; empty at the end. */
  async some(most: number): Promise<Buffer> {
    while (this.#rest.length === 0) {
      const next = await this.#source.next()
      if (next.done === true) return this.#rest
      this.#rest = next.value
    }
    const taken = this.#rest.subarray(0, most)
    this.#rest = this.#rest.subarray(taken.length)
    return taken
  }

  /** Exactly one block; null at a clean end. @throws when the source ends within it */
  async block(): Promise<Buffer | null> {
    const first = await this.some(blockBytes)
    if (first.length === blockBytes) return first
    if (first.length === 0) return null
    const parts = [first]
    for (let missing = blockBytes - first.length; missing > 0;) {
      const part = await this.some(missing)
      if (part.length === 0) throw brokenArchive()
      parts.push(part)
      missing -= part.length
    }
    return Buffer.concat(parts)
  }
}

/** Thrown by `readTar`; the verifier turns it into the problem `broken_archive`. */
export class BrokenArchive extends Error {}
const brokenArchive = (): BrokenArchive => new BrokenArchive('the archive cannot be read on')

function numberAt(header: Buffer, offset: number, width: number): number {
  const text = header.toString('latin1', offset, offset + width).replace(/[\0 ]+$/, '')
  if (!/^ *[0-7]+$/.test(text)) throw brokenArchive()
  return Number.parseInt(text.trim(), 8)
}

function textAt(header: Buffer, offset: number, width: number): string {
  const field = header.subarray(offset, offset + width)
  const end = field.indexOf(0)
  return field.toString('utf8', 0, end < 0 ? width : end)
}

/** The entries of an archive. @throws BrokenArchive for a bad header, a cut, padding or a tail that is not zeros */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry, void> {
  const blocks = new Blocks(source)
  for (;;) {
    const header = await blocks.block()
    if (header === null) throw brokenArchive()
    if (header.equals(zeroBlock)) break
    if (numberAt(header, 148, 8) !== checksumOf(header) || textAt(header, 257, 5) !== 'ustar') throw brokenArchive()
    const size = numberAt(header, 124, 12)
    const prefix = textAt(header, 345, 155)
    const type = String.fromCharCode(header[156] ?? 0)
    let left = size
    const take = async (): Promise<Buffer | null> => {
      if (left === 0) return null
      const part = await blocks.some(Math.min(left, 65_536))
      if (part.length === 0) throw brokenArchive()
      left -= part.length
      return part
    }
    const body = (async function* parts(): AsyncGenerator<Buffer, void> {
      for (let part = await take(); part !== null; part = await take()) yield part
    })()
    const kind = type === '0' || type === '\0' ? 'file' : type === '5' && size === 0 ? 'directory' : 'other'
    yield { name: (prefix === '' ? '' : `${prefix}/`) + textAt(header, 0, 100), kind, size, body }
    while ((await take()) !== null); // what the reader did not want
    left = (blockBytes - (size % blockBytes)) % blockBytes
    for (let padding = await take(); padding !== null; padding = await take()) if (padding.some((byte) => byte !== 0)) throw brokenArchive()
  }
  for (let tail = await blocks.some(65_536); tail.length > 0; tail = await blocks.some(65_536)) {
    if (tail.some((byte) => byte !== 0)) throw brokenArchive()
  }
}
