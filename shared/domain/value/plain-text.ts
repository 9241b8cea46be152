/**
 * The first step of every cell parser: full-width to half-width (NFKC), invisible characters gone, ends trimmed; and which texts people
 * write when they have nothing to write. Kept in one place so that all parsers agree on what is empty.
 */

/** What a cell may hold; the same union as the readers' CellValue. */
export type RawValue = string | number | boolean | null | undefined

const nothing = new Set([
  '',
  '-',
  '--',
  '—',
  '——',
  '–',
  '/',
  '\\',
  '无',
  '暂无',
  '空',
  'null',
  'none',
  'nan',
  'n/a',
  '#n/a',
  'na',
  '未填',
  '待定',
  '未公布'
])

/** NFKC, without zero-width characters, byte order marks, control characters and Excel's text apostrophe; trimmed. */
export function plainText(value: RawValue): string {
  if (value === null || value === undefined) return ''
  const text = String(value)
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  return text.startsWith("'") ? text.slice(1).trim() : text
}

/** Is this one of the ways to leave a cell empty: nothing, a dash, 无, NULL? */
export function isNothing(text: string): boolean {
  return nothing.has(text.toLowerCase())
}
