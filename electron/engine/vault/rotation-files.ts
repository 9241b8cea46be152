/**
 * Rotating the page key replaces two files, and no file system renames two at once. So both successors are written beside, first the
 * database, then its keyring, and swapped in that order: whichever of the two still lies there tells how far it got, and the next open
 * either finishes the swap or forgets it. At no moment is there a database without a keyring that opens it.
 */
import fs from 'node:fs'
import path from 'node:path'
import { AppError } from '../../../shared/ipc/reply.ts'
import { openReadable, openWritable, type ConnectionOptions } from './connection.ts'
import { moveDurably, syncFile } from './durable-file.ts'
import { run, sql } from './sql.ts'
import { corruptError, mappingErrors } from './sqlite-error.ts'

const nextDatabaseName = 'vault.db.next'
export const nextKeyringName = 'keyring.json.next'

/** Writes the successor of the database under the key `fresh` and proves that it reads. The caller holds the lock. */
export function encryptAnew(dir: string, old: Buffer, fresh: Buffer, options: ConnectionOptions): void {
  const file = path.join(dir, nextDatabaseName)
  const source = openWritable(path.join(dir, 'vault.db'), old, options)
  try {
    run(source, sql`VACUUM INTO ${file}`)
    // takes the write-ahead log into the file and removes it: it must not survive to be replayed over the successor
    mappingErrors(() => source.pragma('journal_mode = DELETE'))
    if (fs.existsSync(`${source.name}-wal`))
      throw new AppError('vault_in_use', '数据库仍被另一进程占用，密钥未更换。', { next: '请关闭正在进行的任务后重试。' })
  } finally {
    source.close()
  }
  const copy = openWritable(file, old, options)
  try {
    mappingErrors(() => {
      copy.pragma('journal_mode = DELETE')
      const raw = Buffer.concat([Buffer.from('raw:'), fresh])
      copy.rekey(raw)
      raw.fill(0)
    })
  } finally {
    copy.close()
  }
  const proof = openReadable(file, fresh, options)
  try {
    if (proof.pragma('quick_check(1)', { simple: true }) !== 'ok') throw corruptError('重新加密后的副本未通过校验，原库未受影响。')
  } finally {
    proof.close()
  }
  syncFile(file)
}

/** Swaps both files. The caller holds the lock, has closed every connection, and has written and synced both successors. */
export function swapRotatedFiles(dir: string): void {
  moveDurably(path.join(dir, nextDatabaseName), path.join(dir, 'vault.db'))
  moveDurably(path.join(dir, nextKeyringName), path.join(dir, 'keyring.json'))
}

/** Brings a folder to one side of an interrupted rotation. Needs the lock; does nothing in a folder without leftovers. */
export function finishInterruptedRotation(dir: string): void {
  const database = path.join(dir, nextDatabaseName)
  const keyring = path.join(dir, nextKeyringName)
  if (fs.existsSync(database)) {
    // not swapped yet: the old pair is whole. The keyring goes first, so that a kill in here is met the same way.
    fs.rmSync(keyring, { force: true })
    for (const suffix of ['-wal', '-shm', '-journal']) fs.rmSync(`${database}${suffix}`, { force: true })
    fs.rmSync(database)
  } else if (fs.existsSync(keyring)) {
    moveDurably(keyring, path.join(dir, 'keyring.json'))
  }
}
