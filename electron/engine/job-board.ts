/**
 * Long work. A job answers at once with its number and then reports by events: progress at most ten times a second, and exactly one last
 * event: done, failed or cancelled. Cancelling aborts its signal; the work itself must leave nothing half-done.
 */
import { commands, type Frozen, type JobEvent, type JobName, type JobResult } from '../../shared/ipc/contract.ts'
import { AppError, type ErrorValue } from '../../shared/ipc/reply.ts'

export type JobUnit = JobEvent['unit']
export interface JobProgress {
  readonly done: number
  readonly total: number | null
  readonly unit?: JobUnit
  readonly step?: { readonly zh: string; readonly en: string }
}
export interface JobControl {
  readonly signal: AbortSignal
  progress(progress: JobProgress): void
}

interface RunningJob {
  readonly name: JobName
  readonly abort: AbortController
  readonly finished: Promise<void>
}

export class JobBoard {
  readonly #running = new Map<string, RunningJob>()
  readonly #emit: (event: JobEvent) => void
  readonly #newId: () => string
  readonly #now: () => number
  readonly #explain: (error: unknown) => ErrorValue

  constructor(options: {
    emit: (event: JobEvent) => void
    newId: () => string
    now: () => number
    explain: (error: unknown) => ErrorValue
  }) {
    this.#emit = options.emit
    this.#newId = options.newId
    this.#now = options.now
    this.#explain = options.explain
  }

  /** Starts `work`; its value must fit the command's `result` schema. */
  start<N extends JobName>(name: N, work: (control: JobControl) => Promise<Frozen<JobResult<N>>>): { readonly job: string } {
    const id = this.#newId()
    const abort = new AbortController()
    const started = this.#now()
    let last = { done: 0, total: null as number | null, unit: 'items' as JobUnit, step: { zh: '准备', en: 'Preparing' } }
    let told = Number.NEGATIVE_INFINITY
    let open = true
    const event = (state: JobEvent['state'], more: Partial<JobEvent> = {}): void => {
      const elapsed = Math.max(0, this.#now() - started)
      const left =
        state === 'running' && last.total !== null && last.done > 0 && elapsed > 500
          ? Math.round((elapsed / last.done) * Math.max(0, last.total - last.done))
          : null
      this.#emit({ kind: 'job', id, name, state, ...last, elapsed, left, ...more })
    }
    const control: JobControl = {
      signal: abort.signal,
      progress: (progress) => {
        if (!open) return
        const newStep = progress.step !== undefined && progress.step.zh !== last.step.zh
        last = { done: progress.done, total: progress.total, unit: progress.unit ?? last.unit, step: progress.step ?? last.step }
        if (!newStep && this.#now() - told < 100) return
        told = this.#now()
        event('running')
      }
    }
    const finished = (async () => {
      await Promise.resolve() // the answer with the job's number goes out first
      event('running')
      try {
        const result = await work(control)
        const schema = commands[name].result
        const parsed = schema.safeParse(result)
        if (!parsed.success)
          throw new AppError('internal', `任务 ${name} 的结果不合约定：${String(parsed.error.issues[0]?.path.join('.'))}`)
        open = false
        event('done', { result: parsed.data })
      } catch (error) {
        open = false
        const value = error instanceof AppError ? error.value : this.#explain(error)
        if (abort.signal.aborted || value.code === 'cancelled')
          event('cancelled', { error: value.code === 'cancelled' ? value : { code: 'cancelled', message: '已取消，数据未变。' } })
        else event('failed', { error: value })
      } finally {
        this.#running.delete(id)
      }
    })()
    this.#running.set(id, { name, abort, finished })
    return { job: id }
  }

  /** Asks a job to stop; unknown or ended jobs are left in peace. */
  cancel(id: string): void {
    this.#running.get(id)?.abort.abort()
  }

  list(): readonly { readonly id: string; readonly name: string; readonly state: string }[] {
    return [...this.#running].map(([id, job]) => ({ id, name: job.name, state: job.abort.signal.aborted ? 'cancelling' : 'running' }))
  }

  /** Cancels everything and waits until it has ended. */
  async end(): Promise<void> {
    for (const job of this.#running.values()) job.abort.abort()
    await Promise.allSettled([...this.#running.values()].map((job) => job.finished))
  }
}
