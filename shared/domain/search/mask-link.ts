/**
 * A step's link or label as it may be kept: whole id numbers in it masked, and in what was typed into the search account numbers as well. Steps and the walks of
 * a case outlast the moment, and a walk goes out with its volume; a number that is only ever looked for by its hash must not lie there (feature 80).
 */
import { maskIdNumber, parseIdNumber } from '../value/parse-id-number.ts'

const mobile = /(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/g
const longNumber = /(?<![0-9A-Za-z~])\d(?:-?\d){14,18}[xX]?(?![0-9A-Za-z])/g

/** `身份 330481199001011234` → `身份 330481********1234`. `accounts`: 16 to 19 digits that are no id number are masked too. */
export function maskNumbers(text: string, accounts = false): string {
  return text.replaceAll(longNumber, (found) => {
    const compact = found.replaceAll('-', '')
    if (parseIdNumber(compact).ok) return maskIdNumber(compact)
    return accounts && /^\d{16,19}$/.test(compact) ? `${compact.slice(0, 3)}****${compact.slice(-4)}` : found
  })
}

/** The same for what leaves with a case: mobile numbers too, by which relations tell a shared phone; a link that held one leads nowhere afterwards. */
export const maskPhones = (text: string): string => text.replaceAll(mobile, (found) => `${found.slice(0, 3)}****${found.slice(-4)}`)

/** `#/search?q=330481…` with its values masked, still a link. What cannot be decoded is masked as it stands. `phones`: mobile numbers too. */
export function maskLink(link: string, phones = false): string {
  const at = link.indexOf('?')
  if (at < 0) return maskNumbers(link)
  const parts = link.slice(at + 1).split('&')
  return `${link.slice(0, at)}?${parts.map((part) => maskPart(part, phones)).join('&')}`
}

function maskPart(part: string, phones: boolean): string {
  const at = part.indexOf('=')
  const [name, value] = [part.slice(0, at + 1), part.slice(at + 1)]
  const plain = decoded(value)
  const numbers = maskNumbers(plain, name === 'q=')
  const masked = phones ? maskPhones(numbers) : numbers
  return masked === plain ? part : `${name}${encodeURIComponent(masked)}`
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '))
  } catch {
    return value
  }
}
