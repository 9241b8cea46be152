/**
 * Opens a vault, or says in plain words why not, having changed nothing: not a vault, made by a newer program, held by someone else, wrong
 * passphrase, damaged. Damage is looked for where it is cheap (header, length, system tables) at every open, and in every page after an
 * unclean end; a page that goes bad later is refused when it is read.
 */
import fs from 'node:fs'
import path from 'node:path'
import { cipherName, openReadable, openWritable, pageSize, type ConnectionOptions, type ReadableDB, type WritableDB } from './connection.ts'
import { openKeyring, readKeyring, type OpenedKeyring } from './keyring.ts'
import { acquireLock, type VaultLock } from './lock-file.ts'
import { readMeta } from './meta.ts'
import { migrate, refuseNewer } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { finishInterruptedRotation } from './rotation-files.ts'
import { corruptError, mappingErrors } from './sqlite-error.ts'
import { assembleVault, type Vault, type VaultDeps } from './vault.ts'

export const databaseName = 'vault.db'

export interface Unlocking {
  /** Whose slot to try; every slot when absent. */
  readonly account?: string | undefined
  /** A Buffer is not zeroed here: it belongs to the caller. */
  readonly passphrase: string | Buffer
}

/**
 * Opens the vault in `folder` and brings its tables up to date. Throws `not_a_vault`, `newer_version`, `vault_in_use`, `wrong_key`, `corrupt`,
 * `disk_full`.
 */
export async function openVault(folder: string, unlocking: Unlocking, deps: VaultDeps): Promise<Vault> {
  const dir = path.resolve(folder)
  readKeyring(dir)
  const lock = acquireLock(dir, deps)
  try {
    finishInterruptedRotation(dir)
    const keyring = readKeyring(dir)
    const opened = await openKeyring(keyring, unlocking.passphrase, unlocking.account)
    return openLocked(dir, keyring.vault, opened, lock, deps)
  } catch (error) {
    lock.release()
    throw error
  }
}

/**
 * A read-only connection for another process, which was handed the key. It takes no lock: the process that gave the key holds it. Its large
 * cache holds the largest ledger of a county: models go through that one after another, and along its indexes, which without the cache
 * deciphers a page for every row.
 */
export function openReadOnly(dir: string, key: Buffer, options: ConnectionOptions = {}): ReadableDB {
  return openReadable(path.join(dir, databaseName), key, { ...options, cacheMebibytes: 192 })
}

/** Opens a vault whose lock is held and whose key is known. Takes over lock and key. */
function openLocked(dir: string, id: string, opened: OpenedKeyring, lock: VaultLock, deps: VaultDeps): Vault {
  const file = path.join(dir, databaseName)
  const { key, account } = opened
  const connections: ReadableDB[] = []
  try {
    const unclean = checkFile(file)
    refuseNewerFile(file, key, deps)
    const writer = openWritable(file, key, deps)
    connections.push(writer)
    mappingErrors(() => checkContent(writer, file, unclean))
    migrate(writer, migrations)
    if (readMeta(writer, 'vault_id') !== id) throw corruptError('keyring.json 与 vault.db 不属于同一个数据库。', 'keyring.json')
    const openReader = (): ReadableDB => openReadable(file, key, deps)
    const reader = openReader()
    connections.push(reader)
    return assembleVault({ dir, id, account, writer, reader, openReader, key, lock, clock: deps.clock })
  } catch (error) {
    for (const connection of connections.toReversed()) connection.close()
    key.fill(0)
    throw error
  }
}

/** Looks at the file before SQLite does. Returns whether a write-ahead log was left behind, that is, the last process was killed. */
function checkFile(file: string): boolean {
  if (!fs.existsSync(file)) throw corruptError('vault.db 不见了。')
  const head = Buffer.alloc(24)
  const descriptor = fs.openSync(file, 'r')
  const length = fs.readSync(descriptor, head)
  fs.closeSync(descriptor)
  // bytes 16–23 of an encrypted file stay readable: page size, format versions (1 or 2), reserved bytes a page, three constants
  const wellFormed =
    length === 24 && head.readUInt16BE(16) === pageSize && head.readUInt8(18) === head.readUInt8(19) && head.readUIntBE(21, 3) === 0x402020
  if (!wellFormed) throw corruptError('文件头不合规。')
  const log = `${file}-wal`
  return fs.existsSync(log) && fs.statSync(log).size > 0
}

/** On a read-only connection, so that a newer file stays untouched to the byte. */
function refuseNewerFile(file: string, key: Buffer, options: ConnectionOptions): void {
  const peek = openReadable(file, key, options)
  try {
    mappingErrors(() => refuseNewer(peek, migrations))
  } finally {
    peek.close()
  }
}

function checkContent(writer: WritableDB, file: string, unclean: boolean): void {
  writer.pragma('wal_checkpoint(TRUNCATE)')
  const pages = Number(writer.pragma('page_count', { simple: true }))
  if (fs.statSync(file).size < pages * pageSize) throw corruptError('文件不完整，末尾缺失。')
  const table = writer.prepare(`SELECT COUNT(*) FROM sqlite_schema WHERE name = 'sys_meta'`).pluck().get()
  if (table !== 1) throw corruptError('缺少系统表。')
  if (unclean) quickCheck(writer)
}

/** Reads and authenticates every page. Throws `corrupt`. About 1 s a gigabyte. */
export function quickCheck(db: ReadableDB): void {
  const verdict = mappingErrors(() => db.pragma('quick_check(1)', { simple: true }))
  if (verdict !== 'ok') throw corruptError(`有页面未通过完整性校验（${cipherName}）。`)
}
