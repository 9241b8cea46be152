/** Whether two names are one slip of the pen apart: one character changed, left out, put in, or two neighbours swapped. */

/** Names that are counted or told apart by one character: 一建 and 二建, 东城 and 西城, 甲 and 乙 are two on purpose. */
const counters = [
  '一二三四五六七八九十',
  '壹贰叁肆伍陆柒捌玖拾',
  '0123456789',
  '甲乙丙丁戊己庚辛',
  '东西南北中',
  '上下',
  '大小',
  '新老旧',
  '前后',
  '左右',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
]

/** False for equal names too: nothing was mistaken there. Of codes every sign counts, of names a counter does not. Symmetric. */
export function oneEditApart(a: string, b: string, of: 'names' | 'codes' = 'names'): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1) && (of === 'codes' || !isCounter(long[at] ?? ''))
  const [x, y] = [short[at] ?? '', long[at] ?? '']
  if (short.slice(at + 1) === long.slice(at + 1)) return of === 'codes' || !counters.some((signs) => signs.includes(x) && signs.includes(y))
  return x === long[at + 1] && y === short[at + 1] && short.slice(at + 2) === long.slice(at + 2)
}

const isCounter = (sign: string): boolean => counters.some((signs) => signs.includes(sign))

/** The name and the name without each of its characters: two names one edit apart always share one of these. */
export function editKeys(name: string): readonly string[] {
  return [name, ...Array.from(name, (_sign, at) => name.slice(0, at) + name.slice(at + 1))]
}
