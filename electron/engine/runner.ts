/**
 * The runner: a second process that only reads. It opens the vault with the key it is handed, runs one model after another and streams the
 * hits back; and it reads old workbooks, whose reader blocks and eats memory. It cannot interrupt a native query and does not try: the engine kills it on a time limit or cancel and starts another.
 */
import type { Hit } from '../../shared/domain/warning.ts'
import { AppError, type ErrorValue } from '../../shared/ipc/reply.ts'
import type { LegacySheet } from './io/read-legacy-sheets.ts'
import { loadCalendar } from './packs/load-calendar.ts'
import { planOf, runDenominator, runModel } from './packs/run-model.ts'
import { registerSqlFunctions, type LimitContext } from './packs/sql-functions.ts'
import { testModel, tryCase } from './packs/test-model.ts'
import type { RunnerAnswer, RunnerRequest } from './runner-message.ts'
import type { RunnerHost } from './runner-port.ts'
import type { ReadableDB } from './vault/connection.ts'
import { openReadOnly } from './vault/open-vault.ts'

interface OpenVault {
  readonly db: ReadableDB
  readonly context: LimitContext
}

const batchSize = 500

/** Serves one engine over `host` until the process ends. */
export function serveRunner(host: RunnerHost): void {
  let open: OpenVault | null = null
  const post = (answer: RunnerAnswer): void => host.post(answer)
  host.onMessage((message) => {
    const request = message as RunnerRequest
    const id = 'id' in request ? request.id : null
    try {
      switch (request.do) {
        case 'open':
          open = openVault(request)
          post({ is: 'open' })
          break
        case 'rest':
          if (open !== null) rest(open)
          break
        case 'run':
          if (open === null) throw new AppError('internal', '运行进程尚未打开数据库。')
          run(open, request, post)
          break
        case 'test': {
          const procedures = new Map(request.procedures.map((procedure) => [procedure.id, procedure]))
          const failed = testModel({ ...request, procedures, calendar: loadCalendar(request.calendars) })
          post({ is: 'tested', id: request.id, failed })
          break
        }
        case 'plan':
          if (open === null) throw new AppError('internal', '运行进程尚未打开数据库。')
          post({ is: 'plan', id: request.id, plan: planOf(open.db, request.model, request.datasets) })
          break
        case 'try': {
          const procedures = new Map(request.procedures.map((procedure) => [procedure.id, procedure]))
          const hits = tryCase({ ...request, procedures, calendar: loadCalendar(request.calendars) }, request.case)
          post({ is: 'tried', id: request.id, hits })
          break
        }
        case 'legacy':
          readLegacy(request.bytes).then(
            (sheets) => post({ is: 'sheets', id: request.id, sheets }),
            (error: unknown) => post({ is: 'failed', id: request.id, error: toErrorValue(error) })
          )
          break
      }
    } catch (error) {
      post({ is: 'failed', id, error: toErrorValue(error) })
    }
  })
}

/** The sheets; `bad_file` with the reader's own word when it cannot read the bytes. The reader is large, and a runner of models never needs it. */
async function readLegacy(bytes: Uint8Array): Promise<readonly LegacySheet[]> {
  const { readLegacySheets } = await import('./io/read-legacy-sheets.ts')
  try {
    return readLegacySheets(bytes)
  } catch (error) {
    throw new AppError('bad_file', error instanceof Error ? error.message : '旧格式工作簿无法读取。')
  }
}

function openVault(request: Extract<RunnerRequest, { do: 'open' }>): OpenVault {
  const key = Buffer.from(request.key)
  try {
    const db = openReadOnly(request.dir, key, request.nativeBinding === undefined ? {} : { nativeBinding: request.nativeBinding })
    db.pragma('query_only = ON')
    db.pragma('case_sensitive_like = ON')
    return { db, context: registerSqlFunctions(db, loadCalendar(request.calendars)) }
  } finally {
    key.fill(0)
    request.key.fill(0)
  }
}

/** Between two runs data changes: the cached pages (deciphered) and the units' division codes are of no use then. */
function rest({ db, context }: OpenVault): void {
  db.pragma('shrink_memory')
  context.regions.clear()
}

function run({ db, context }: OpenVault, request: Extract<RunnerRequest, { do: 'run' }>, post: (answer: RunnerAnswer) => void): void {
  const started = performance.now()
  const { id, model, only } = request
  let batch: Hit[] = []
  const subjects = new Set<string>()
  for (const hit of runModel(db, context, model, request)) {
    if (only !== undefined && (hit.subject !== only.subject || hit.key !== only.key)) continue
    subjects.add(hit.subject)
    batch.push(hit)
    if (batch.length >= batchSize) {
      post({ is: 'hits', id, hits: batch })
      batch = []
    }
  }
  if (batch.length > 0) post({ is: 'hits', id, hits: batch })
  if (subjects.size > 0 && only === undefined) {
    const denominator = runDenominator(db, context, model, request, subjects)
    if (denominator !== null) post({ is: 'denominator', id, denominator })
  }
  post({ is: 'done', id, ms: Math.round(performance.now() - started) })
}

/** An error for the other process: never a stack, never SQL text. */
function toErrorValue(error: unknown): ErrorValue {
  if (error instanceof AppError) return error.value
  return { code: 'internal', message: error instanceof Error ? error.message : '运行进程出错。' }
}
