/**
 * Cell → codes that join tables: 统一社会信用代码 (GB 32100-2015, with check character) and project codes. A code that Excel turned into
 * 3.30109E+17 is told as ruined, because its last digits are gone for good.
 */
import type { RawValue } from './plain-text.ts'
import { isNothing, plainText } from './plain-text.ts'

export type CodeRefusal = 'empty' | 'ruined_by_excel' | 'wrong_length' | 'wrong_character' | 'check_digit'
export type CodeValue = { readonly ok: true; readonly code: string } | { readonly ok: false; readonly reason: CodeRefusal }

/** No I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** 统一社会信用代码, 18 characters, upper case. */
export function parseCreditCode(value: RawValue): CodeValue {
  const text = plainText(value).replace(/[\s-]/g, '').toUpperCase()
  if (text === '' || isNothing(text.toLowerCase())) return { ok: false, reason: 'empty' }
  if (isRuined(value, text)) return { ok: false, reason: 'ruined_by_excel' }
  if (text.length !== 18) return { ok: false, reason: 'wrong_length' }
  if ([...text].some((character) => !alphabet.includes(character))) return { ok: false, reason: 'wrong_character' }
  if (creditCheckCharacter(text) === text[17]) return { ok: true, code: text }
  return { ok: false, reason: /^\d{15}000$/.test(text) ? 'ruined_by_excel' : 'check_digit' }
}

/** The 18th character for the first 17 (GB 32100-2015, weights 3^i mod 31). */
export function creditCheckCharacter(code: string): string {
  let sum = 0
  let weight = 1
  for (let index = 0; index < 17; index += 1) {
    sum += alphabet.indexOf(code[index] ?? '') * weight
    weight = (weight * 3) % 31
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? ''
}

/** A project, contract or voucher code without spaces and invisible characters, its case as written. */
export function parseProjectCode(value: RawValue): CodeValue {
  const text = plainText(value).replace(/\s+/g, '')
  if (text === '' || isNothing(text)) return { ok: false, reason: 'empty' }
  return isRuined(value, text) ? { ok: false, reason: 'ruined_by_excel' } : { ok: true, code: text }
}

function isRuined(value: RawValue, text: string): boolean {
  return (typeof value === 'number' && Math.abs(value) >= 1e15) || /^\d(\.\d+)?E\+\d{2}$/i.test(text)
}
