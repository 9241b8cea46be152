/**
 * One way to say that a file cannot be read: what happened, where, what to do next. Readers throw what this makes, so every message
 * carries the file's name and, where known, sheet, line and column.
 */
import { AppError } from '../../../shared/ipc/reply.ts'

export interface Place {
  readonly file: string
  readonly sheet?: string | undefined
  readonly line?: number | undefined
  readonly column?: string | number | undefined
}

/** AppError bad_file: `reason` in plain Chinese without a full stop; `next` says what the person can do. */
export function badFile(place: Place, reason: string, next: string): AppError {
  return new AppError('bad_file', `文件“${place.file}”${where(place)}${reason}。`, { ...placed(place), next })
}

/** AppError file_changed: the file on disk is no longer the one that was opened. */
export function fileChanged(file: string): AppError {
  return new AppError('file_changed', `文件“${file}”在读取过程中被改动，读到的内容不可靠，已停止。`, {
    file,
    next: '请关闭正在编辑该文件的程序，或先复制一份，再重新导入。'
  })
}

/** Throws AppError cancelled when the signal has been aborted. */
export function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new AppError('cancelled', '已取消读取，未写入任何数据。')
}

function placed(place: Place): Partial<{ file: string; sheet: string; line: number; column: string | number }> {
  return {
    file: place.file,
    ...(place.sheet === undefined ? {} : { sheet: place.sheet }),
    ...(place.line === undefined ? {} : { line: place.line }),
    ...(place.column === undefined ? {} : { column: place.column })
  }
}

function where(place: Place): string {
  const parts: string[] = []
  if (place.sheet !== undefined) parts.push(`工作表“${place.sheet}”`)
  if (place.line !== undefined) parts.push(`第 ${place.line} 行`)
  if (place.column !== undefined) parts.push(typeof place.column === 'number' ? `第 ${place.column} 列` : `${place.column} 列`)
  return parts.join('')
}
