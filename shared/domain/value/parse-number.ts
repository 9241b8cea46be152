/**
 * Cell → number: counts, measures and percentages. A percentage comes out as its fraction (12.5% → 0.125), by moving the decimal point in
 * the text, so no binary error creeps in.
 */
import type { RawValue } from './plain-text.ts'
import { isNothing, plainText } from './plain-text.ts'

export type NumberRefusal = 'empty' | 'not_a_number' | 'not_whole' | 'too_large'
export type NumberValue =
  | { readonly ok: true; readonly value: number; readonly percent: boolean; readonly unit?: string }
  | { readonly ok: false; readonly reason: NumberRefusal }

const written =
  /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:e([+-]?\d{1,3}))?\s*(%|‰|百分点)?\s*([家个人户件份次天日笔项亩套台名条票吨处]|平方米|工作日|m2|㎡)?$/

/** A real number, a percentage (`percent: true`, value as fraction) or a figure with a counter (12家 → 12, unit 家). */
export function parseNumber(value: RawValue): NumberValue {
  if (typeof value === 'number') return Number.isFinite(value) ? { ok: true, value, percent: false } : { ok: false, reason: 'not_a_number' }
  if (typeof value === 'boolean') return { ok: false, reason: 'not_a_number' }
  let text = plainText(value).toLowerCase()
  if (isNothing(text)) return { ok: false, reason: 'empty' }
  text = text
    .replace(/[−–—]/g, '-')
    .replace(/^\((.+)\)$/, '-$1')
    .replace(/^百分之(\d+(?:\.\d+)?)$/, '$1%')
  if (/^[+-]?(\d{1,3}(,\d{3})+|\d{1,4}(,\d{4})+)(?!\d)/.test(text)) text = text.replaceAll(',', '')
  const match = written.exec(text)
  if (match === null) return { ok: false, reason: 'not_a_number' }
  const percent = match[4] !== undefined
  const exponent = Number(match[3] ?? 0) - (match[4] === '‰' ? 3 : percent ? 2 : 0)
  const number = Number(`${match[1]}${match[2]}e${exponent}`)
  if (!Number.isFinite(number)) return { ok: false, reason: 'too_large' }
  return { ok: true, value: number === 0 ? 0 : number, percent, ...(match[5] === undefined ? {} : { unit: match[5] }) }
}

/** A whole number within the safe range; `12.0` is whole, `12.5` is refused. */
export function parseInteger(value: RawValue): NumberValue {
  const read = parseNumber(value)
  if (!read.ok) return read
  if (!Number.isInteger(read.value) || read.percent) return { ok: false, reason: 'not_whole' }
  return Number.isSafeInteger(read.value) ? read : { ok: false, reason: 'too_large' }
}
