/**
 * A BagIt 1.0 bag (RFC 8493) as a tar: payload under data/, a SHA-256 manifest of it, tag files, a manifest of those, and our signature over that one.
 * Payload is read as a stream and hashed while it is written; names are `[A-Za-z0-9._-]` only, so that every system and the stock `sha256sum -c` read
 * them alike.
 */
import { createHash } from 'node:crypto'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { hashHere, worthThread, type HashThread } from './hash-thread.ts'
import { signTagManifest } from './signature.ts'
import type { Signer } from './signature.ts'
import { fileChanged, writeTar } from './tar.ts'
import type { TarFile } from './tar.ts'

/** The version of our bag's layout; a reader refuses a greater one. */
export const bundleVersion = 1
const bagitText = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

/** A path of a bag: segments of `[A-Za-z0-9._-]`, none of them `.` or `..`, none empty. */
export function isBagPath(path: string): boolean {
  return path.length <= 240 && path.split('/').every((part) => /^[A-Za-z0-9._-]+$/.test(part) && part !== '.' && part !== '..')
}

export interface PayloadFile {
  /** Below data/, e.g. `attachments/0001.pdf`. */
  readonly path: string
  readonly size: number
  readonly sha256: string
  readonly open: () => AsyncIterable<Uint8Array>
}

export interface Bag {
  /** Top folder. */
  readonly id: string
  readonly sealedAt: string
  /** Lines of bag-info.txt beside those that every bag has. */
  readonly info: readonly (readonly [label: string, value: string])[]
  readonly payload: readonly PayloadFile[]
  readonly custody: string
  readonly signer: Signer
}

export const sha256Of = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
const manifestOf = (lines: readonly { readonly path: string; readonly sha256: string }[]): string =>
  lines.map((line) => `${line.sha256}  ${line.path}\n`).join('')

/** A payload file that is held in memory. */
export function textPayload(path: string, text: string | Uint8Array): PayloadFile {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text
  return { path, size: bytes.length, sha256: sha256Of(bytes), open: () => one(bytes) }
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

/** Hands the bytes through and fails when they are no longer those that were announced. */
async function* asAnnounced(file: PayloadFile, thread: HashThread | undefined): AsyncGenerator<Uint8Array, void> {
  const hash = thread === undefined || file.size < worthThread ? hashHere() : thread.hash()
  for await (const part of file.open()) {
    await hash.update(part)
    yield part
  }
  if ((await hash.digest()) !== file.sha256) throw fileChanged(file.path)
}

/**
 * The bag as the bytes of a tar; large files are hashed on `thread` when there is one.
 * @throws AppError `usage` for a path that a bag must not have or has twice, `file_changed` when a file is not what was announced
 */
export function writeBag(bag: Bag, thread?: HashThread): AsyncGenerator<Buffer, void> {
  const seen = new Set<string>()
  for (const { path } of bag.payload) {
    const folded = path.toLowerCase()
    if (!isBagPath(path) || seen.has(folded)) throw new AppError('usage', '核查卷包内的文件名重复或含有不允许的字符。', { file: path })
    seen.add(folded)
  }
  return writeTar(filesOf(bag, thread), new Date(bag.sealedAt))
}

async function* filesOf(bag: Bag, thread: HashThread | undefined): AsyncGenerator<TarFile, void> {
  const tag = (path: string, text: string): TarFile => {
    const bytes = Buffer.from(text, 'utf8')
    return { name: `${bag.id}/${path}`, size: bytes.length, open: () => one(bytes) }
  }
  const manifest = manifestOf(bag.payload.map((file) => ({ path: `data/${file.path}`, sha256: file.sha256 })))
  const tags: readonly (readonly [string, string])[] = [
    ['bagit.txt', bagitText],
    ['bag-info.txt', bagInfo(bag)],
    ['manifest-sha256.txt', manifest],
    ['custody.jsonl', bag.custody]
  ]
  const tagManifest = manifestOf(tags.map(([path, text]) => ({ path, sha256: sha256Of(text) })))
  const signature = signTagManifest(Buffer.from(tagManifest, 'utf8'), bag.signer, bag.sealedAt)
  for (const [path, text] of tags) yield tag(path, text)
  yield tag('tagmanifest-sha256.txt', tagManifest)
  yield tag('signature.json', `${JSON.stringify(signature, null, 2)}\n`)
  for (const file of bag.payload) yield { name: `${bag.id}/data/${file.path}`, size: file.size, open: () => asAnnounced(file, thread) }
}

function bagInfo(bag: Bag): string {
  const bytes = bag.payload.reduce((sum, file) => sum + file.size, 0)
  const lines: readonly (readonly [string, string])[] = [
    ...bag.info,
    ['Bagging-Date', bag.sealedAt.slice(0, 10)],
    ['Payload-Oxum', `${bytes}.${bag.payload.length}`],
    ['Lianjing-Bundle-Version', String(bundleVersion)],
    ['Lianjing-Signer-Unit', bag.signer.unit],
    ['Lianjing-Signer-Account', bag.signer.account],
    ['Lianjing-Signed-At', bag.sealedAt]
  ]
  return lines.map(([label, value]) => `${label}: ${value.replaceAll(/\s+/g, ' ').trim()}\n`).join('')
}
