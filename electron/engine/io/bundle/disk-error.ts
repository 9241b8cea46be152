/** What a disk refuses, in the words of the product. */
import { basename } from 'node:path'
import { AppError } from '../../../../shared/ipc/reply.ts'

/** The error to throw when `target` could not be written; what is not the disk's comes back as it is. */
export function diskError(error: unknown, target: string): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error
  const code = 'code' in error ? error.code : ''
  const file = basename(target)
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AppError('disk_full', '磁盘空间不足，没有写成，也没有留下文件。', { file, next: '请腾出空间或换一个位置后重试。' })
  }
  if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS', 'EISDIR'].includes(String(code))) {
    return new AppError('bad_file', '目标文件夹不存在或不能写入。', { file, next: '请选择另一个位置。' })
  }
  return error
}
