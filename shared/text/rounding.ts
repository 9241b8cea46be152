/**
 * Parts of a sum that must add up on screen: largest-remainder rounding, so that 100 − 1.3 − 8.3 − 17.4 prints exactly 73.0.
 */

/**
 * Rounds `parts` to `decimals` so that they add up to the rounded total. The parts whose cut remainder is largest get the missing units; ties go
 * to the earlier part. Works for negative parts too.
 */
export function roundToSum(parts: readonly number[], total: number, decimals = 1): number[] {
  const scale = 10 ** decimals
  const clean = (value: number): number => Number((value * scale).toFixed(6))
  const floors = parts.map((part) => Math.floor(clean(part)))
  const missing = Math.round(clean(total)) - floors.reduce((sum, value) => sum + value, 0)
  const order = parts
    .map((part, index) => ({ index, rest: clean(part) - Math.floor(clean(part)) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  const extra = new Map<number, number>()
  for (let given = 0; given < missing && order.length > 0; given += 1) {
    const index = order[given % order.length]?.index ?? 0
    extra.set(index, (extra.get(index) ?? 0) + 1)
  }
  return floors.map((value, index) => (value + (extra.get(index) ?? 0)) / scale)
}
