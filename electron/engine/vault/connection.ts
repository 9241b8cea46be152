/**
 * The only place where a connection to a vault's file is made. Every connection gets the same cipher, key and settings, and proves at open
 * that they hold: a sorter that spilled to disk would leave plain text (temp_store), a commit that is not synced is not a commit.
 *
 * Cipher: aegis (AEGIS-256, SQLite3 Multiple Ciphers' default variant). Every page is authenticated, so a flipped bit is refused and not
 * read as data (plain and aes256cbc files read half of such flips as data), and on processors with AES instructions it is the fastest of
 * the authenticated ones. The key goes in as raw bytes, so no JavaScript string ever holds it and opening costs no derivation.
 *
 * Nothing else in this process may open vault.db or vault.lock with node:fs while a connection is open: closing such a descriptor drops
 * SQLite's POSIX locks.
 */
import Database from './sqlite.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { mappingErrors } from './sqlite-error.ts'

export const cipherName = 'aegis'
export const pageSize = 4096

declare const readableBrand: unique symbol
declare const writableBrand: unique symbol
/** A connection that may be read from. A query that takes one cannot write. */
export type ReadableDB = Database.Database & { readonly [readableBrand]: true }
/** The one connection of a vault that may write. */
export type WritableDB = ReadableDB & { readonly [writableBrand]: true }

export interface ConnectionOptions {
  /** Path of a better-sqlite3 binding other than the package's own (unpackaged test runs in Electron 33 only). */
  readonly nativeBinding?: string | undefined
}

/** Opens `file` for reading and writing; the file must exist unless `create`. Throws `corrupt`, `disk_full`, `vault_in_use`. */
export function openWritable(file: string, key: Buffer, options: ConnectionOptions & { readonly create?: boolean } = {}): WritableDB {
  const db = connect(file, key, { fileMustExist: options.create !== true, ...binding(options) })
  return settled(db, () => {
    db.pragma('journal_mode = WAL')
    settle(db, 64)
    assertSettings(db, { journal_mode: 'wal' })
    return db as WritableDB
  })
}

/** Opens `file` for reading only. `cacheMebibytes`: pages kept in memory, deciphered. Throws `corrupt`, `not_a_vault`. */
export function openReadable(
  file: string,
  key: Buffer,
  options: ConnectionOptions & { readonly cacheMebibytes?: number } = {}
): ReadableDB {
  const db = connect(file, key, { readonly: true, fileMustExist: true, ...binding(options) })
  return settled(db, () => {
    settle(db, options.cacheMebibytes ?? 32)
    assertSettings(db, {})
    return db as ReadableDB
  })
}

function connect(file: string, key: Buffer, options: Database.Options): Database.Database {
  if (key.length !== 32) throw new AppError('internal', '页密钥长度不对。')
  const db = mappingErrors(() => new Database(file, { timeout: 5000, ...options }))
  return settled(db, () => {
    const raw = Buffer.concat([Buffer.from('raw:'), key])
    db.pragma(`cipher = '${cipherName}'`)
    db.key(raw)
    raw.fill(0)
    return db
  })
}

function settle(db: Database.Database, cacheMebibytes: number): void {
  db.pragma('temp_store = MEMORY')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
  db.pragma(`cache_size = -${cacheMebibytes * 1024}`)
  db.pragma(`journal_size_limit = ${64 * 1024 * 1024}`)
}

function assertSettings(db: Database.Database, more: Readonly<Record<string, unknown>>): void {
  const wanted = { cipher: cipherName, temp_store: 2, synchronous: 2, foreign_keys: 1, trusted_schema: 0, busy_timeout: 5000, ...more }
  for (const [name, value] of Object.entries(wanted)) {
    if (db.pragma(name, { simple: true }) !== value) throw new AppError('internal', `数据库连接的设置 ${name} 未生效，已停止打开。`)
  }
}

/** Runs the steps of opening; a failure closes the connection and comes out mapped. */
function settled<T>(db: Database.Database, steps: () => T): T {
  try {
    return mappingErrors(steps)
  } catch (error) {
    db.close()
    throw error
  }
}

function binding(options: ConnectionOptions): { nativeBinding?: string } {
  return options.nativeBinding === undefined ? {} : { nativeBinding: options.nativeBinding }
}
