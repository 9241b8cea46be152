/** A typed caller over any carrier. The view or the command line says `call('warning.page', {…})` and gets a value or an AppError. */
import type { CommandInput, CommandName, CommandOutput, EngineEvent, JobEvent, JobName, JobResult } from './contract.ts'
import { AppError, type Reply } from './reply.ts'

export interface Transport {
  call(name: string, input: unknown): Promise<Reply<unknown>>
  /** returns the function that ends the subscription */
  on(listener: (event: EngineEvent) => void): () => void
}

/** What is needed of an AbortSignal, which this room does not know: it has neither the browser's types nor Node's. */
interface StopSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
}

export interface Client {
  /** Throws AppError when the reply is an error. The carrier's engine has already checked the value. */
  call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>
  /**
   * Starts a job and resolves with its result; rejects with its AppError. Aborting `signal` cancels the job, also when it has only been asked for
   * and has no number yet: it is then cancelled as soon as it is known.
   */
  run<N extends JobName>(
    name: N,
    input: CommandInput<N>,
    onProgress?: (event: JobEvent) => void,
    signal?: StopSignal
  ): Promise<JobResult<N>>
  on(listener: (event: EngineEvent) => void): () => void
}

export function createClient(transport: Transport): Client {
  async function call<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> {
    const reply = await transport.call(name, input)
    if (!reply.ok) throw new AppError(reply.error.code, reply.error.message, reply.error)
    return reply.value as CommandOutput<N>
  }
  async function run<N extends JobName>(
    name: N,
    input: CommandInput<N>,
    onProgress?: (event: JobEvent) => void,
    signal?: StopSignal
  ): Promise<JobResult<N>> {
    // Events may arrive before the answer that names the job: keep them until it does.
    const early: JobEvent[] = []
    let jobId: string | null = null
    let settle: ((event: JobEvent) => void) | null = null
    const unsubscribe = transport.on((event) => {
      if (event.kind !== 'job') return
      if (jobId === null) early.push(event)
      else if (event.id === jobId) settle?.(event)
    })
    try {
      const answer = (await call(name, input)) as { readonly job: string }
      return await new Promise<JobResult<N>>((resolve, reject) => {
        settle = (event) => {
          if (event.state === 'running') onProgress?.(event)
          else if (event.state === 'done') resolve(event.result as JobResult<N>)
          else reject(new AppError(event.error?.code ?? 'cancelled', event.error?.message ?? '已取消。', event.error ?? {}))
        }
        jobId = answer.job
        for (const event of early) if (event.id === jobId) settle(event)
        const cancel = () => void call('job.cancel', { job: answer.job }).catch(reject)
        if (signal?.aborted) cancel()
        else signal?.addEventListener('abort', cancel)
      })
    } finally {
      unsubscribe()
    }
  }
  return { call, run, on: (listener) => transport.on(listener) }
}
