/**
 * Tells from a number format whether a worksheet shows a number as a date. A serial is only a date because of its format, so reading the
 * format is the difference between 45103.58 and 2023-06-26. Built-in ids from ECMA-376 part 1, 18.8.30, with the Chinese ones (27–36, 50–58).
 */

const builtIn = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])

/** Does this format show a date or a time of day? Elapsed time ([h]:mm) is a number, not a date. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn.has(id)
  if (/^(general|standard|@)$/i.test(code.trim()) || /\[(h+|m+|s+)\]/i.test(code)) return false
  const bare = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').replace(/am\/pm|a\/p|上午\/下午|g\/通用格式/gi, '')
  if (/[0#?]/.test(bare.replace(/s\.0+/gi, 's'))) return false
  return /[ydhs]/i.test(bare) || /m{1,5}/i.test(bare)
}
