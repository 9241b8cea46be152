/** Quartiles, fences and times of the reference for the OCDS flags, by their definitions and without our engine. */
const isText = (value: unknown): value is string => typeof value === 'string'

export function fences(
  values: readonly number[],
  factor: number,
  threshold: number | null,
  quirks: boolean
): { q1: number; fence: number; differs: boolean } {
  if (threshold !== null) return { q1: 1, fence: threshold, differs: true }
  const [q1, q3] = [r8(values, 0.25), r8(values, 0.75)]
  const base = factor < 0 ? q1 : q3
  return { q1, fence: quirks ? onceRounded(q3 - q1, factor, base) : base + factor * (q3 - q1), differs: q3 > q1 }
}

/** Hyndman-Fan R-8, by its definition. */
export function r8(values: readonly number[], p: number): number {
  const x = [...values].sort((a, b) => a - b)
  const h = (x.length + 1 / 3) * p + 1 / 3
  const k = Math.floor(h)
  if (k <= 0 || p === 0) return x[0] ?? Number.NaN
  if (k >= x.length || p === 1) return x.at(-1) ?? Number.NaN
  const [a = 0, b = 0] = [x[k - 1], x[k]]
  return a + (h - k) * (b - a)
}

/** a·b + c exactly, in units of 2^-1100, then rounded once. */
function onceRounded(a: number, b: number, c: number): number {
  const plain = a * b + c
  if (!Number.isFinite(plain)) return plain
  const units = (value: number, bits: number): bigint => {
    let [scaled, shift] = [value, bits]
    while (!Number.isInteger(scaled)) [scaled, shift] = [scaled * 2, shift - 1]
    return BigInt(scaled) << BigInt(shift)
  }
  const sum = units(a, 200) * units(b, 200) + units(c, 400)
  return Number(sum) / 2 ** 400
}

/** Milliseconds of an RFC 3339 date-time; NaN for anything else. */
export function instant(value: unknown): number {
  return isText(value) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : Number.NaN
}
