/**
 * The engine's end of a runner: asks one thing at a time and waits, with a time limit. Past the limit, or when the caller gives up, the whole
 * process is killed, because nothing gentler stops a native query; the next question starts another process.
 */
import { AppError } from '../../shared/ipc/reply.ts'
import type { RunnerAnswer, RunnerRequest } from './runner-message.ts'
import type { RunnerPort } from './runner-port.ts'

export interface RunnerLineOptions {
  readonly spawnRunner: () => RunnerPort
  /** what every new process is told first; its answer `open` is waited for. Called anew for each process (it carries a key). */
  readonly opening: (() => RunnerRequest) | null
  readonly timeLimitMs: number
  readonly signal?: AbortSignal | undefined
}

/** A new process and the opening of a vault may take this long besides the time limit of the question itself. */
const openingLimitMs = 30_000

/** Answers after which nothing more comes. */
const ending: ReadonlySet<RunnerAnswer['is']> = new Set(['done', 'tested', 'plan', 'tried', 'sheets', 'open'])

export class RunnerLine {
  readonly #options: RunnerLineOptions
  #port: RunnerPort | null = null
  #listener: ((answer: RunnerAnswer | null) => void) | null = null

  constructor(options: RunnerLineOptions) {
    this.#options = options
  }

  /**
   * Sends `request`; hands every answer to `take` until one ends it (`done`, `tested`, `sheets`, `open`). Throws the runner's error, `time_limit`
   * (process killed), `cancelled` (killed), or `internal` when the process died by itself.
   */
  async ask(request: RunnerRequest, take: (answer: RunnerAnswer) => void): Promise<void> {
    if (this.#port === null) await this.#start()
    await this.#exchange(request, take, this.#options.timeLimitMs)
  }

  /** Ends the process. The line may be used again. */
  close(): void {
    const port = this.#port
    this.#port = null
    port?.kill()
  }

  async #start(): Promise<void> {
    const port = this.#options.spawnRunner()
    this.#port = port
    port.onMessage((message) => {
      if (this.#port === port) this.#listener?.(message as RunnerAnswer)
    })
    port.onExit(() => {
      if (this.#port !== port) return
      this.#port = null
      this.#listener?.(null)
    })
    const { opening } = this.#options
    if (opening !== null) await this.#exchange(opening(), () => undefined, openingLimitMs)
  }

  #exchange(request: RunnerRequest, take: (answer: RunnerAnswer) => void, limit: number): Promise<void> {
    const { signal } = this.#options
    return new Promise<void>((resolve, reject) => {
      const end = (error: Error | null): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
        this.#listener = null
        if (error === null) resolve()
        else reject(error)
      }
      const stop = (error: Error): void => {
        this.close()
        end(error)
      }
      const abort = (): void => stop(new AppError('cancelled', '已取消。'))
      const timer = setTimeout(() => {
        stop(
          new AppError('time_limit', `运行超过时限 ${Math.round(limit / 1000)} 秒，已终止。`, { next: '缩小范围，或请模型编写者改正。' })
        )
      }, limit)
      this.#listener = (answer) => {
        if (answer === null) return end(new AppError('internal', '运行进程意外退出。', { next: '再试一次；若再次发生，请停用该模型。' }))
        if (answer.is === 'failed') return end(new AppError(answer.error.code, answer.error.message, answer.error))
        take(answer)
        if (ending.has(answer.is)) end(null)
      }
      if (signal?.aborted === true) return abort()
      signal?.addEventListener('abort', abort, { once: true })
      this.#port?.post(request)
      if (request.do === 'open') request.key.fill(0)
    })
  }
}
