/**
 * Small files and folders that must be there whole or not at all, whatever moment the power fails: written beside, synced, renamed, and the
 * folder synced so that the rename itself lasts.
 */
import fs from 'node:fs'
import path from 'node:path'
import { AppError } from '../../../shared/ipc/reply.ts'

/** Replaces `file` by `content` in one step. Throws `disk_full`, `not_allowed`. */
export function writeDurably(file: string, content: string): void {
  const beside = `${file}.tmp`
  mappingFileErrors(() => {
    const descriptor = fs.openSync(beside, 'w', 0o600)
    try {
      fs.writeFileSync(descriptor, content)
      fs.fsyncSync(descriptor)
    } finally {
      fs.closeSync(descriptor)
    }
    moveDurably(beside, file)
  })
}

/** Renames and syncs the folder. */
export function moveDurably(from: string, to: string): void {
  mappingFileErrors(() => {
    fs.renameSync(from, to)
    syncFolder(path.dirname(to))
  })
}

/** Syncs a file's content to disk. Never call it on a database that is open in this process. */
export function syncFile(file: string): void {
  const descriptor = fs.openSync(file, 'r+')
  try {
    fs.fsyncSync(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
}

/**
 * Makes a folder whole: `fill` works in a folder beside, which takes its final name only when `fill` is done; on a throw nothing stays.
 * `to` must not exist or be empty. Throws `vault_exists` when it holds a vault, `not_allowed` when it holds anything else.
 */
export async function buildFolder<T>(to: string, id: string, fill: (folder: string) => Promise<T>): Promise<T> {
  const target = path.resolve(to)
  refuseOccupied(target)
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${id}`)
  mappingFileErrors(() => {
    fs.mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 })
    // Not recursive: on a read-only disk Node's recursive mkdir says ENOENT, which a person would hear as "not found".
    fs.mkdirSync(beside, { mode: 0o700 })
  })
  try {
    const made = await fill(beside)
    refuseOccupied(target)
    if (fs.existsSync(target)) fs.rmdirSync(target)
    moveDurably(beside, target)
    return made
  } finally {
    fs.rmSync(beside, { recursive: true, force: true })
  }
}

function refuseOccupied(target: string): void {
  if (!fs.existsSync(target)) return
  if (!fs.statSync(target).isDirectory()) {
    throw new AppError('not_allowed', '所选位置是一个文件，不能在此建立数据库。', { next: '请另选一个空文件夹。' })
  }
  const names = fs.readdirSync(target)
  if (names.includes('vault.db') || names.includes('keyring.json')) {
    throw new AppError('vault_exists', '该文件夹中已有数据库，未作任何改动。', { next: '请另选一个空文件夹，或直接打开已有数据库。' })
  }
  if (names.length > 0) throw new AppError('not_allowed', '该文件夹不是空的，未作任何改动。', { next: '请另选一个空文件夹。' })
}

/** Some media (network shares, some USB file systems) cannot sync a folder: there the rename is as lasting as the medium makes it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(descriptor)
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS', 'EPERM'].includes(codeOf(error))) throw error
  } finally {
    fs.closeSync(descriptor)
  }
}

/** Runs `work`; a full disk or a missing right comes out as `disk_full` or `not_allowed`. */
export function mappingFileErrors<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EIO') {
      throw new AppError('disk_full', '磁盘空间不足或磁盘写入失败，文件未写入。', {
        next: '请腾出磁盘空间（或检查移动磁盘是否已拔出）后重试。'
      })
    }
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      throw new AppError('not_allowed', '没有写入该文件夹的权限，未作任何改动。', { next: '请检查文件夹权限，或另选位置。' })
    }
    throw error
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
