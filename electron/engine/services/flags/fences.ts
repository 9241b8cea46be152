/**
 * The fences of Cardinal 0.0.8 to the last bit: quartiles as statrs computes them (Hyndman-Fan R-8), and the fence by a fused multiply-add, so
 * that a value standing exactly on a fence falls on the same side.
 */

/** Quartiles and fence of one indicator; NaN over nothing. */
export interface Fences {
  readonly q1: number
  readonly q3: number
  readonly fence: number
}

/** R-8 quantile, `share` 0 to 1. NaN over nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const count = sorted.length
  const h = (count + 1 / 3) * share + 1 / 3
  const low = Math.trunc(h)
  const at = (place: number): number => sorted[place] ?? Number.NaN
  if (low <= 0 || share === 0) return at(0)
  if (low >= count || share === 1) return at(count - 1)
  return at(low - 1) + (h - low) * (at(low) - at(low - 1))
}

/** Q1 − 1.5 IQR. */
export function lowerFence(values: readonly number[]): Fences {
  const [q1, q3] = [quantile(values, 0.25), quantile(values, 0.75)]
  return { q1, q3, fence: fusedMultiplyAdd(q3 - q1, -1.5, q1) }
}

/** Q3 + 1.5 IQR. */
export function upperFence(values: readonly number[]): Fences {
  const [q1, q3] = [quantile(values, 0.25), quantile(values, 0.75)]
  return { q1, q3, fence: fusedMultiplyAdd(q3 - q1, 1.5, q3) }
}

/** a·b + c rounded once (Dekker's exact product, Knuth's exact sum). */
export function fusedMultiplyAdd(a: number, b: number, c: number): number {
  const product = a * b
  const sum = product + c
  if (!Number.isFinite(sum)) return sum
  const [aHigh, aLow] = split(a)
  const [bHigh, bLow] = split(b)
  const productError = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
  const part = sum - product
  const sumError = product - (sum - part) + (c - part)
  return sum + (sumError + productError)
}

function split(value: number): readonly [high: number, low: number] {
  const scaled = 134_217_729 * value
  const high = scaled - (scaled - value)
  return [high, value - high]
}

/** Four decimals, halves away from zero; null for what JSON cannot say. */
export function rounded(value: number): number | null {
  if (!Number.isFinite(value)) return null
  return (Math.sign(value) * Math.round(Math.abs(value) * 10_000)) / 10_000
}
