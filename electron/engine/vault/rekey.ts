/**
 * Changing a passphrase wraps the same page key anew: quick, and old backups keep their old passphrase. Rotating the page key encrypts the
 * whole database under a fresh one, for when the key itself may have leaked; the other accounts' slots cannot follow, because only their own
 * passphrases could wrap the new key.
 */
import { randomBytes } from 'node:crypto'
import { AppError } from '../../../shared/ipc/reply.ts'
import { calibrate } from './key-derivation.ts'
import { newKeyring, openKeyring, readKeyring, withSlot, writeKeyring, type SlotMaking } from './keyring.ts'
import { acquireLock } from './lock-file.ts'
import { openVault, type Unlocking } from './open-vault.ts'
import { encryptAnew, finishInterruptedRotation, nextKeyringName, swapRotatedFiles } from './rotation-files.ts'
import { transaction } from './sql.ts'
import type { Vault, VaultDeps } from './vault.ts'

export interface PassphraseChange {
  readonly account: string
  readonly passphrase: string | Buffer
  readonly newPassphrase: string | Buffer
}

/**
 * Changes one account's passphrase in an open vault, or on a fault leaves the old one. Recorded in the audit log. Throws `wrong_key` when
 * the present passphrase is wrong, `usage` for an empty new one, `disk_full`.
 */
export async function changePassphrase(vault: Vault, change: PassphraseChange, deps: VaultDeps): Promise<void> {
  const keyring = readKeyring(vault.dir)
  const { key } = await openKeyring(keyring, change.passphrase, change.account)
  try {
    const next = await withSlot(keyring, change.account, change.newPassphrase, key, await making(deps))
    transaction(vault.writer, () => {
      vault.audit({ action: 'vault.passphrase', subject: change.account })
      writeKeyring(vault.dir, next)
    })
  } finally {
    key.fill(0)
  }
}

/** Gives another account its own passphrase to the open vault (or replaces it). Recorded. Throws `usage`, `disk_full`. */
export async function grantAccount(vault: Vault, account: string, passphrase: string | Buffer, deps: VaultDeps): Promise<void> {
  const key = vault.key()
  try {
    const next = await withSlot(readKeyring(vault.dir), account, passphrase, key, await making(deps))
    transaction(vault.writer, () => {
      vault.audit({ action: 'vault.grant', subject: account })
      writeKeyring(vault.dir, next)
    })
  } finally {
    key.fill(0)
  }
}

export interface Rekeying extends Unlocking {
  readonly newPassphrase: string | Buffer
  /** Encrypt the database under a fresh page key too. */
  readonly rotate?: boolean | undefined
  /** With `rotate`: go on although other accounts lose their access and must be granted anew. */
  readonly dropOtherAccounts?: boolean | undefined
}

export interface Rekeyed {
  readonly account: string
  readonly rotated: boolean
  /** Accounts that must be granted access anew. */
  readonly dropped: readonly string[]
}

/**
 * Changes the passphrase of a closed vault, and with `rotate` its page key. Killed at any moment it leaves the old pair of files or the new
 * one. Needs room for a second copy while rotating. Throws what `openVault` throws, and `not_allowed` when other accounts would be dropped unasked.
 */
export async function rekeyVault(dir: string, rekeying: Rekeying, deps: VaultDeps): Promise<Rekeyed> {
  const vault = await openVault(dir, rekeying, deps)
  const account = vault.account
  const dropped = readKeyring(dir)
    .slots.map((slot) => slot.account)
    .filter((name) => name !== account)
  try {
    if (rekeying.rotate !== true) {
      await changePassphrase(vault, { account, passphrase: rekeying.passphrase, newPassphrase: rekeying.newPassphrase }, deps)
      return { account, rotated: false, dropped: [] }
    }
    if (dropped.length > 0 && rekeying.dropOtherAccounts !== true) {
      throw new AppError('not_allowed', `更换数据库密钥后，其他账户（${dropped.join('、')}）须重新授权，未作任何改动。`, {
        next: '确认后请选择“同时取消其他账户”，更换完成再逐一授权。'
      })
    }
    vault.audit({ action: 'vault.rotate', subject: vault.id, detail: { dropped } })
  } finally {
    vault.close()
  }
  await rotate(dir, account, rekeying, deps)
  return { account, rotated: true, dropped }
}

async function rotate(dir: string, account: string, rekeying: Rekeying, deps: VaultDeps): Promise<void> {
  const lock = acquireLock(dir, deps)
  const fresh = randomBytes(32)
  try {
    const keyring = readKeyring(dir)
    const old = await openKeyring(keyring, rekeying.passphrase, account)
    try {
      encryptAnew(dir, old.key, fresh, deps)
    } finally {
      old.key.fill(0)
    }
    const next = await newKeyring(keyring.vault, account, rekeying.newPassphrase, fresh, await making(deps))
    writeKeyring(dir, next, nextKeyringName)
    swapRotatedFiles(dir)
  } catch (error) {
    finishInterruptedRotation(dir)
    throw error
  } finally {
    fresh.fill(0)
    lock.release()
  }
}

async function making(deps: VaultDeps): Promise<SlotMaking> {
  return { id: deps.newId(), created: deps.clock().toISOString(), cost: deps.kdfCost ?? (await calibrate()) }
}
