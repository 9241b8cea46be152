/**
 * Old workbooks are read in a process of their own: their reader blocks for as long as it likes and takes what memory it likes, and neither
 * may befall the process that holds the open vault. A new runner for each file, without a key, killed at the limit or on cancel.
 */
import type { EngineDeps } from '../../context.ts'
import type { LegacyReader, LegacySheet } from '../../io/read-legacy-sheets.ts'
import { RunnerLine } from '../../runner-line.ts'

/** The largest honest workbook (64 MB, 65,536 rows a sheet) takes about a third of this on a slow laptop. */
const legacyTimeLimitMs = 60_000

/** Reads BIFF bytes in a runner. Rejects with AppError bad_file (the reader's word), time_limit, cancelled, internal (the process died). */
export function readLegacyInRunner(deps: Pick<EngineDeps, 'spawnRunner' | 'legacyTimeLimit'>, signal?: AbortSignal): LegacyReader {
  return async (bytes) => {
    const line = new RunnerLine({
      spawnRunner: deps.spawnRunner,
      opening: null,
      timeLimitMs: deps.legacyTimeLimit ?? legacyTimeLimitMs,
      signal
    })
    let sheets: readonly LegacySheet[] = []
    try {
      await line.ask({ do: 'legacy', id: 0, bytes }, (answer) => {
        if (answer.is === 'sheets') sheets = answer.sheets
      })
      return sheets
    } finally {
      line.close()
    }
  }
}
