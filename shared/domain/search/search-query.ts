/**
 * What a person typed → what is looked for. Every part must be found (张三 2026-03 12万); a part may be meant in several ways at once (120000 is
 * a code and an amount of 120,000 元), and any of them counts. Quotation marks keep a part with spaces together and mean it as text. A whole id number is never
 * looked for as text.
 */
import { parseIdNumber } from '../value/parse-id-number.ts'
import { parseMoney } from '../value/parse-money.ts'
import { foldText, isSingle, queryTerms, termMarks } from './search-terms.ts'

/** One way in which a part may be meant: all of these terms; `prefix` says that the last one may go on. */
export interface SearchWay {
  readonly kind: 'text' | 'amount' | 'date' | 'pinyin'
  readonly terms: readonly string[]
  readonly prefix: boolean
}
export interface SearchPart {
  /** folded, as it is marked in what was found */
  readonly text: string
  readonly ways: readonly SearchWay[]
}
export interface SearchQuery {
  readonly parts: readonly SearchPart[]
  /** whole numbers that are only ever looked for by their keyed hash, normalised */
  readonly numbers: readonly { readonly kind: 'id' | 'account'; readonly number: string }[]
  /** the query as it may be shown and logged: id numbers masked */
  readonly shown: string
}

const quoted = /"([^"]+)"|“([^”]+)”|(\S+)/gu
const mostParts = 8
const mostTerms = 40

/** Parts beyond the eighth are left out. */
export function parseQuery(typed: string): SearchQuery {
  const parts: SearchPart[] = []
  const numbers: { kind: 'id' | 'account'; number: string }[] = []
  const shown: string[] = []
  for (const found of typed.normalize('NFKC').matchAll(quoted)) {
    if (parts.length + numbers.length >= mostParts) break
    const raw = (found[1] ?? found[2] ?? found[3] ?? '').trim()
    if (raw === '') continue
    const number = secretNumber(raw)
    if (number !== null) {
      numbers.push(number)
      shown.push(`${raw.slice(0, 3)}${'*'.repeat(Math.max(4, raw.length - 7))}${raw.slice(-4)}`)
      continue
    }
    const ways = waysOf(raw, found[3] === undefined)
    if (ways.length === 0) continue
    parts.push({ text: foldText(raw), ways })
    shown.push(found[3] === undefined ? `"${raw}"` : raw)
  }
  return { parts, numbers, shown: shown.join(' ') }
}

function secretNumber(raw: string): { readonly kind: 'id' | 'account'; readonly number: string } | null {
  const compact = raw.replace(/[\s-]/g, '')
  if (!/^\d{15,19}x?$/i.test(compact)) return null
  const id = parseIdNumber(compact)
  if (id.ok) return { kind: 'id', number: id.id }
  return /^\d{16,19}$/.test(compact) ? { kind: 'account', number: compact } : null
}

/** What reads as a day or month is meant as one; in quotation marks it is text. */
function waysOf(raw: string, quotes: boolean): readonly SearchWay[] {
  const days = quotes ? [] : dateTerms(raw)
  const ways: SearchWay[] = days.map((term) => ({ kind: 'date', terms: [term], prefix: false }))
  if (days.length > 0 && !/^\d{8}$/.test(raw)) return ways
  const terms = queryTerms(raw).slice(0, mostTerms)
  if (terms.length > 0) ways.push({ kind: 'text', terms, prefix: mayGoOn(terms) })
  const fen = quotes ? null : amountOf(raw)
  if (fen !== null) ways.push({ kind: 'amount', terms: [`${termMarks.amount}${fen}`], prefix: false })
  const letters = foldText(raw).replaceAll("'", '')
  if (!quotes && /^[a-z]{2,24}$/.test(letters)) {
    ways.push({ kind: 'pinyin', terms: [termMarks.initials + letters], prefix: true })
    if (letters.length > 2) ways.push({ kind: 'pinyin', terms: [termMarks.pinyin + letters], prefix: true })
  }
  return ways
}

/** A pair of characters is a whole term; one character, or a run of letters or digits long enough to tell something, may be a beginning. */
function mayGoOn(terms: readonly string[]): boolean {
  const last = terms.at(-1) ?? ''
  if (isSingle(last)) return true
  return !/^\p{Script=Han}/u.test(last) && last.length >= (terms.length > 1 ? 2 : 3)
}

/** 12万, 120000, 1,200.50元 in 分; null for what is no amount of money. */
function amountOf(raw: string): number | null {
  if (!/\d/.test(raw) || /^0\d/.test(raw) || /^\d{12,}$/.test(raw)) return null
  const money = parseMoney(raw)
  return money.ok && money.fen !== 0 ? money.fen : null
}

/** 2026年3月5日, 2026-03-05, 2026.3.5, 20260305 as a day; 2026-03, 2026年3月 as a month; 2026年 as its twelve. */
function dateTerms(raw: string): readonly string[] {
  const found =
    /^((?:19|20)\d\d)(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/.exec(raw) ??
    /^((?:19|20)\d\d)(?:年|[-/.])(\d{1,2})月?$/.exec(raw) ??
    /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(raw) ??
    /^((?:19|20)\d\d)年$/.exec(raw)
  if (found === null) return []
  const [, year = '', month, day] = found
  if (month === undefined) return Array.from({ length: 12 }, (_, at) => `${termMarks.date}${year}${String(at + 1).padStart(2, '0')}`)
  if (Number(month) < 1 || Number(month) > 12 || (day !== undefined && (Number(day) < 1 || Number(day) > 31))) return []
  return [`${termMarks.date}${year}${month.padStart(2, '0')}${day === undefined ? '' : day.padStart(2, '0')}`]
}
