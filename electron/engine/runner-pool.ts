/**
 * Two runners beside one another, because a query keeps one core busy and offices' laptops have at least two. Questions are taken
 * by whichever runner is free, those that will take longest first; the answers stand in the order of the questions, so nothing that is stored tells how many there were.
 */
import { RunnerLine, type RunnerLineOptions } from './runner-line.ts'

const runners = 2

export class RunnerPool {
  readonly #lines: readonly RunnerLine[]
  readonly #stop = new AbortController()

  constructor(options: RunnerLineOptions) {
    const signal = options.signal === undefined ? this.#stop.signal : AbortSignal.any([options.signal, this.#stop.signal])
    this.#lines = Array.from({ length: runners }, () => new RunnerLine({ ...options, signal }))
  }

  /**
   * Asks `ask` for every item, one at a time on each line: the dearest by `cost` first, so that neither line is left with a long one when the
   * other is done; equal ones in their order. A line's process starts at its first question. When one throws, the others are killed, no further
   * one begins, and that error comes out.
   */
  async each<Item, Answer>(
    items: readonly Item[],
    ask: (line: RunnerLine, item: Item) => Promise<Answer>,
    cost: (item: Item) => number = () => 0
  ): Promise<readonly Answer[]> {
    const answers: Answer[] = []
    const waiting = [...items.entries()].toSorted(([, left], [, right]) => cost(right) - cost(left)).values()
    const faults: unknown[] = []
    await Promise.all(
      this.#lines.map(async (line) => {
        try {
          for (const [at, item] of waiting) answers[at] = await ask(line, item)
        } catch (error) {
          faults.push(error)
          this.#stop.abort()
        }
      })
    )
    if (faults.length > 0) throw faults[0]
    return answers
  }

  /** Ends the processes. */
  close(): void {
    for (const line of this.#lines) line.close()
  }
}
