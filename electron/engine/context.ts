/** What every handler gets: the outside world as arguments, the open vault, jobs, files and the event line. */
import type { EngineEvent } from '../../shared/ipc/contract.ts'
import { AppError } from '../../shared/ipc/reply.ts'
import type { FileTable } from './file-table.ts'
import type { JobBoard } from './job-board.ts'
import type { KdfCost } from './vault/key-derivation.ts'
import type { RunnerPort } from './runner-port.ts'
import type { Session } from './session.ts'

/** Lent to `createEngine` by whoever starts it: Electron's main, the loopback server, the command line, a test. */
export interface EngineDeps {
  readonly clock: () => Date
  readonly newId: () => string
  /** the second, read-only, killable process */
  readonly spawnRunner: () => RunnerPort
  /** one HTML document to one PDF; throws AppError `no_printer` */
  readonly printPdf: (html: string) => Promise<Uint8Array>
  /** folder of resources/ (packs, calendars, help …) */
  readonly resources: string
  /** what the build made of the shipped packs; without it, or when a pack is not as it was then, they are read and checked */
  readonly checkedPacks?: string | undefined
  /** folder in which vaults lie when nobody chooses elsewhere; also keeps the list of known vaults and the settings */
  readonly home: string
  /** folder for files in the making; removed on close */
  readonly temporary: string
  readonly nativeBinding?: string | undefined
  /** tests give a cheap key derivation */
  readonly kdfCost?: KdfCost | undefined
  /** time limit of one model in milliseconds; 120,000 when absent */
  readonly modelTimeLimit?: number | undefined
  /** time limit of reading one old workbook in milliseconds; 60,000 when absent */
  readonly legacyTimeLimit?: number | undefined
}

export interface EngineContext {
  readonly deps: EngineDeps
  readonly jobs: JobBoard
  readonly files: FileTable
  readonly emit: (event: EngineEvent) => void
  session: Session | null
}

/** The open vault's session. Throws `vault_locked`. */
export function sessionOf(context: EngineContext): Session {
  if (!context.session) throw new AppError('vault_locked', '数据库未打开或已锁定。', { next: '请先选择数据库并输入口令解锁。' })
  return context.session
}
