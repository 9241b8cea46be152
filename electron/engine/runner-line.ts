/**
 * The engine's end of a runner: asks one thing at a time and waits, with a time limit. Past the limit, or when the caller gives up, the whole
 * process is killed, because nothing gentler stops a native query; the next question starts another process. Where the session keeps runners
 * warm, one of those is taken, and given back once the line is closed with nothing under way.
 */
import { AppError } from '../../shared/ipc/reply.ts'
import type { RunnerAnswer, RunnerRequest } from './runner-message.ts'
import type { RunnerPort } from './runner-port.ts'
import { StartedRunner } from './started-runner.ts'
import type { WarmRunners } from './warm-runners.ts'

export interface RunnerLineOptions {
  readonly spawnRunner: () => RunnerPort
  /** what every new process is told first; its answer `open` is waited for. Called anew for each process (it carries a key). */
  readonly opening: (() => RunnerRequest) | null
  /** started runners with the vault of `opening` open; none when absent */
  readonly warm?: WarmRunners | undefined
  readonly timeLimitMs: number
  readonly signal?: AbortSignal | undefined
}

/** A new process and the opening of a vault may take this long besides the time limit of the question itself. */
const openingLimitMs = 30_000

/** Answers after which nothing more comes. */
const ending: ReadonlySet<RunnerAnswer['is']> = new Set(['done', 'tested', 'plan', 'tried', 'sheets', 'open'])

export class RunnerLine {
  readonly #options: RunnerLineOptions
  #runner: StartedRunner | null = null
  /** whether the runner has its vault open and nothing to do */
  #isIdle = false

  constructor(options: RunnerLineOptions) {
    this.#options = options
  }

  /**
   * Sends `request`; hands every answer to `take` until one ends it (`done`, `tested`, `sheets`, `open`). Throws the runner's error, `time_limit`
   * (process killed), `cancelled` (killed), or `internal` when the process died by itself.
   */
  async ask(request: RunnerRequest, take: (answer: RunnerAnswer) => void): Promise<void> {
    const runner = this.#runner === null || this.#runner.isGone ? await this.#start() : this.#runner
    await this.#exchange(runner, request, take, this.#options.timeLimitMs)
  }

  /** Ends the process, or gives it back to the warm ones when it is idle. The line may be used again. */
  close(): void {
    const runner = this.#runner
    const { warm, opening } = this.#options
    this.#runner = null
    if (runner === null) return
    if (this.#isIdle && opening !== null && warm !== undefined) warm.give(runner)
    else runner.kill()
  }

  async #start(): Promise<StartedRunner> {
    const { warm, opening, spawnRunner } = this.#options
    const ready = opening === null ? null : (warm?.take() ?? null)
    this.#runner = ready ?? new StartedRunner(spawnRunner())
    if (ready === null && opening !== null) await this.#exchange(this.#runner, opening(), () => undefined, openingLimitMs)
    return this.#runner
  }

  #exchange(runner: StartedRunner, request: RunnerRequest, take: (answer: RunnerAnswer) => void, limit: number): Promise<void> {
    const { signal } = this.#options
    this.#isIdle = false
    return new Promise<void>((resolve, reject) => {
      const end = (error: Error | null): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', abort)
        runner.listen(null)
        if (error === null) resolve()
        else reject(error)
      }
      const stop = (error: Error): void => {
        runner.kill()
        if (this.#runner === runner) this.#runner = null
        end(error)
      }
      const abort = (): void => stop(new AppError('cancelled', '已取消。'))
      const timer = setTimeout(() => {
        stop(
          new AppError('time_limit', `运行超过时限 ${Math.round(limit / 1000)} 秒，已终止。`, { next: '缩小范围，或请模型编写者改正。' })
        )
      }, limit)
      runner.listen((answer) => {
        if (answer === null) return end(new AppError('internal', '运行进程意外退出。', { next: '再试一次；若再次发生，请停用该模型。' }))
        if (answer.is === 'failed') {
          // a vault that did not open is nothing to keep
          this.#isIdle = request.do !== 'open'
          return end(new AppError(answer.error.code, answer.error.message, answer.error))
        }
        take(answer)
        if (!ending.has(answer.is)) return
        this.#isIdle = true
        end(null)
      })
      if (signal?.aborted === true) return abort()
      signal?.addEventListener('abort', abort, { once: true })
      runner.post(request)
      if (request.do === 'open') request.key.fill(0)
    })
  }
}
