/**
 * keyring.json: who may open the vault. It holds no secret in the clear and no unit name: for each account the vault's page key, wrapped
 * under a key derived from that account's passphrase. A wrong passphrase is told here, by the wrap's tag, before the database is touched.
 * Format: contracts.md §2.
 */
import fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { AppError } from '../../../shared/ipc/reply.ts'
import { writeDurably } from './durable-file.ts'
import { passphraseBytes, type KdfCost } from './key-derivation.ts'
import { slotSchema, unwrapSlot, wrapSlot, type KeySlot } from './keyring-slot.ts'

export const keyringName = 'keyring.json'
const format = 'lianjing-keyring'
const version = 1

const keyringSchema = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  vault: z.string().min(1),
  slots: z.array(slotSchema).min(1)
})
export type Keyring = z.infer<typeof keyringSchema>

/** What opening a keyring gives: the page key (the caller zeroes it) and whose slot opened. */
export interface OpenedKeyring {
  readonly key: Buffer
  readonly account: string
}

/** A fresh slot's identity and cost. */
export interface SlotMaking {
  readonly id: string
  readonly created: string
  readonly cost: KdfCost
}

/** Reads and checks `keyring.json`. Throws `not_a_vault`, `newer_version`, `corrupt`. */
export function readKeyring(dir: string, name = keyringName): Keyring {
  const file = path.join(dir, name)
  if (!fs.existsSync(file)) {
    if (!fs.existsSync(path.join(dir, 'vault.db'))) {
      throw new AppError('not_a_vault', '该文件夹中没有廉镜数据库。', { next: '请选择建立数据库时所用的文件夹。' })
    }
    throw damaged('密钥文件不见了')
  }
  const content = parse(fs.readFileSync(file, 'utf8'))
  const head = z.object({ format: z.literal(format), version: z.number().int() }).safeParse(content)
  if (head.success && head.data.version > version) {
    throw new AppError(
      'newer_version',
      `密钥文件由更新版本的廉镜写成（格式 ${head.data.version}，本程序识别到 ${version}），未作任何改动。`,
      {
        file: name,
        next: '请用更新版本的程序打开。'
      }
    )
  }
  const whole = keyringSchema.safeParse(content)
  if (!whole.success) throw damaged('密钥文件的内容不合规')
  return whole.data
}

/** Writes the keyring in one step. */
export function writeKeyring(dir: string, keyring: Keyring, name = keyringName): void {
  writeDurably(path.join(dir, name), `${JSON.stringify(keyringSchema.parse(keyring), null, 2)}\n`)
}

/** A keyring with its first account. */
export async function newKeyring(
  vault: string,
  account: string,
  passphrase: string | Buffer,
  key: Buffer,
  making: SlotMaking
): Promise<Keyring> {
  return withSlot({ format, version, vault, slots: [] }, account, passphrase, key, making)
}

/**
 * Opens the page key with a passphrase: the account's slots, or every slot when no account is named. Throws `wrong_key`, and `usage` for an
 * empty passphrase.
 */
export async function openKeyring(keyring: Keyring, passphrase: string | Buffer, account?: string): Promise<OpenedKeyring> {
  const secret = passphraseBytes(passphrase)
  try {
    for (const slot of keyring.slots) {
      if (account !== undefined && slot.account !== account) continue
      const key = await unwrapSlot(slot, keyring.vault, secret)
      if (key !== undefined) return { key, account: slot.account }
    }
  } finally {
    secret.fill(0)
  }
  throw new AppError('wrong_key', '口令或账户不对，数据库没有打开，也没有任何改动。', { next: '请核对账户、输入法和大小写后重试。' })
}

/** The keyring with the account's slot added, or replaced if it has one (which is what changing a passphrase is). */
export async function withSlot(
  keyring: Keyring,
  account: string,
  passphrase: string | Buffer,
  key: Buffer,
  making: SlotMaking
): Promise<Keyring> {
  const secret = passphraseBytes(passphrase)
  try {
    const slot: KeySlot = await wrapSlot({ vault: keyring.vault, account, ...making }, secret, key)
    const place = keyring.slots.findIndex((one) => one.account === account)
    return { ...keyring, slots: place < 0 ? [...keyring.slots, slot] : keyring.slots.with(place, slot) }
  } finally {
    secret.fill(0)
  }
}

/** The keyring without the account. Throws `not_allowed` for the last one: nobody could ever open the vault again. */
export function withoutAccount(keyring: Keyring, account: string): Keyring {
  const slots = keyring.slots.filter((slot) => slot.account !== account)
  if (slots.length === 0) {
    throw new AppError('not_allowed', '不能删除最后一个账户，否则数据库将永远无法打开。', { next: '请先增加另一个账户。' })
  }
  return { ...keyring, slots }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw damaged('密钥文件不是完整的 JSON')
  }
}

function damaged(cause: string): AppError {
  return new AppError('corrupt', `${cause}，数据库无法解锁；vault.db 本身未被改动。`, {
    file: keyringName,
    next: '请从同一数据库的备份文件夹中取回 keyring.json（口令须为备份当时的口令），或恢复整个备份。'
  })
}
