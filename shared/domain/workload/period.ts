/** Days of a period in steps of days, weeks or months, and the busiest stretch of days. Pure, on ISO dates. */

export const workSteps = ['day', 'week', 'month'] as const
export type WorkStep = (typeof workSteps)[number]

const dayMs = 86_400_000
const shift = (day: string, by: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + by * dayMs).toISOString().slice(0, 10)

/** The step a day belongs to: itself, the Monday of its week, its month. */
export function stepOfDay(day: string, step: WorkStep): string {
  if (step === 'day') return day
  if (step === 'month') return day.slice(0, 7)
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return shift(day, -weekday)
}

/** Every step from the first day to the last, both included. */
export function stepsBetween(from: string, to: string, step: WorkStep): readonly string[] {
  const steps: string[] = []
  for (let day = from; day <= to; day = shift(day, 1)) {
    const key = stepOfDay(day, step)
    if (steps.at(-1) !== key) steps.push(key)
  }
  return steps
}

/** The `length` days in a row with the most; the earliest of several. Null when there was nothing. */
export function busiest(
  counts: ReadonlyMap<string, number>,
  length: number
): { readonly from: string; readonly to: string; readonly n: number } | null {
  const days = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))
  let best: { readonly from: string; readonly to: string; readonly n: number } | null = null
  // the stretch beginning at each day in turn: what lies before it goes, what comes within its length is added
  let [n, next] = [0, 0]
  for (const [from, own] of days) {
    const to = shift(from, length - 1)
    for (let day = days[next]; day !== undefined && day[0] <= to; day = days[(next += 1)]) n += day[1]
    if (n > 0 && (best === null || n > best.n)) best = { from, to, n }
    n -= own
  }
  return best
}

/** Wilson's interval of a share at 95 %, both ends within 0 and 1; null without anything to divide by. E. B. Wilson, JASA 22 (1927). */
export function shareInterval(part: number, whole: number): readonly [number, number] | null {
  if (whole === 0) return null
  const z = 1.959_964
  const share = part / whole
  const middle = share + (z * z) / (2 * whole)
  const reach = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole))
  const scale = 1 + (z * z) / whole
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)]
}
