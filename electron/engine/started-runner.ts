/**
 * One runner process as the engine holds it: at most one listener hears it at a time, so that it can be lent from one line to the next without
 * the first still listening; and whoever must be sure that it is gone can wait for that.
 */
import type { RunnerAnswer, RunnerRequest } from './runner-message.ts'
import type { RunnerPort } from './runner-port.ts'

/** Hears each answer, and `null` once when the process is gone. */
export type AnswerListener = (answer: RunnerAnswer | null) => void

export class StartedRunner {
  readonly #port: RunnerPort
  #listener: AnswerListener | null = null
  #isGone = false
  /** resolves when the process is gone, for whatever reason */
  readonly gone: Promise<void>

  constructor(port: RunnerPort) {
    this.#port = port
    port.onMessage((message) => this.#listener?.(message as RunnerAnswer))
    this.gone = new Promise<void>((resolve) => {
      port.onExit(() => {
        this.#isGone = true
        const listener = this.#listener
        this.#listener = null
        listener?.(null)
        resolve()
      })
    })
  }

  get isGone(): boolean {
    return this.#isGone
  }

  /** From here on `listener` hears the runner, and nobody else. */
  listen(listener: AnswerListener | null): void {
    this.#listener = listener
  }

  post(request: RunnerRequest): void {
    this.#port.post(request)
  }

  /** Ends the process at once, a running query included; what it still says is not heard. */
  kill(): void {
    this.#listener = null
    this.#port.kill()
  }
}
