/**
 * Streaming age v1 encryption (age-encryption.org/v1), in constant memory whatever the size, and the same format as the stock `age` program in
 * both directions. Nothing is handed on before its 64 KiB chunk is authenticated. What can be wrong with a file is told apart (wrong_key,
 * truncated, altered, not_a_bundle, newer_version), because an office does something different in each case.
 */
import { hkdfSync, randomBytes } from 'node:crypto'
import { Transform } from 'node:stream'
import type { TransformCallback } from 'node:stream'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { makeHeader, openHeader } from './age-key.ts'
import type { OpenWith, SealTo } from './age-key.ts'
import { seal, tagBytes, unseal } from './chacha.ts'

const chunkBytes = 64 * 1024
const sealedChunkBytes = chunkBytes + tagBytes
const nonceBytes = 16
const greatestHeader = 1024 * 1024
const magic = Buffer.from('age-encryption.org/v1\n')
const family = Buffer.from('age-encryption.org/v')
const macLine = Buffer.from('\n--- ')

const payloadKey = (fileKey: Uint8Array, nonce: Uint8Array): Buffer => Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32))

/** The STREAM nonce: an 11-byte big-endian counter, then 1 for the last chunk. */
function chunkNonce(counter: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(counter, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** Carries the outcome of asynchronous work to a stream's callback. */
async function settle(work: Promise<void>, done: (error?: Error | null) => void): Promise<void> {
  try {
    await work
  } catch (error) {
    done(error instanceof Error ? error : alteredError())
    return
  }
  done()
}

/** Plaintext in, an age file out, as whole chunks (a readable side of bytes would copy them together again). The header's key work is done before the first byte. Errors as in `makeHeader`. */
class Encryption extends Transform {
  readonly #to: SealTo
  readonly #pending = Buffer.allocUnsafe(chunkBytes)
  #filled = 0
  #counter = 0
  #key: Buffer = Buffer.alloc(0)

  constructor(to: SealTo) {
    super({ readableObjectMode: true, readableHighWaterMark: 8, writableHighWaterMark: 4 * chunkBytes })
    this.#to = to
  }

  override _construct(done: (error?: Error | null) => void): void {
    void settle(this.#begin(), done)
  }

  async #begin(): Promise<void> {
    const { header, fileKey } = await makeHeader(this.#to)
    const nonce = randomBytes(nonceBytes)
    this.#key = payloadKey(fileKey, nonce)
    fileKey.fill(0)
    this.push(Buffer.concat([header, nonce]))
  }

  override _transform(data: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let offset = 0
    while (offset < data.length) {
      if (this.#filled === chunkBytes) this.#seal(false)
      const copied = data.copy(this.#pending, this.#filled, offset)
      this.#filled += copied
      offset += copied
    }
    done()
  }

  override _flush(done: TransformCallback): void {
    this.#seal(true)
    this.#key.fill(0)
    done()
  }

  #seal(last: boolean): void {
    const sealed = seal(this.#pending.subarray(0, this.#filled), chunkNonce(this.#counter, last), this.#key)
    this.#counter += 1
    this.#filled = 0
    this.push(sealed)
  }
}

const alteredError = (): AppError =>
  new AppError('altered', '核查卷包内容与封装时不一致。', { next: '请不要使用这份副本，向封装单位重新索取。' })
const truncatedError = (): AppError =>
  new AppError('truncated', '核查卷包不完整，后半部分缺失。', { next: '多半是拷贝没有完成，请重新拷贝，并核对文件的 SHA256。' })
const foreignError = (): AppError => new AppError('not_a_bundle', '这个文件不是核查卷包。', { next: '请选择扩展名为 .ljcase 的文件。' })
const newerError = (): AppError =>
  new AppError('newer_version', '这个核查卷包由更新版本的廉镜制作。', { next: '请先升级本机的廉镜，原文件没有改动。' })

/** An age file in, authenticated plaintext out. */
class Decryption extends Transform {
  readonly #with: OpenWith
  readonly #blockBytes: number
  readonly #pending = Buffer.allocUnsafe(sealedChunkBytes)
  #head: Buffer | null = Buffer.alloc(0)
  #filled = 0
  #counter = 0
  #plainBytes = 0
  #key: Buffer = Buffer.alloc(0)

  constructor(key: OpenWith, blockBytes: number) {
    super({ readableObjectMode: true, readableHighWaterMark: 8, writableHighWaterMark: 4 * sealedChunkBytes })
    this.#with = key
    this.#blockBytes = blockBytes
  }

  override _transform(data: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    void settle(this.#take(data), done)
  }

  override _flush(done: TransformCallback): void {
    try {
      this.#end()
      done()
    } catch (error) {
      done(error instanceof Error ? error : alteredError())
    } finally {
      this.#key.fill(0)
    }
  }

  async #take(data: Buffer): Promise<void> {
    let rest = data
    if (this.#head !== null) {
      const head = Buffer.concat([this.#head, data])
      this.#head = head
      const end = headerEnd(head)
      if (end === null || head.length < end + nonceBytes) {
        if (head.length > greatestHeader + nonceBytes) throw alteredError()
        return
      }
      const fileKey = await openHeader(head.subarray(0, end), this.#with)
      this.#key = payloadKey(fileKey, head.subarray(end, end + nonceBytes))
      fileKey.fill(0)
      this.#head = null
      rest = head.subarray(end + nonceBytes)
    }
    let offset = 0
    while (offset < rest.length) {
      if (this.#filled === sealedChunkBytes) {
        if (!this.#open(false)) throw alteredError()
      }
      const copied = rest.copy(this.#pending, this.#filled, offset)
      this.#filled += copied
      offset += copied
    }
  }

  /** Opens the pending chunk and hands it on; false when its tag does not fit. */
  #open(last: boolean): boolean {
    const plain = unseal(this.#pending.subarray(0, this.#filled), chunkNonce(this.#counter, last), this.#key)
    if (plain === null) return false
    this.#counter += 1
    this.#plainBytes += plain.length
    this.#filled = 0
    if (plain.length > 0) this.push(plain)
    return true
  }

  #end(): void {
    if (this.#head !== null) {
      const begins = this.#head.length > 0 && magic.subarray(0, this.#head.length).equals(this.#head.subarray(0, magic.length))
      throw begins ? truncatedError() : foreignError()
    }
    const onlyTag = this.#filled === tagBytes && this.#counter > 0 // age: the last chunk is empty only when the whole is
    if (!onlyTag && this.#open(true)) return
    // A cut and a flipped byte look alike in the last chunk, except that a whole payload is a multiple of its block and that a cut
    // between two chunks leaves one that fits as "not the last".
    const plainBytes = this.#plainBytes + this.#filled - tagBytes
    if (this.#filled < tagBytes || plainBytes % this.#blockBytes !== 0) throw truncatedError()
    throw this.#filled === sealedChunkBytes && this.#open(false) ? truncatedError() : alteredError()
  }
}

/** Where the header ends (after the MAC line's line feed), null when more bytes are needed; throws for what is not age version 1. */
function headerEnd(head: Buffer): number | null {
  const start = head.subarray(0, magic.length)
  if (!magic.subarray(0, start.length).equals(start)) {
    const ofFamily = head.length > family.length && head.subarray(0, family.length).equals(family)
    if (ofFamily && /^\d+(\n|$)/.test(head.toString('latin1', family.length, family.length + 4))) throw newerError()
    throw foreignError()
  }
  const mac = head.indexOf(macLine)
  if (mac < 0) return null
  const end = head.indexOf(10, mac + macLine.length)
  return end < 0 ? null : end + 1
}

/** Encrypts a stream to recipients or under a passphrase. Memory: a few chunks. */
export function encryptTo(to: SealTo): Transform {
  return new Encryption(to)
}

/**
 * Decrypts a stream; bytes come out only after their chunk is authenticated, and the end of the stream only after the last one is.
 * `blockBytes` is the multiple that a whole plaintext has (a tar record), used only to tell a cut file from an altered one.
 * Errors: AppError wrong_key, truncated, altered, not_a_bundle, newer_version, usage (malformed identity).
 */
export function decryptWith(key: OpenWith, blockBytes = 1): Transform {
  return new Decryption(key, blockBytes)
}
