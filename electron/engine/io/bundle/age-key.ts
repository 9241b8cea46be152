/**
 * The keys of an age file and its header. A bundle opens for the named recipients (X25519, age1…) or for whoever knows the passphrase (scrypt);
 * age forbids both in one file, because a passphrase beside recipients would let anybody who knows it pose as the sender. The header is the
 * age-encryption library's; we only keep the file key, so that the payload can be made by sodium (ten times faster). Scrypt runs in Node's own
 * code, off the main thread.
 */
import { randomBytes, scrypt } from 'node:crypto'
import { Decrypter, Encrypter, identityToRecipient, Stanza } from 'age-encryption'
import type { Identity, Recipient } from 'age-encryption'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { seal, unseal } from './chacha.ts'

/** Who can open a bundle: one to many `age1…` recipients, or a passphrase. */
export type SealTo =
  | { readonly kind: 'recipients'; readonly recipients: readonly string[] }
  | { readonly kind: 'passphrase'; readonly passphrase: string; readonly workFactor?: number }

/** What opens a bundle: the text of an identity file (age-keygen's form) or one `AGE-SECRET-KEY-…`, or a passphrase. */
export type OpenWith =
  | { readonly kind: 'identity'; readonly identity: string }
  | { readonly kind: 'passphrase'; readonly passphrase: string }

const defaultWorkFactor = 18 // age's own default: 256 MiB for a moment
const greatestWorkFactor = 20 // a file must not be able to ask for gigabytes
const zeroNonce = new Uint8Array(12)
const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '')

function deriveScryptKey(passphrase: string, salt: Uint8Array, workFactor: number): Promise<Buffer> {
  const labelled = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt])
  const cost = 2 ** workFactor
  return new Promise((resolve, reject) => {
    scrypt(passphrase, labelled, 32, { N: cost, r: 8, p: 1, maxmem: 128 * 8 * cost + 64 * 1024 * 1024 }, (error, key) =>
      error === null ? resolve(key) : reject(error)
    )
  })
}

function passphraseRecipient(passphrase: string, workFactor: number): Recipient {
  return {
    wrapFileKey: async (fileKey) => {
      const salt = randomBytes(16)
      const key = await deriveScryptKey(passphrase, salt, workFactor)
      const body = seal(fileKey, zeroNonce, key)
      key.fill(0)
      return [new Stanza(['scrypt', unpadded(salt), String(workFactor)], body)]
    }
  }
}

function passphraseIdentity(passphrase: string): Identity {
  return {
    unwrapFileKey: async (stanzas) => {
      const stanza = stanzas.find((each) => each.args[0] === 'scrypt')
      if (stanza === undefined) return null
      const [, salt = '', factor = ''] = stanza.args
      const fits = stanzas.length === 1 && stanza.args.length === 3 && /^[1-9]\d?$/.test(factor) && stanza.body.length === 32
      const saltBytes = Buffer.from(salt, 'base64')
      if (!fits || saltBytes.length !== 16 || Number(factor) > greatestWorkFactor) throw new Error('invalid scrypt stanza')
      const key = await deriveScryptKey(passphrase, saltBytes, Number(factor))
      const fileKey = unseal(stanza.body, zeroNonce, key)
      key.fill(0)
      return fileKey
    }
  }
}

/**
 * Makes a fresh 16-byte file key and the age header that wraps it.
 * @throws AppError `usage` when there is no recipient, one is not an age recipient, or the passphrase is empty
 */
export async function makeHeader(to: SealTo): Promise<{ readonly header: Buffer; readonly fileKey: Buffer }> {
  const encrypter = new Encrypter()
  if (to.kind === 'passphrase') {
    if (to.passphrase === '') throw new AppError('usage', '口令是空的。', { next: '请输入口令，或改用收件人公钥。' })
    encrypter.addRecipient(passphraseRecipient(to.passphrase, to.workFactor ?? defaultWorkFactor))
  } else {
    if (to.recipients.length === 0) throw new AppError('usage', '没有收件人。', { next: '请至少给出一个以 age1 开头的收件人公钥。' })
    for (const recipient of to.recipients) addRecipient(encrypter, recipient)
  }
  let kept: Buffer = Buffer.alloc(0)
  encrypter.addRecipient({
    wrapFileKey: (fileKey) => {
      kept = Buffer.from(fileKey)
      return []
    }
  })
  const empty = await encrypter.encrypt(new Uint8Array(0))
  const header = Buffer.from(empty.subarray(0, empty.length - 32)) // without the library's nonce (16) and its empty chunk (16)
  return { header, fileKey: kept }
}

function addRecipient(encrypter: Encrypter, recipient: string): void {
  try {
    encrypter.addRecipient(recipient.trim())
  } catch {
    throw new AppError('usage', `“${recipient.trim().slice(0, 24)}”不是有效的收件人公钥。`, {
      next: '收件人公钥以 age1 开头，请向收件人重新索取并完整复制。'
    })
  }
}

/**
 * Unwraps the file key from an age header (from its first byte to the line feed after the MAC).
 * @throws AppError `wrong_key` when no key fits, `altered` when the header is malformed or its MAC does not fit, `usage` for a malformed identity
 */
export async function openHeader(header: Uint8Array, key: OpenWith): Promise<Buffer> {
  const decrypter = new Decrypter()
  if (key.kind === 'passphrase') decrypter.addIdentity(passphraseIdentity(key.passphrase))
  else for (const identity of readIdentities(key.identity)) addIdentity(decrypter, identity)
  try {
    return Buffer.from(await decrypter.decryptHeader(header))
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('no identity matched')) {
      throw new AppError('wrong_key', '这把密钥或口令打不开这个核查卷包。', {
        next: '请核对密钥文件或口令；若核查卷包不是发给您的，请联系封装单位。'
      })
    }
    throw new AppError('altered', '核查卷包的文件头与封装时不一致。', { next: '请不要使用这份副本，向封装单位重新索取。' })
  }
}

function addIdentity(decrypter: Decrypter, identity: string): void {
  try {
    decrypter.addIdentity(identity)
  } catch {
    throw badIdentity()
  }
}

const badIdentity = (): AppError =>
  new AppError('usage', '密钥文件里没有有效的私钥。', { next: '私钥是以 AGE-SECRET-KEY- 开头的一行，请选择 age-keygen 生成的文件。' })

/** The secret keys of an identity file: lines that are neither empty nor comments. */
export function readIdentities(text: string): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const identities = lines.filter((line) => line !== '' && !line.startsWith('#'))
  if (identities.length === 0) throw badIdentity()
  return identities
}

/** The public `age1…` recipient of a secret key. */
export async function recipientOf(identity: string): Promise<string> {
  const [first = ''] = readIdentities(identity)
  try {
    return await identityToRecipient(first)
  } catch {
    throw badIdentity()
  }
}
