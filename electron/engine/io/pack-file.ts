/**
 * A pack that travels: one `.ljpack` file, JSON, with the pack's texts, the SHA-256 of each, and an Ed25519 signature of the office that made it over
 * those hashes, the pack's id and version, the unit, the account and the time. What is read from it is text; nothing in it is ever run.
 */
import { createHash, createPublicKey, sign, verify } from 'node:crypto'
import * as z from 'zod'
import { AppError } from '../../../shared/ipc/reply.ts'
import { slug } from '../../../shared/packs/pack-words.ts'
import type { PackTexts } from '../packs/pack-source.ts'
import { canonicalJson } from '../vault/canonical-json.ts'
import { keyIdOf, publicKeyText, type Signer } from './bundle/signature.ts'

/** No pack of texts comes near this; a file that does is none. */
export const largestPackFile = 16 * 1024 * 1024
const formatVersion = 1
const path = z
  .string()
  .regex(/^(?:(?:pack|datasets|procedures|routing|power|duties)\.yaml|models\.lock\.json|(?:models|mappings)\/[a-z0-9][a-z0-9-]*\.yaml)$/)
const hex = z.string().regex(/^[0-9a-f]{64}$/)
const packFile = z.strictObject({
  format: z.literal('lianjing-pack'),
  formatVersion: z.literal(formatVersion),
  pack: z.strictObject({ id: slug, version: z.number().int().positive() }),
  unit: z.string().max(200),
  account: z.string().max(200),
  signedAt: z.string().max(40),
  publicKey: z.string().max(200),
  hashes: z.record(path, hex),
  files: z.record(path, z.string()),
  signature: z.string().max(200)
})
type PackFile = z.infer<typeof packFile>

/** `altered`: some text is not what was signed, or the signature is not of the key it names. */
export type PackFileReading =
  | { readonly verdict: 'not_a_pack' }
  | { readonly verdict: 'whole' | 'altered'; readonly pack: PackFile; readonly keyId: string; readonly intact: (path: string) => boolean }

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function signedBytes({
  pack,
  unit,
  account,
  signedAt,
  publicKey,
  hashes
}: Omit<PackFile, 'signature' | 'files' | 'format' | 'formatVersion'>): Buffer {
  return Buffer.from(`lianjing-pack ${String(formatVersion)}\n${canonicalJson({ pack, unit, account, signedAt, publicKey, hashes })}`)
}

/** The file's bytes. */
export function writePackFile(
  files: PackTexts,
  pack: { readonly id: string; readonly version: number },
  signer: Signer,
  signedAt: string
): Uint8Array {
  const hashes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, sha256(text)]))
  const { unit, account } = signer
  const head = { pack: { id: pack.id, version: pack.version }, unit, account, signedAt, publicKey: publicKeyText(signer.publicKey), hashes }
  const signature = sign(null, signedBytes(head), signer.privateKey).toString('base64')
  const file = { format: 'lianjing-pack', formatVersion, ...head, files, signature } satisfies PackFile
  return Buffer.from(`${JSON.stringify(file, null, 1)}\n`)
}

/** Reads and judges; throws only `newer_version`. */
export function readPackFile(bytes: Uint8Array): PackFileReading {
  if (bytes.byteLength > largestPackFile) return { verdict: 'not_a_pack' }
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return { verdict: 'not_a_pack' }
  }
  const version = (value as { readonly format?: unknown; readonly formatVersion?: unknown } | null)?.formatVersion
  if ((value as { readonly format?: unknown } | null)?.format === 'lianjing-pack' && typeof version === 'number' && version > formatVersion)
    throw new AppError('newer_version', '这个包由更新版本的廉镜制作，本机不能读取。', { next: '请升级后再导入。' })
  const found = packFile.safeParse(value)
  if (!found.success) return { verdict: 'not_a_pack' }
  const { data: pack } = found
  const intact = (name: string): boolean => Object.hasOwn(pack.files, name) && pack.hashes[name] === sha256(pack.files[name] ?? '')
  const names = new Set([...Object.keys(pack.files), ...Object.keys(pack.hashes)])
  const whole = [...names].every(intact) && signatureFits(pack)
  return { verdict: whole ? 'whole' : 'altered', pack, keyId: keyIdOf(pack.publicKey), intact }
}

function signatureFits(pack: PackFile): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(pack.publicKey, 'base64'), format: 'der', type: 'spki' })
    const canonical = key.asymmetricKeyType === 'ed25519' && publicKeyText(key) === pack.publicKey
    return canonical && verify(null, signedBytes(pack), key, Buffer.from(pack.signature, 'base64'))
  } catch {
    return false
  }
}
