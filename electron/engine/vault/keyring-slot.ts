/**
 * One slot of a keyring: the page key under AES-256-GCM, whose key is derived from the account's passphrase. Everything else in the slot,
 * and the vault's id, is authenticated with it, so a slot cannot be moved to another account or vault, nor its cost be lowered, unnoticed.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import * as z from 'zod'
import { canonicalJson } from './canonical-json.ts'
import { deriveKey, type KdfCost } from './key-derivation.ts'

/** Base64 of exactly `bytes` bytes. */
const base64Of = (bytes: number) => z.base64().refine((text) => Buffer.from(text, 'base64').length === bytes)

export const slotSchema = z.strictObject({
  id: z.string().min(1),
  account: z.string().min(1),
  kdf: z.strictObject({
    name: z.literal('argon2id'),
    memory_kib: z
      .number()
      .int()
      .min(8)
      .max(2 * 1024 * 1024),
    passes: z.number().int().min(1).max(64),
    lanes: z.literal(1),
    salt: base64Of(16)
  }),
  wrap: z.strictObject({ name: z.literal('aes-256-gcm'), nonce: base64Of(12), data: base64Of(32), tag: base64Of(16) }),
  created: z.string().min(1)
})
export type KeySlot = z.infer<typeof slotSchema>

export interface SlotOwner {
  readonly vault: string
  readonly account: string
  readonly id: string
  readonly created: string
  readonly cost: KdfCost
}

/** Wraps the 32-byte page key. Fresh salt and nonce each time. */
export async function wrapSlot(owner: SlotOwner, passphrase: Buffer, key: Buffer): Promise<KeySlot> {
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const open = {
    id: owner.id,
    account: owner.account,
    kdf: {
      name: 'argon2id' as const,
      memory_kib: owner.cost.memoryKib,
      passes: owner.cost.passes,
      lanes: 1 as const,
      salt: salt.toString('base64')
    },
    wrap: { name: 'aes-256-gcm' as const, nonce: nonce.toString('base64') },
    created: owner.created
  }
  const wrapping = await deriveKey(passphrase, salt, owner.cost)
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce)
  wrapping.fill(0)
  cipher.setAAD(additionalData(open, owner.vault))
  const data = Buffer.concat([cipher.update(key), cipher.final()])
  return { ...open, wrap: { ...open.wrap, data: data.toString('base64'), tag: cipher.getAuthTag().toString('base64') } }
}

/** The page key, or undefined when the passphrase does not open the slot (or the slot was altered: the tag cannot tell which). */
export async function unwrapSlot(slot: KeySlot, vault: string, passphrase: Buffer): Promise<Buffer | undefined> {
  const { data, tag, ...wrap } = slot.wrap
  const cost = { memoryKib: slot.kdf.memory_kib, passes: slot.kdf.passes }
  const wrapping = await deriveKey(passphrase, Buffer.from(slot.kdf.salt, 'base64'), cost)
  const decipher = createDecipheriv('aes-256-gcm', wrapping, Buffer.from(wrap.nonce, 'base64'), { authTagLength: 16 })
  wrapping.fill(0)
  decipher.setAAD(additionalData({ ...slot, wrap }, vault))
  decipher.setAuthTag(Buffer.from(tag, 'base64'))
  const key = decipher.update(Buffer.from(data, 'base64'))
  try {
    decipher.final()
    return key
  } catch {
    key.fill(0)
    return undefined
  }
}

/** AAD: canonical JSON of all slot fields but `data` and `tag`, plus the vault id (contracts.md §2). */
function additionalData(slot: object, vault: string): Buffer {
  return Buffer.from(canonicalJson({ ...slot, vault }), 'utf8')
}
