/**
 * One process has a vault open. It holds an exclusive transaction on a tiny SQLite database beside the vault, so the operating system
 * itself frees it when the process dies, however it dies: there is no stale lock to clear by hand. The file holds nothing.
 */
import fs from 'node:fs'
import path from 'node:path'
import Database from './sqlite.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { ConnectionOptions } from './connection.ts'
import { mappingErrors } from './sqlite-error.ts'

export interface VaultLock {
  readonly release: () => void
}

/** Takes the lock or throws `vault_in_use` at once (`not_allowed` in a folder that cannot be written to), whether the holder is another process or this one. */
export function acquireLock(dir: string, options: ConnectionOptions = {}): VaultLock {
  refuseReadOnly(dir)
  const settings: Database.Options = { timeout: 0 }
  if (options.nativeBinding !== undefined) settings.nativeBinding = options.nativeBinding
  const db = mappingErrors(() => new Database(path.join(dir, 'vault.lock'), settings))
  try {
    db.pragma('journal_mode = OFF')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new AppError('vault_in_use', '数据库已在另一个窗口或程序中打开，未作任何改动。', {
        next: '请先在那里锁定或关闭数据库，再在此打开。'
      })
    }
    throw error
  }
  return { release: () => void db.close() }
}

/** SQLite says only that it cannot open the lock; a folder on a read-only disk deserves its own words. */
function refuseReadOnly(dir: string): void {
  try {
    fs.accessSync(dir, fs.constants.W_OK)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && ['EROFS', 'EACCES', 'EPERM'].includes(String(error.code)))) return
    throw new AppError('not_allowed', '数据库所在的文件夹是只读的，数据库没有打开，也没有任何改动。', {
      next: '请检查文件夹权限，或把整个文件夹复制到可写的磁盘上再打开。'
    })
  }
}
