/** Spearman's rank correlation with ties sharing their mean rank (the product-moment correlation of ranks). */

function ranks(values: readonly number[]): readonly number[] {
  const sorted = values.map((value, at) => ({ value, at })).toSorted((a, b) => a.value - b.value)
  const found = Array.from({ length: values.length }, () => 0)
  for (let start = 0; start < sorted.length;) {
    let end = start
    while (sorted[end + 1]?.value === sorted[start]?.value) end += 1
    for (let place = start; place <= end; place += 1) found[sorted[place]?.at ?? 0] = (start + end) / 2 + 1
    start = end + 1
  }
  return found
}

/** From −1 to 1; null for fewer than five pairs or when one side does not vary: a figure from so few would only mislead. */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < 5) return null
  const [a, b] = [ranks(pairs.map((pair) => pair[0])), ranks(pairs.map((pair) => pair[1]))]
  const mean = (pairs.length + 1) / 2
  let [ab, aa, bb] = [0, 0, 0]
  for (const [at, rank] of a.entries()) {
    const [x, y] = [rank - mean, (b[at] ?? mean) - mean]
    ab += x * y
    aa += x * x
    bb += y * y
  }
  return aa === 0 || bb === 0 ? null : ab / Math.sqrt(aa * bb)
}
