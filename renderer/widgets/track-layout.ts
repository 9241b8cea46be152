/** Arithmetic of the track: the axis of real time with its ticks, the stages over the nodes, and which connecting lines cross. Pure. */

const dayMilliseconds = 86_400_000

/** ISO date → days since 1970, by the calendar alone; undefined for anything else. */
export function dayNumber(iso: string | null | undefined): number | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '')
  if (!found) return undefined
  return Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])) / dayMilliseconds
}

export interface TimeAxis {
  readonly x: (day: number) => number
  readonly ticks: readonly { readonly label: string; readonly x: number }[]
}

/** An axis over `days` between two pixels, with ticks at the starts of years, half years, quarters or months, as many as there is room for. */
export function layTimeAxis(days: readonly number[], from: number, to: number): TimeAxis {
  const low = Math.min(...days)
  const high = Math.max(...days)
  const pad = Math.max(4, (high - low) * 0.03)
  const [start, end] = [low - pad, high + pad]
  const x = (day: number): number => from + ((day - start) / (end - start)) * (to - from)
  const step = [1, 3, 6, 12, 24, 60].find((months) => ((to - from) / (end - start)) * months * 30.4 >= 96) ?? 120
  const first = new Date(start * dayMilliseconds)
  const ticks: { label: string; x: number }[] = []
  for (let month = first.getUTCFullYear() * 12; ; month += step) {
    const year = Math.floor(month / 12)
    const day = Date.UTC(year, month % 12, 1) / dayMilliseconds
    if (day > end) break
    if (day >= start) ticks.push({ label: `${year}-${String((month % 12) + 1).padStart(2, '0')}`, x: x(day) })
  }
  return { x, ticks }
}

/** Whether a node happened before one that stands before it: its line crosses, the order is reversed. */
export function crossesEarlier(days: readonly (number | undefined)[], index: number): boolean {
  const own = days[index]
  return own !== undefined && days.slice(0, index).some((day) => day !== undefined && day > own)
}

/** A name on at most two lines, cut near the middle: `控制价评审` → `控制价`, `评审`. */
export function breakName(name: string, perLine: number): readonly string[] {
  if (name.length <= perLine) return [name]
  if (/^[^\u4e00-\u9fff]+ /.test(name) && name.indexOf(' ') > perLine) {
    // A first word too long for its line: it is cut, not broken into the next.
    const end = name.indexOf(' ')
    const after = name.slice(end + 1)
    return [`${name.slice(0, perLine - 1)}…`, after.length > perLine ? `${after.slice(0, perLine - 1)}…` : after]
  }
  const space = name.lastIndexOf(' ', perLine)
  const cut = space > 1 ? space : Math.min(perLine, Math.ceil(name.length / 2))
  const rest = name.slice(cut).trim()
  return [name.slice(0, cut), rest.length > perLine ? `${rest.slice(0, perLine - 1)}…` : rest]
}
