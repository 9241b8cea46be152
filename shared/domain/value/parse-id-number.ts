/**
 * Cell → resident identity number (GB 11643-1999): length, birthday and check digit. A number that Excel has already rounded is told as
 * such, because no repair is possible and the person must go back to the source. Only the mask is fit for showing.
 */
import type { RawValue } from './plain-text.ts'
import { isNothing, plainText } from './plain-text.ts'

export type IdNumberRefusal = 'empty' | 'ruined_by_excel' | 'wrong_length' | 'not_an_id_number' | 'no_such_day' | 'check_digit'

/** `id` has 18 characters (a 15-digit one is brought to 18 and noted); `birth` is ISO. */
export type IdNumberValue =
  | {
      readonly ok: true
      readonly id: string
      readonly mask: string
      readonly birth: string
      readonly sex: 'male' | 'female'
      readonly region: string
      readonly note?: 'from_15_digits'
    }
  | { readonly ok: false; readonly reason: IdNumberRefusal; readonly mask: string }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkCharacters = '10X98765432'

export function parseIdNumber(value: RawValue): IdNumberValue {
  const text = plainText(value).replace(/[\s-]/g, '').toUpperCase()
  const mask = maskIdNumber(text)
  const refuse = (reason: IdNumberRefusal): IdNumberValue => ({ ok: false, reason, mask })
  if (isNothing(text.toLowerCase()) || text === '') return refuse('empty')
  if (/^\d(\.\d+)?E\+?1[4-8]$/.test(text) || (typeof value === 'number' && value >= 1e15)) return refuse('ruined_by_excel')
  if (/^\d{15}$/.test(text)) return checked(withCheckDigit(`${text.slice(0, 6)}19${text.slice(6)}`), mask, true)
  if (!/^\d+X?$/.test(text)) return refuse('not_an_id_number')
  if (text.length !== 18) return refuse('wrong_length')
  return checked(text, mask, false)
}

/** `330102199001011234` → `330102********1234`; what is no such number is masked all but its first and last two characters. */
export function maskIdNumber(text: string): string {
  if (/^\d{17}[\dX]$/i.test(text)) return `${text.slice(0, 6)}********${text.slice(14)}`
  if (/^\d{15}$/.test(text)) return `${text.slice(0, 6)}******${text.slice(12)}`
  return text.length <= 4 ? '*'.repeat(text.length) : `${text.slice(0, 2)}${'*'.repeat(text.length - 4)}${text.slice(-2)}`
}

/** 17 digits with their check character. */
export function withCheckDigit(seventeen: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(seventeen[index]), 0)
  return seventeen.slice(0, 17) + (checkCharacters[sum % 11] ?? '')
}

function checked(id: string, mask: string, from15: boolean): IdNumberValue {
  const valid = withCheckDigit(id) === id
  if (!valid && id.endsWith('000')) return { ok: false, reason: 'ruined_by_excel', mask }
  const birth = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`
  if (!isDay(birth)) return { ok: false, reason: 'no_such_day', mask }
  if (!valid) return { ok: false, reason: 'check_digit', mask }
  const sex = Number(id[16]) % 2 === 1 ? 'male' : 'female'
  return { ok: true, id, mask: maskIdNumber(id), birth, sex, region: id.slice(0, 6), ...(from15 ? { note: 'from_15_digits' } : {}) }
}

function isDay(iso: string): boolean {
  const time = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === iso && iso >= '1880' && iso < '2100'
}
