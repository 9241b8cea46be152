/**
 * Runners that a session keeps started between its runs of models: a process, an opened vault and registered functions cost as much as many
 * models. Each holds the open database, so all of them are ended when the vault is locked, and earlier when nobody needs them for a while.
 * A runner that was killed (cancel, time limit) or died never comes back here.
 */
import type { StartedRunner } from './started-runner.ts'

/** As many as run beside one another. */
const kept = 2
const idleLimitMs = 120_000
/** A killed process is gone in milliseconds; a machine that does not say so must not keep the vault from being locked. */
const endingLimitMs = 3000

export class WarmRunners {
  readonly #idleMs: number
  readonly #resting = new Map<StartedRunner, NodeJS.Timeout>()
  readonly #ending = new Set<Promise<void>>()
  #ended = false

  /** `idleMs`: how long a runner rests before it is ended. */
  constructor(idleMs: number = idleLimitMs) {
    this.#idleMs = idleMs
  }

  /** A runner with this session's vault open and nothing to do; null when there is none. It belongs to the caller from here on. */
  take(): StartedRunner | null {
    for (const [runner, timer] of this.#resting) {
      this.#resting.delete(runner)
      clearTimeout(timer)
      if (!runner.isGone) return runner
    }
    return null
  }

  /** Takes in a runner that has answered all it was asked. It is ended when there are enough, or the vault is being locked. */
  give(runner: StartedRunner): void {
    runner.listen(null)
    if (this.#ended || runner.isGone || this.#resting.size >= kept) return this.#end(runner)
    runner.post({ do: 'rest' })
    const timer = setTimeout(() => {
      this.#resting.delete(runner)
      this.#end(runner)
    }, this.#idleMs)
    timer.unref()
    this.#resting.set(runner, timer)
  }

  /** Ends all, and waits until they no longer hold the vault's file. None is kept afterwards. */
  async end(): Promise<void> {
    this.#ended = true
    for (let runner = this.take(); runner !== null; runner = this.take()) this.#end(runner)
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, endingLimitMs)
    })
    await Promise.race([Promise.all(this.#ending), late])
    clearTimeout(timer)
  }

  #end(runner: StartedRunner): void {
    const gone = runner.gone.then(() => void this.#ending.delete(gone))
    this.#ending.add(gone)
    runner.kill()
  }
}
