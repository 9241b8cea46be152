/**
 * Turns SQLite's own error codes into the closed set of the product: what happened, what is safe, what to do. Codes that mean a fault of
 * ours (a broken constraint, bad SQL) pass through unchanged, so that they are not mistaken for a state of the disk.
 */
import Database from './sqlite.ts'
import { AppError } from '../../../shared/ipc/reply.ts'

/** What is safe and what to do when a vault's file does not read. */
const corruptNext =
  '原始导入文件和已有备份不受影响。请先复制整个数据库文件夹留存，不要继续写入，再用“恢复备份”把最近一次备份恢复到新的文件夹。'

/** The `corrupt` error with its cause in plain words. */
export function corruptError(cause: string, file = 'vault.db'): AppError {
  return new AppError('corrupt', `数据库文件已损坏：${cause}`, { file, next: corruptNext })
}

/** An AppError for a state of disk or file, or the error itself when it is none. */
function mapSqliteError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const code = error.code
  if (code === 'SQLITE_FULL') return diskFull()
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return corruptError('有页面未通过完整性校验。')
  if (
    code === 'SQLITE_IOERR_READ' ||
    code === 'SQLITE_IOERR_SHORT_READ' ||
    code === 'SQLITE_IOERR_CORRUPTFS' ||
    code === 'SQLITE_IOERR_DATA'
  ) {
    return corruptError('磁盘读取出错。')
  }
  if (code.startsWith('SQLITE_IOERR')) return diskFull()
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new AppError('vault_in_use', '数据库正被另一操作占用，本次操作未进行。', { next: '请等待当前操作完成后重试。' })
  }
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM') {
    return new AppError('not_allowed', '数据库文件或所在文件夹是只读的，未作任何改动。', {
      next: '请检查文件夹权限，或把数据库复制到可写的磁盘上。'
    })
  }
  if (code.startsWith('SQLITE_CANTOPEN'))
    return new AppError('not_a_vault', '数据库文件打不开。', { file: 'vault.db', next: '请检查文件是否存在以及当前用户有无读取权限。' })
  return error
}

/** Runs `work`; what SQLite throws comes out mapped. */
export function mappingErrors<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw mapSqliteError(error)
  }
}

function diskFull(): AppError {
  return new AppError('disk_full', '磁盘空间不足或磁盘写入失败，本次操作已整体撤销，原有数据未受影响。', {
    next: '请腾出磁盘空间（或检查移动磁盘是否已拔出）后重试。'
  })
}
