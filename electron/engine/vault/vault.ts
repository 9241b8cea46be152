/**
 * An open vault: one writer, one reader, the key while it is open, and the audit log. Closing zeroes the key, closes all connections and
 * frees the lock; whoever still holds the object then gets `vault_locked`, never a half-open database.
 */
import { createHmac, hkdfSync } from 'node:crypto'
import { AppError } from '../../../shared/ipc/reply.ts'
import { appendAudit, type AuditEntry } from './audit-chain.ts'
import type { ConnectionOptions, ReadableDB, WritableDB } from './connection.ts'
import type { KdfCost } from './key-derivation.ts'
import type { VaultLock } from './lock-file.ts'
import { readMeta } from './meta.ts'

/** What the vault takes from outside: time, ids, and in tests a cheap derivation and another binding. */
export interface VaultDeps extends ConnectionOptions {
  readonly clock: () => Date
  readonly newId: () => string
  /** Cost of new keyring slots; measured on this machine when absent. Tests give a cheap one. */
  readonly kdfCost?: KdfCost | undefined
}

export interface Vault {
  readonly dir: string
  readonly id: string
  /** Whose passphrase opened it. */
  readonly account: string
  readonly writer: WritableDB
  readonly reader: ReadableDB
  /** Reads over many turns from the state of this moment, on a connection of its own, whatever is written meanwhile. */
  readonly asOfNow: <T>(work: (db: ReadableDB) => Promise<T>) => Promise<T>
  /** A copy of the 32-byte page key, for the runner process; the caller zeroes it. */
  readonly key: () => Buffer
  /** 32 bytes by HKDF-SHA256 for one purpose (keyed hashes of id numbers, sealing of them). Stable over passphrase change and key rotation. */
  readonly macKey: (purpose: string) => Buffer
  /** Records an act, inside the writer's transaction if one is open. */
  audit(entry: AuditEntry): void
  close(): void
}

export interface VaultParts {
  readonly dir: string
  readonly id: string
  readonly account: string
  readonly writer: WritableDB
  readonly reader: ReadableDB
  readonly openReader: () => ReadableDB
  readonly key: Buffer
  readonly lock: VaultLock
  readonly clock: () => Date
}

/** Takes over the parts: they belong to the vault and are closed by it. */
export function assembleVault(parts: VaultParts): Vault {
  const { dir, id, account, writer, reader, openReader, key, lock, clock } = parts
  let open = true
  const more = new Set<ReadableDB>()
  const whileOpen = <T>(value: T): T => {
    if (!open) throw new AppError('vault_locked', '数据库已锁定。', { next: '请重新输入口令解锁。' })
    return value
  }
  return {
    dir,
    id,
    account,
    get writer() {
      return whileOpen(writer)
    },
    get reader() {
      return whileOpen(reader)
    },
    async asOfNow(work) {
      const db = whileOpen(openReader)()
      more.add(db)
      try {
        db.exec('BEGIN')
        readMeta(db, 'vault_id') // the first read fixes the state
        return await work(db)
      } catch (error) {
        throw whileOpen(error) // locked meanwhile: that, and not what SQLite says of it
      } finally {
        more.delete(db)
        db.close()
      }
    },
    key: () => Buffer.from(whileOpen(key)),
    macKey(purpose) {
      const root = Buffer.from(readMeta(whileOpen(reader), 'mac_root'), 'base64')
      const derived = Buffer.from(hkdfSync('sha256', root, Buffer.from(id), Buffer.from(`lianjing:${purpose}`), 32))
      root.fill(0)
      return derived
    },
    audit(entry) {
      appendAudit(whileOpen(writer), { at: clock().toISOString(), account }, entry)
    },
    close() {
      if (!open) return
      open = false
      key.fill(0)
      try {
        for (const db of more) db.close()
        reader.close()
        writer.close()
      } finally {
        lock.release()
      }
    }
  }
}

/** The keyed hash (HMAC-SHA256, hex) of a value out of a small space such as id numbers, which a plain hash would not hide (feature 80). */
export function keyedHash(key: Buffer, value: string): string {
  return createHmac('sha256', key).update(value, 'utf8').digest('hex')
}
