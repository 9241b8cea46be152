/** The log of a procedure into a file, entered in the register of exports like everything that leaves the vault. */
import path from 'node:path'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { writeLog, type LogForm } from '../../io/xes/write-xes.ts'
import { mattersInLog } from '../../queries/event-log.ts'
import type { Session } from '../../session.ts'
import { enterExport } from '../enter-export.ts'
import { logOfProcedure } from './log-traces.ts'

export interface ProcedureLog {
  readonly procedure: string
  readonly format: LogForm
  readonly cases: number
  readonly events: number
  readonly bytes: number
  readonly sha256: string
}

/** Throws `unknown_id` when no matter goes by that procedure and none is declared; `disk_full`, `cancelled`. Call inside `session.write`. */
export async function writeProcedureLog(
  session: Session,
  procedure: string,
  target: string,
  format: LogForm,
  by: { readonly at: string; readonly signal?: AbortSignal }
): Promise<ProcedureLog> {
  const { vault, packs } = session
  const cases = mattersInLog(vault.reader, procedure)
  if (cases === 0) {
    const known = packs.procedures.has(procedure)
    throw new AppError('unknown_id', known ? `程序“${procedure}”还没有任何事项，没有可导出的事件日志。` : `没有程序“${procedure}”。`, {
      next: `有事项的程序见“流程”，或 lianjing import 输出中的 procedure。`
    })
  }
  const written = await writeLog(target, logOfProcedure(vault.reader, packs, procedure), format, by.signal)
  const { bytes, sha256, rows: events } = written
  const copy = { at: by.at, kind: 'log', what: path.basename(target), sha256, bytes, filter: `procedure=${procedure}`, rows: events }
  enterExport(session, copy, { detail: { procedure, cases, events } })
  return { procedure, format, cases, events, bytes, sha256 }
}
