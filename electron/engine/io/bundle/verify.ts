/**
 * The check of a bundle. It always re-hashes everything, trusts nothing that is not authenticated, lists what is missing, unlisted, double or badly
 * named, and ends in one verdict. What is wrong with a bundle is its result, not an error: it throws only when it could not be checked at all.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { verdicts } from '../../../../shared/domain/volume/bundle.ts'
import type { BundleProblem, BundleReport, ProblemKind, Verdict } from '../../../../shared/domain/volume/bundle.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { OpenWith } from './age-key.ts'
import { decryptWith } from './age.ts'
import { isBagPath } from './bag.ts'
import { HashThread, hashHere, worthThread } from './hash-thread.ts'
import { judgeBag } from './judge.ts'
import { BrokenArchive, readTar, recordBytes } from './tar.ts'

export interface VerifyOptions {
  /** Public keys (base64 SubjectPublicKeyInfo, as in signature.json) that this office knows. */
  readonly knownSigners?: readonly string[]
  readonly signal?: AbortSignal
  /** Bytes of the file read so far, and in all (null for a stream). */
  readonly onProgress?: (done: number, total: number | null) => void
}

/** What one pass over the archive found, before anything is judged. */
export interface BagContents {
  readonly root: string
  readonly files: ReadonlyMap<string, { readonly sha256: string; readonly size: number }>
  /** Contents of the files outside data/, and of the volume. */
  readonly tags: ReadonlyMap<string, Buffer>
  readonly problems: readonly BundleProblem[]
}

/** Where a bag keeps the volume itself. */
export const volumePath = 'data/volume.json'
/** Of the files kept in memory while a bundle is read, one and all together. */
const greatestTag = 64 * 1024 * 1024
const greatestTags = 256 * 1024 * 1024

/** A bundle's bytes, decrypted, with the file's own errors in our words. */
export async function openSource(source: string | Readable): Promise<{ readonly stream: Readable; readonly total: number | null }> {
  if (typeof source !== 'string') return { stream: source, total: null }
  try {
    const { size } = await stat(source)
    return { stream: createReadStream(source, { highWaterMark: 256 * 1024 }), total: size }
  } catch {
    throw new AppError('bad_file', '核查卷包文件不存在或无法读取。', { file: source, next: '请检查文件位置，U 盘是否已插好。' })
  }
}

/**
 * Checks a bundle from a file or a stream. Memory: a few chunks and the tag files.
 * @throws AppError `bad_file` (no such file), `usage` (the identity is no identity), `cancelled`
 */
export async function verifyBundle(source: string | Readable, key: OpenWith, options: VerifyOptions = {}): Promise<BundleReport> {
  return (await readBundle(source, key, options)).report
}

/** Takes one file of a bundle; `body` may be left unread. Only well-named, single, plain files come here, but nothing is verified yet. */
export type FileTaker = (path: string, size: number, body: AsyncIterable<Buffer>) => Promise<void>

/**
 * Checks a bundle and hands its files to `take` on the way. What was taken may be used only when the report's verdict says intact.
 * Errors as in `verifyBundle`, and whatever `take` throws.
 */
export async function readBundle(
  source: string | Readable,
  key: OpenWith,
  options: VerifyOptions = {},
  take?: FileTaker
): Promise<{ readonly report: BundleReport; readonly root: string; readonly volume: Buffer | null }> {
  try {
    const contents = await readBag(source, key, options, take)
    if (contents === null) return { report: failed('not_a_bundle'), root: '', volume: null }
    return { report: judgeBag(contents, options.knownSigners ?? []), root: contents.root, volume: contents.tags.get(volumePath) ?? null }
  } catch (error) {
    const verdict = error instanceof AppError ? verdicts.find((each) => each === error.value.code) : undefined
    if (verdict !== undefined) return { report: failed(verdict), root: '', volume: null }
    throw error
  }
}

const failed = (verdict: Verdict): BundleReport => ({
  verdict,
  checked: 0,
  signer: null,
  custody: { entries: [], unbroken: false },
  problems: []
})

async function readBag(source: string | Readable, key: OpenWith, options: VerifyOptions, take?: FileTaker): Promise<BagContents | null> {
  const { stream, total } = await openSource(source)
  let done = 0
  if (options.onProgress !== undefined) {
    stream.on('data', (part: Buffer) => options.onProgress?.((done += part.length), total))
    stream.pause()
  }
  let contents: BagContents | null = null
  const thread = new HashThread()
  try {
    await pipeline(
      stream,
      decryptWith(key, recordBytes),
      async (plain: AsyncIterable<Buffer>) => {
        contents = await gather(plain, thread, take)
      },
      options.signal === undefined ? {} : { signal: options.signal }
    )
  } catch (error) {
    if (options.signal?.aborted === true) throw new AppError('cancelled', '校验已取消。')
    throw error
  } finally {
    await thread.close()
  }
  return contents
}

/** Null when the plaintext is no bag at all. */
async function gather(plain: AsyncIterable<Buffer>, thread: HashThread, take?: FileTaker): Promise<BagContents | null> {
  const files = new Map<string, { sha256: string; size: number }>()
  const folded = new Map<string, string>()
  const tags = new Map<string, Buffer>()
  const problems: BundleProblem[] = []
  let root: string | null = null
  let held = 0
  const report = (path: string, problem: ProblemKind): void => {
    problems.push({ path: path.replaceAll(/\p{C}/gu, '?'), problem })
  }
  try {
    for await (const entry of readTar(plain)) {
      const name = entry.kind === 'directory' ? entry.name.replace(/\/$/, '') : entry.name
      root ??= name.split('/')[0] ?? ''
      const path = name.slice(root.length + 1)
      if (!isBagPath(name) || !`${name}/`.startsWith(`${root}/`)) report(name, 'bad_path')
      else if (entry.kind === 'other') report(path, 'not_a_file')
      else if (entry.kind === 'file' && path === '') report(name, 'bad_path')
      else if (files.has(path)) report(path, 'duplicate')
      else if (entry.kind === 'file') {
        const other = folded.get(path.toLowerCase())
        if (other !== undefined) report(path, 'case_collision')
        folded.set(path.toLowerCase(), path)
        const hash = entry.size < worthThread ? hashHere() : thread.hash()
        const kept: Buffer[] = []
        const keeps = (!path.startsWith('data/') || path === volumePath) && entry.size <= greatestTag && held + entry.size <= greatestTags
        if (keeps) held += entry.size
        const body = watched(entry.body, (part) => {
          if (keeps) kept.push(Buffer.from(part))
          return hash.update(part)
        })
        if (other === undefined) await take?.(path, entry.size, body)
        for await (const rest of body) void rest
        files.set(path, { sha256: await hash.digest(), size: entry.size })
        if (keeps) tags.set(path, Buffer.concat(kept))
      }
    }
  } catch (error) {
    if (!(error instanceof BrokenArchive)) throw error
    for await (const rest of plain) void rest // the age layer may still have the better reason
    if (root === null) return null
    report(root, 'broken_archive')
  }
  if (root === null || !tags.has('bagit.txt')) return null
  return { root, files, tags, problems }
}

/** Shows every part to `see` as it passes. Iterating again goes on where it stopped. */
function watched(body: AsyncIterable<Buffer>, see: (part: Buffer) => Promise<void> | null): AsyncIterable<Buffer> {
  const source = body[Symbol.asyncIterator]()
  const next = async (): Promise<IteratorResult<Buffer>> => {
    const result = await source.next()
    if (result.done !== true) await see(result.value)
    return result
  }
  return { [Symbol.asyncIterator]: () => ({ next }) }
}
