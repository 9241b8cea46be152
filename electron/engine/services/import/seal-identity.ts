/**
 * Identity and account numbers never enter a dataset whole (feature 80, domain.md §12): a dataset holds a keyed hash, which matches the same
 * person across ledgers and tells nothing without the vault's key, and a mask. The whole number is kept once, sealed with AES-256-GCM under a
 * key of its own, for the day on which a person with the right to see it asks.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { detached } from './detach-text.ts'

export interface SealedNumber {
  readonly hash: string
  readonly sealed: Buffer
}

export interface IdentitySeal {
  /** HMAC-SHA256 (hex) of an identity number; remembers it for `taken`. */
  idHash(number: string): string
  /** HMAC-SHA256 (hex) of an account number. */
  accountHash(account: string): string
  /** The numbers met since the last call, sealed, each once. */
  taken(): readonly SealedNumber[]
}

/** `keyFor` is `vault.macKey`. */
export function identitySeal(keyFor: (purpose: string) => Buffer): IdentitySeal {
  const idKey = keyFor('id-number')
  const accountKey = keyFor('bank-account')
  const sealKey = keyFor('id-seal')
  const known = new Map<string, string>()
  const accounts = new Map<string, string>()
  let fresh: SealedNumber[] = []
  return {
    idHash(number) {
      const before = known.get(number)
      if (before !== undefined) return before
      const hash = keyed(idKey, number)
      if (known.size > 200_000) known.clear()
      known.set(detached(number), hash)
      fresh.push({ hash, sealed: seal(sealKey, hash, number) })
      return hash
    },
    accountHash(account) {
      const before = accounts.get(account)
      if (before !== undefined) return before
      const hash = keyed(accountKey, account)
      if (accounts.size > 200_000) accounts.clear()
      accounts.set(detached(account), hash)
      return hash
    },
    taken() {
      const taken = fresh
      fresh = []
      return taken
    }
  }
}

/** The whole number again. Throws `altered` when the stored bytes are not what was sealed. */
export function unsealIdNumber(keyFor: (purpose: string) => Buffer, hash: string, sealed: Buffer): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor('id-seal'), sealed.subarray(0, 12))
    decipher.setAAD(Buffer.from(hash))
    decipher.setAuthTag(sealed.subarray(12, 28))
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    throw new AppError('altered', '封存的证件号与存入时不一致，无法还原。', { next: '请重新导入该证件号所在的台账。' })
  }
}

function keyed(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text, 'utf8').digest('hex')
}

function seal(key: Buffer, hash: string, number: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(hash))
  const data = Buffer.concat([cipher.update(number, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), data])
}
