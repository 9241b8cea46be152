/**
 * Imports files and brings what the views read up to date: roll-ups, and marks of conformance as of the new data date. The files are one
 * transaction each; the refresh is one more. A kill in between leaves a note that the next opening heeds, so figures are never older than rows.
 */
import { AppError } from '../../../shared/ipc/reply.ts'
import type { JobControl } from '../job-board.ts'
import type { Session } from '../session.ts'
import { readMeta } from '../vault/meta.ts'
import { get, run, sql, transaction } from '../vault/sql.ts'
import { importFiles, type ImportFile, type ImportOptions } from './import/import-ledger.ts'
import { useOwnProcedures } from './author/own-packs-of.ts'
import { applyExceptions } from './keep-exception.ts'
import { refreshAliases } from './refresh-aliases.ts'
import { refreshMarks } from './refresh-marks.ts'
import { refreshRollups } from './refresh-rollups.ts'

type Outcome = Awaited<ReturnType<typeof importFiles>>

/** Runs inside `session.write`. */
export async function runImport(
  session: Session,
  files: readonly ImportFile[],
  options: Omit<ImportOptions, 'account' | 'signal' | 'onProgress' | 'afterFile'>,
  job: JobControl
): Promise<Outcome> {
  const { vault } = session
  let stored = 0
  try {
    return await importFiles(vault, session.packs, files, {
      ...options,
      account: vault.account,
      signal: job.signal,
      onProgress: ({ bytes, totalBytes, file, fileNumber, files: count, rows }) => {
        const place = count > 1 ? `${fileNumber}/${count} ${file}` : file
        job.progress({
          done: bytes,
          total: totalBytes,
          unit: 'bytes',
          step: { zh: `${place} · ${rows} 行`, en: `${place} · ${rows} rows` }
        })
      },
      afterFile: () => {
        stored += 1
        markStale(session)
      }
    })
  } catch (error) {
    if (stored === 0 || !(error instanceof AppError)) throw error
    const kept = `前 ${stored} 个文件已经入库，其余没有导入。`
    const { code, message, ...where } = error.value
    throw new AppError(code, `${code === 'cancelled' ? '已取消。' : message}${kept}`, where)
  } finally {
    if (options.dryRun !== true) {
      useOwnProcedures(session)
      refreshStale(session)
    }
  }
}

/** Notes that rows are about to change; `refreshStale` then rebuilds. */
export function markStale(session: Session): void {
  run(session.vault.writer, sql`INSERT INTO sys_setting (key, value) VALUES ('stale', '1') ON CONFLICT (key) DO UPDATE SET value = '1'`)
}

/** Rebuilds roll-ups, marks and aliases if an import has left them behind. */
export function refreshStale(session: Session): void {
  const { writer } = session.vault
  if (get<{ value: string }>(writer, sql`SELECT value FROM sys_setting WHERE key = 'stale'`)?.value !== '1') return
  transaction(writer, () => {
    const asOf = readMeta(writer, 'data_date')
    if (asOf !== null) refreshMarks(writer, session.packs, { asOf, calendar: session.calendar })
    refreshRollups(writer, session.packs)
    // the data date may have passed the last day of an exception
    if (asOf !== null) applyExceptions(writer, asOf)
    refreshAliases(writer, session.packs)
    run(writer, sql`UPDATE sys_setting SET value = '0' WHERE key = 'stale'`)
  })
}
