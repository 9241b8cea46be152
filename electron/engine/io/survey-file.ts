/**
 * The first pass over a file: size, sha256, first bytes, and whether it is valid UTF-8 throughout. Everything later trusts this and
 * compares against it at its end, so a file that changes while it is read is told and never half imported. Needs one buffer of memory.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { badFile, fileChanged, stopIfCancelled } from './bad-file.ts'

const chunkBytes = 1 << 17
const headBytes = 1 << 16

export interface FileSurvey {
  readonly path: string
  readonly name: string
  readonly bytes: number
  readonly modified: number
  readonly sha256: string
  /** The first 64 KiB. */
  readonly head: Buffer
  /** `null` when all bytes are valid UTF-8, else the offset of the first bad one and how many non-ASCII characters were right before it. */
  readonly utf8Break: { readonly offset: number; readonly charactersBefore: number } | null
}

/** Reads the whole file once. Throws AppError bad_file (missing, folder, empty, unreadable), cancelled. */
export async function surveyFile(path: string, name: string, signal?: AbortSignal): Promise<FileSurvey> {
  const before = await statFile(path, name)
  if (before.bytes === 0) throw badFile({ file: name }, '是空文件，没有任何内容', '请核对是否拷贝完整，重新取得文件后再导入。')
  const hash = createHash('sha256')
  let head: Buffer = Buffer.alloc(0)
  let carry: Buffer = Buffer.alloc(0)
  let offset = 0
  let charactersBefore = 0
  let utf8Break: FileSurvey['utf8Break'] = null
  for await (const chunk of fileChunks(path, name, signal)) {
    hash.update(chunk)
    if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)])
    if (utf8Break === null) {
      const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk])
      const tail = incompleteTail(bytes)
      const whole = bytes.subarray(0, bytes.length - tail)
      if (isUtf8(whole)) {
        if (charactersBefore < 1000 && !isAscii(whole)) charactersBefore += countNonAscii(whole, whole.length)
        carry = Buffer.from(bytes.subarray(bytes.length - tail))
        offset += whole.length
      } else {
        const bad = firstBadByte(whole)
        utf8Break = { offset: offset + bad, charactersBefore: charactersBefore + countNonAscii(whole, bad) }
      }
    }
  }
  if (utf8Break === null && carry.length > 0) utf8Break = { offset, charactersBefore }
  return { path, name, bytes: before.bytes, modified: before.modified, sha256: hash.digest('hex'), head, utf8Break }
}

/** Throws AppError file_changed unless size, time and (when `sha256` was not counted on the way) content are those of the survey. */
export async function confirmUnchanged(survey: FileSurvey, sha256?: string, signal?: AbortSignal): Promise<void> {
  const now = await statFile(survey.path, survey.name)
  if (now.bytes !== survey.bytes || now.modified !== survey.modified) throw fileChanged(survey.name)
  let seen = sha256
  if (seen === undefined) {
    const hash = createHash('sha256')
    for await (const chunk of fileChunks(survey.path, survey.name, signal)) hash.update(chunk)
    seen = hash.digest('hex')
  }
  if (seen !== survey.sha256) throw fileChanged(survey.name)
}

/** The file's bytes in pieces small enough that the rows of one are gone before the next collection; the buffer is used again for each piece. Throws AppError cancelled. */
export async function* fileChunks(path: string, name: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r').catch((cause: unknown) => Promise.reject(unreadable(name, cause)))
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes)
    for (;;) {
      stopIfCancelled(signal)
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

async function statFile(path: string, name: string): Promise<{ readonly bytes: number; readonly modified: number }> {
  const found = await stat(path).catch((cause: unknown) => Promise.reject(unreadable(name, cause)))
  if (!found.isFile()) throw badFile({ file: name }, '不是文件', '请选择一个具体的数据文件，而不是文件夹。')
  return { bytes: found.size, modified: found.mtimeMs }
}

function unreadable(name: string, cause: unknown): Error {
  const code = cause instanceof Error && 'code' in cause ? cause.code : ''
  if (code === 'ENOENT') return badFile({ file: name }, '找不到', '请核对文件是否已被移走或改名，再重新选择。')
  return badFile({ file: name }, `无法打开（${String(code)}）`, '请检查是否有读取权限、是否被其他程序占用。')
}

/** How many bytes at the end begin a UTF-8 sequence that is not complete yet. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
  }
  return 0
}

function firstBadByte(bytes: Buffer): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const part = bytes.subarray(0, middle)
    if (isUtf8(part.subarray(0, middle - incompleteTail(part)))) low = middle
    else high = middle - 1
  }
  return Math.max(0, low - incompleteTail(bytes.subarray(0, low)))
}

function countNonAscii(bytes: Buffer, end: number): number {
  let count = 0
  for (let index = 0; index < end && count < 1000; index += 1) if ((bytes[index] ?? 0) >= 0xc0) count += 1
  return count
}
