/**
 * Where the rows and columns of a matrix lie: sizes, gaps between groups, what is seen, what is under the pointer. Pure arithmetic in CSS pixels,
 * so that hit-testing, drawing and headings cannot disagree.
 */

export interface Track {
  /** First pixel of each item. */
  readonly starts: readonly number[]
  /** Width (or height) of each cell, without the gap after it. */
  readonly size: number
  readonly length: number
}
export interface Span {
  readonly key: string
  readonly from: number
  readonly to: number
  /** pixels */
  readonly start: number
  readonly length: number
}
export interface GapRule {
  /** Between neighbours. */
  readonly cell: number
  /** More between second-level groups. */
  readonly second: number
  /** More between first-level groups. */
  readonly group: number
}

/** Lays items of equal size in a row; `keys[i] = [group, second]` says where the wider gaps come. */
export function layTrack(keys: readonly (readonly [group: string, second: string])[], pitch: number, gaps: GapRule): Track {
  const starts: number[] = []
  let at = 0
  keys.forEach(([group, second], index) => {
    const before = keys[index - 1]
    if (before) {
      if (before[0] !== group) at += gaps.group
      else if (before[1] !== second) at += gaps.second
    }
    starts.push(at)
    at += pitch
  })
  return { starts, size: pitch - gaps.cell, length: Math.max(0, at - gaps.cell) }
}

/** Runs of equal keys with their pixels, for the headings. */
export function spansOf(track: Track, keys: readonly string[]): readonly Span[] {
  const spans: Span[] = []
  keys.forEach((key, index) => {
    const last = spans.at(-1)
    const start = track.starts[index] ?? 0
    if (last && last.key === key && last.to === index - 1)
      spans[spans.length - 1] = { ...last, to: index, length: start + track.size - last.start }
    else spans.push({ key, from: index, to: index, start, length: track.size })
  })
  return spans
}

/** The item at a pixel; undefined in a gap of a group or outside. The one pixel between cells belongs to the cell before. */
export function itemAt(track: Track, pixel: number): number | undefined {
  let low = 0
  let high = track.starts.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if ((track.starts[middle] ?? 0) <= pixel) low = middle + 1
    else high = middle - 1
  }
  const start = track.starts[high]
  return start !== undefined && pixel >= 0 && pixel <= start + track.size ? high : undefined
}

/** Items that touch the window [from, to), as [first, after last]. */
export function seenRange(track: Track, from: number, to: number): readonly [number, number] {
  let first = 0
  while (first < track.starts.length && (track.starts[first] ?? 0) + track.size < from) first += 1
  let end = first
  while (end < track.starts.length && (track.starts[end] ?? 0) < to) end += 1
  return [first, end]
}

/** The scroll position that brings item `index` into a window of `view` pixels with the least movement. */
export function scrollToSee(track: Track, index: number, scroll: number, view: number): number {
  const start = track.starts[index] ?? 0
  const end = start + track.size
  const margin = track.size
  if (start - margin < scroll) return Math.max(0, start - margin)
  if (end + margin > scroll + view) return Math.max(0, end + margin - view)
  return scroll
}

/** Pitch that fills the room there is, between the smallest and the largest that can be read. */
export function fitPitch(count: number, room: number, gapsTotal: number, smallest: number, largest: number): number {
  if (count === 0 || room <= 0) return smallest
  return Math.min(largest, Math.max(smallest, Math.floor((room - gapsTotal) / count)))
}

/** The step 1 (worst) to 5 (best) of a score: below 60, 60, 70, 80, 90 and above. */
export function scoreBand(score: number): 1 | 2 | 3 | 4 | 5 {
  return score >= 90 ? 5 : score >= 80 ? 4 : score >= 70 ? 3 : score >= 60 ? 2 : 1
}

/** The step for a count or rate where more is darker; `thresholds` ascending, up to four. */
export function countBand(value: number, thresholds: readonly number[]): 1 | 2 | 3 | 4 | 5 {
  const passed = thresholds.slice(0, 4).filter((limit) => value >= limit).length
  return passed >= 4 ? 1 : passed === 3 ? 2 : passed === 2 ? 3 : passed === 1 ? 4 : 5
}
