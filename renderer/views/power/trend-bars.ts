/** Where the bars of a small trend chart stand. Pure: values in, places and heights out; an unknown value has no bar, a known zero neither. */
export interface TrendBar {
  readonly x: number
  readonly width: number
  readonly tall: number
  /** height of the thin line above the bar (90th of 100); 0 where there is none */
  readonly over: number
}

export function layBars<T>(
  items: readonly T[],
  value: (item: T) => number | null,
  over: (item: T) => number | null,
  width: number,
  height: number
): { readonly most: number; readonly bars: readonly TrendBar[] } {
  const most = Math.max(0, ...items.flatMap((item) => [value(item) ?? 0, over(item) ?? 0]))
  const each = items.length === 0 ? width : Math.min(24, width / items.length)
  const tall = (amount: number | null): number =>
    amount === null || amount <= 0 || most === 0 ? 0 : Math.max(1.5, (amount / most) * height)
  return { most, bars: items.map((item, at) => ({ x: at * each, width: each, tall: tall(value(item)), over: tall(over(item)) })) }
}
