/**
 * What a benchmark is: a figure that is measured beside a peer doing the same work on the same machine in the same minutes, because this
 * machine's speed drifts and only ratios mean anything. A figure gives rows; a row without a peer says why it was skipped.
 */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export interface BenchOptions {
  /** 1 is the size the goals are stated for; 0.1 a quick look */
  readonly scale: number
  readonly rounds: number
  readonly seed: number
  /** made data is kept here between runs, by name */
  readonly data: string
  /** scratch of this run, removed at its end */
  readonly scratch: string
  readonly say: (text: string) => void
}

/** One line of the table. `ratio` is ours over the anchor's; null where the goal is absolute. `met` null: not measured. */
export interface BenchRow {
  readonly id: string
  readonly what: string
  readonly ours: string
  readonly anchor: string
  readonly ratio: number | null
  readonly goal: string
  readonly met: boolean | null
}

export interface Figure {
  readonly id: string
  readonly what: string
  readonly run: (options: BenchOptions) => Promise<readonly BenchRow[]>
}

/** The middle value; of an even number the mean of the two in the middle. Throws on none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  if (low === undefined || high === undefined) throw new RangeError('no values')
  return (low + high) / 2
}

/** The 95th percentile: the smallest value that at least 95 of a hundred do not exceed. */
export function ninetyFifth(values: readonly number[]): number {
  const found = values.toSorted((left, right) => left - right)[Math.max(0, Math.ceil(values.length * 0.95) - 1)]
  if (found === undefined) throw new RangeError('no values')
  return found
}

export interface Rounds {
  readonly ours: number
  readonly peer: number
  /** median of the rounds' ratios, not ratio of the medians */
  readonly ratio: number
}

/** Peer and ours in turn, so that both meet the same weather. Each gives its own measure (seconds, rate). */
export async function inTurn(rounds: number, peer: () => Promise<number>, ours: () => Promise<number>): Promise<Rounds> {
  const pairs: { readonly ours: number; readonly peer: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    const anchored = await peer()
    pairs.push({ peer: anchored, ours: await ours() })
  }
  return {
    ours: median(pairs.map((pair) => pair.ours)),
    peer: median(pairs.map((pair) => pair.peer)),
    ratio: median(pairs.map((pair) => pair.ours / pair.peer))
  }
}

/** A row that could not be measured, with its reason. */
export function skipped(id: string, what: string, reason: string): BenchRow {
  return { id, what, ours: '–', anchor: reason, ratio: null, goal: '–', met: null }
}

/** A row with an upper limit; `value` is what is held against it. */
export function atMost(id: string, what: string, value: number, limit: number, unit: string, ours = ''): BenchRow {
  return { id, what, ours: ours || show(value, unit), anchor: '–', ratio: null, goal: `≤ ${limit} ${unit}`.trim(), met: value <= limit }
}

/** A row whose ratio to the peer has an upper limit. */
export function ratioAtMost(id: string, what: string, rounds: Rounds, limit: number, unit: string, peer: string): BenchRow {
  return {
    id,
    what,
    ours: show(rounds.ours, unit),
    anchor: `${peer} ${show(rounds.peer, unit)}`,
    ratio: rounds.ratio,
    goal: `≤ ${limit} ×`,
    met: rounds.ratio <= limit
  }
}

export function show(value: number, unit: string): string {
  return `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ${unit}`.trim()
}

/** Where a program of the PATH lies, or null. */
export function programOf(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const file = join(folder, name)
    if (folder !== '' && existsSync(file)) return file
  }
  return null
}
