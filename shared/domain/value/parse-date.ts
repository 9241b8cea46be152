/**
 * Cell → date. Reads the ways in which Chinese ledgers and event logs write dates, and refuses days that do not exist instead of moving
 * them (2018-02-29 never becomes 1 March). A zone is kept as given beside the local wall time; nothing is converted.
 */
import { excelSerialToIso } from './excel-serial.ts'
import type { RawValue } from './plain-text.ts'
import { isNothing, plainText } from './plain-text.ts'

export type DateNote = 'two_digit_year' | 'weekday_mismatch' | 'excel_serial'
export type DateRefusal = 'empty' | 'not_a_date' | 'no_such_day' | 'no_such_time' | 'no_day_given' | 'ambiguous' | 'out_of_range'

/**
 * `iso` is `2023-08-30`, `2023-08-30T14:00` or `2023-08-30T14:00:05` (with `.688` and `+02:00` where given), as `precision` says.
 * Midnight without a zone counts as a day: that is how databases print dates.
 */
export type DateValue =
  | {
      readonly ok: true
      readonly iso: string
      readonly precision: 'day' | 'minute' | 'second'
      readonly zone?: string
      readonly note?: DateNote
    }
  | { readonly ok: false; readonly reason: DateRefusal }

/** Which comes first where the year stands last: 03/04/2024 is 3 April or 4 March. Without it such a date is refused as ambiguous. */
export type YearLast = 'day_first' | 'month_first'

const weekdays = '日一二三四五六'
const chineseDigits = '〇一二三四五六七八九'
const clock = String.raw`(?:(上午|下午|中午|晚上|凌晨|am|pm)\s*)?(\d{1,2})\s*[:时点]\s*(?:(\d{1,2})\s*(?:[:分]\s*(?:(\d{1,2})(?:[.,](\d{1,9}))?\s*秒?)?)?)?\s*(am|pm)?\s*(z|[+-]\d{2}:?\d{2}|(?:utc|gmt)[+-]?\d{0,2})?`
const yearFirst = new RegExp(String.raw`^(\d{4}|\d{2})\s*([-/.年])\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[t\s,]*${clock})?$`)
const yearLast = new RegExp(String.raw`^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?:[t\s,]*${clock})?$`)
const compact = /^(\d{4})(\d{2})(\d{2})(?:[t\s]?(\d{2}):?(\d{2})(?::?(\d{2}))?)?$/
/** 1 January 1920 to 31 December 2099 as Excel serials: other bare numbers are no dates. */
const firstSerial = 7306
const lastSerial = 73_051

export function parseDate(
  value: RawValue,
  options: { readonly system1904?: boolean; readonly yearLast?: YearLast | undefined } = {}
): DateValue {
  if (typeof value === 'boolean') return { ok: false, reason: 'not_a_date' }
  let text = plainText(value).toLowerCase()
  if (isNothing(text)) return { ok: false, reason: 'empty' }
  if (/^(19|20)\d\d(\.(0?[1-9]|1[0-2])|年)?$/.test(text)) return { ok: false, reason: 'no_day_given' }
  if (/^\d{4,5}(\.\d+)?$/.test(text)) return fromSerial(Number(text), options.system1904 === true)
  let weekday = -1
  text = text.replace(/[([]?\s*(?:星期|周|礼拜)([一二三四五六日天])\s*[)\]]?/, (_, day: string) => {
    weekday = weekdays.indexOf(day === '天' ? '日' : day)
    return ' '
  })
  text = chineseToDigits(text.trim())
  if (/^\d{4}\s*[-/.年]\s*\d{1,2}\s*月?$/.test(text)) return { ok: false, reason: 'no_day_given' }
  const found = match(text, options.yearLast)
  if ('reason' in found) return { ok: false, reason: found.reason }
  return assemble(found, weekday)
}

/** The day of the week of an ISO date, 0 = Sunday (日). */
export function weekdayOf(iso: string): number {
  return new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay()
}

interface Parts {
  readonly year: string
  readonly month: number
  readonly day: number
  readonly half: string
  readonly hour: string | undefined
  readonly minute: string | undefined
  readonly second: string | undefined
  readonly fraction: string | undefined
  readonly zone: string | undefined
}

function match(text: string, yearLastOrder: YearLast | undefined): Parts | { readonly reason: DateRefusal } {
  const first = yearFirst.exec(text)
  if (first !== null) return parts(first[1], first[3], first[4], first.slice(5))
  const packed = compact.exec(text)
  if (packed !== null) return parts(packed[1], packed[2], packed[3], [undefined, packed[4], packed[5], packed[6]])
  const last = yearLast.exec(text)
  if (last === null) return { reason: 'not_a_date' }
  const one = Number(last[1])
  const two = Number(last[2])
  if (yearLastOrder === undefined && one <= 12 && two <= 12 && one !== two) return { reason: 'ambiguous' }
  return one > 12 || (two <= 12 && yearLastOrder === 'day_first')
    ? parts(last[3], last[2], last[1], last.slice(4))
    : parts(last[3], last[1], last[2], last.slice(4))
}

function parts(year: string | undefined, month: string | undefined, day: string | undefined, time: readonly (string | undefined)[]): Parts {
  return {
    year: year ?? '',
    month: Number(month),
    day: Number(day),
    half: time[0] ?? time[5] ?? '',
    hour: time[1],
    minute: time[2],
    second: time[3],
    fraction: time[4],
    zone: time[6]
  }
}

function assemble(found: Parts, weekday: number): DateValue {
  const short = found.year.length === 2
  const year = short ? Number(found.year) + (Number(found.year) < 70 ? 2000 : 1900) : Number(found.year)
  if (year < 1900 || year > 2099) return { ok: false, reason: 'out_of_range' }
  if (!dayExists(year, found.month, found.day)) return { ok: false, reason: 'no_such_day' }
  let date = isoDay(year, found.month, found.day)
  const note: DateNote | undefined =
    weekday !== -1 && weekdayOf(date) !== weekday ? 'weekday_mismatch' : short ? 'two_digit_year' : undefined
  const noted = note === undefined ? {} : { note }
  if (found.hour === undefined) return { ok: true, iso: date, precision: 'day', ...noted }
  let hour = Number(found.hour)
  if (/下午|晚上|pm|中午/.test(found.half) && hour < 12 && !(found.half === '中午' && hour === 11)) hour += 12
  if (/上午|凌晨|am/.test(found.half) && hour === 12) hour = 0
  const minute = Number(found.minute ?? 0)
  const second = Number(found.second ?? 0)
  if (hour === 24 && minute === 0 && second === 0) {
    hour = 0
    date = new Date(Date.UTC(year, found.month - 1, found.day + 1)).toISOString().slice(0, 10)
    return { ok: true, iso: `${date}T00:00`, precision: 'minute', ...noted }
  }
  if (hour > 23 || minute > 59 || second > 59) return { ok: false, reason: 'no_such_time' }
  const zone = zoneText(found.zone)
  const fraction = (found.fraction ?? '').replace(/0+$/, '')
  if (zone === '' && hour === 0 && minute === 0 && second === 0 && fraction === '')
    return { ok: true, iso: date, precision: 'day', ...noted }
  const time = `${two(hour)}:${two(minute)}`
  const zoned = zone === '' ? {} : { zone }
  if (found.second === undefined) return { ok: true, iso: `${date}T${time}${zone}`, precision: 'minute', ...zoned, ...noted }
  return {
    ok: true,
    iso: `${date}T${time}:${two(second)}${fraction === '' ? '' : `.${fraction}`}${zone}`,
    precision: 'second',
    ...zoned,
    ...noted
  }
}

function fromSerial(serial: number, system1904: boolean): DateValue {
  const shifted = system1904 ? serial + 1462 : serial
  const iso = shifted >= firstSerial && shifted < lastSerial ? excelSerialToIso(serial, system1904) : null
  if (iso === null) return { ok: false, reason: 'not_a_date' }
  if (!iso.includes('T')) return { ok: true, iso, precision: 'day', note: 'excel_serial' }
  return iso.endsWith(':00')
    ? { ok: true, iso: iso.slice(0, 16), precision: 'minute', note: 'excel_serial' }
    : { ok: true, iso, precision: 'second', note: 'excel_serial' }
}

/** 二〇二三年八月三十日 → 2023年8月30日. Only whole Chinese dates are touched. */
function chineseToDigits(text: string): string {
  return text
    .replace(/[零○o]/g, (zero) => (/[一二三四五六七八九]/.test(text) ? '〇' : zero))
    .replace(/^([〇一二三四五六七八九]{4}|[〇一二三四五六七八九]{2})(?=年)/, (year) =>
      [...year].map((digit) => chineseDigits.indexOf(digit)).join('')
    )
    .replace(/([〇一二三四五六七八九十]{1,3})(?=[月日号])/g, (number) => String(chineseNumber(number)))
}

function chineseNumber(text: string): number {
  const ten = text.indexOf('十')
  if (ten === -1) return Number([...text].map((digit) => chineseDigits.indexOf(digit)).join(''))
  const tens = ten === 0 ? 1 : chineseDigits.indexOf(text[ten - 1] ?? '')
  const ones = ten === text.length - 1 ? 0 : chineseDigits.indexOf(text[ten + 1] ?? '')
  return tens * 10 + ones
}

function zoneText(zone: string | undefined): string {
  if (zone === undefined) return ''
  if (zone === 'z' || zone === 'utc' || zone === 'gmt') return 'Z'
  const digits = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone)
  return digits === null ? 'Z' : `${digits[1]}${(digits[2] ?? '').padStart(2, '0')}:${digits[3] ?? '00'}`
}

function dayExists(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function isoDay(year: number, month: number, day: number): string {
  return `${year}-${two(month)}-${two(day)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
