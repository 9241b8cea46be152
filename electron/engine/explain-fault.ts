/**
 * A stray exception as an error value. Known faults of the machine (disk full, no permission) become what they are; anything else is a fault
 * of ours: the message names where it happened and never what was in the data.
 */
import type { ErrorValue } from '../../shared/ipc/reply.ts'

export function explainFault(error: unknown): ErrorValue {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'SQLITE_FULL')
    return { code: 'disk_full', message: '磁盘空间不足，这一步没有完成，已有数据未变。', next: '请腾出空间后再试。' }
  if (['EACCES', 'EPERM', 'EROFS'].includes(code) || code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN'))
    return { code: 'not_allowed', message: '没有写入或读取这个位置的权限。', next: '请换一个位置，或检查权限。' }
  if (code === 'ENOENT') return { code: 'bad_file', message: '找不到文件。', next: '请检查文件是否还在原处。' }
  const place =
    error instanceof Error
      ? (error.stack ?? '')
          .split('\n')
          .find((line) => line.includes('electron/engine') || line.includes('shared/'))
          ?.replace(/^.*?((?:electron|shared)\/[^)\s]*).*$/, '$1')
      : undefined
  if (process.env['LIANJING_DEBUG']) console.error(error)
  return {
    code: 'internal',
    message: `程序内部出错${place ? `（${place}）` : ''}，这一步没有完成，已有数据未变。`,
    next: '请重试；仍出错时把此信息告诉维护人员。'
  }
}
