/**
 * The product without a window. Everything Lianjing does is a command of the contract answered here; Electron, browser mode, the command line
 * and the tests are carriers of the same calls. The outside world (clock, ids, runner, printer, folders) comes in as arguments.
 */
import type { EngineEvent } from '../../shared/ipc/contract.ts'
import { createDispatch } from '../../shared/ipc/dispatch.ts'
import type { Reply } from '../../shared/ipc/reply.ts'
import { sessionOf, type EngineContext, type EngineDeps } from './context.ts'
import { explainFault } from './explain-fault.ts'
import { FileTable } from './file-table.ts'
import { handlers } from './handlers/index.ts'
import { JobBoard } from './job-board.ts'

export interface Engine {
  /** Answers one command; never rejects. */
  call(name: string, input: unknown, meta?: unknown): Promise<Reply<unknown>>
  on(listener: (event: EngineEvent) => void): () => void
  readonly files: { put(path: string, name?: string): string; path(handle: string): string; name(handle: string): string }
  /** Cancels jobs, closes the vault, removes temporary files. */
  close(): Promise<void>
}

export function createEngine(deps: EngineDeps): Engine {
  const listeners = new Set<(event: EngineEvent) => void>()
  const emit = (event: EngineEvent): void => {
    for (const listener of listeners) listener(event)
  }
  const files = new FileTable(deps.temporary, deps.newId)
  const jobs = new JobBoard({ emit, newId: deps.newId, now: () => performance.now(), explain: explainFault })
  const context: EngineContext = { deps, jobs, files, emit, session: null }
  const dispatch = createDispatch(handlers, { requireOpen: (where) => void sessionOf(where), explain: explainFault })
  return {
    call: (name, input) => dispatch(name, input, context),
    on(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    files,
    async close() {
      await jobs.end()
      const session = context.session
      context.session = null
      await session?.close()
      files.clear()
    }
  }
}
