/**
 * Figures and dates as people read them. Money is stored in 分 and shown in 元 or 万元, always with its unit beside it; dates are ISO in tables
 * and spoken in sentences; identity numbers are masked. Pure: the language comes in as an argument, no clock, no locale of the machine.
 */
export type Language = 'zh-CN' | 'en'
export type MoneyUnit = 'yuan' | 'wan'

const grouping = /\B(?=(\d{3})+$)/g

/** `1234567` → `1,234,567`; a whole number of either sign. */
export function groupDigits(digits: string): string {
  return digits.replace(grouping, ',')
}

/** A number with thousands separators and a fixed count of decimals; rounds half away from zero; −0 prints as 0. */
export function formatNumber(value: number, decimals = 0): string {
  const scale = 10 ** decimals
  const rounded = Math.round(Math.abs(value) * scale + Number.EPSILON * Math.abs(value) * scale) / scale
  const [whole = '0', fraction] = rounded.toFixed(decimals).split('.')
  const sign = value < 0 && rounded !== 0 ? '−' : ''
  return `${sign}${groupDigits(whole)}${fraction === undefined ? '' : `.${fraction}`}`
}

/** 分 → `1,556.90` in the unit asked for (万元 and 元 both with two decimals), without the unit's name. */
export function formatMoney(fen: number, unit: MoneyUnit): string {
  return formatNumber(fen / (unit === 'wan' ? 1_000_000 : 100), 2)
}

/** The name of a money unit, to stand beside the figure. */
export function moneyUnitName(unit: MoneyUnit, language: Language): string {
  if (language === 'zh-CN') return unit === 'wan' ? '万元' : '元'
  return unit === 'wan' ? '10k yuan' : 'yuan'
}

/** A share between 0 and 1 → `80.0%`. What is more than nothing is not written as nothing, nor almost all as all: `<0.1%`, `>99.9%`. */
export function formatPercent(share: number, decimals = 1): string {
  const percent = share * 100
  const text = `${formatNumber(percent, decimals)}%`
  const step = 10 ** -decimals
  // what binary fractions leave over is no share
  const slack = 1e-9
  if (percent > slack && percent < step && text === formatPercent(0, decimals)) return `<${formatNumber(step, decimals)}%`
  if (percent < 100 - slack && percent > 100 - step && text === formatPercent(1, decimals)) return `>${formatNumber(100 - step, decimals)}%`
  return text
}

/** A change with its direction as ink: `▲ 0.3`, `▼ 6.2`, `=` when it rounds to nothing. */
export function formatChange(value: number, decimals = 1): string {
  const size = formatNumber(Math.abs(value), decimals)
  if (Number(size.replaceAll(',', '')) === 0) return '='
  return `${value > 0 ? '▲' : '▼'} ${size}`
}

interface DayParts {
  readonly year: string
  readonly month: number
  readonly day: number
}

function dayParts(iso: string): DayParts | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  if (!found) return undefined
  const [, year = '', month = '', day = ''] = found
  return { year, month: Number(month), day: Number(day) }
}

const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December'
]

/** ISO date → as it is said: `2025 年 3 月 18 日`, `18 March 2025`. Anything else comes back as it is. */
export function speakDate(iso: string, language: Language): string {
  const parts = dayParts(iso)
  if (!parts) return iso
  if (language === 'zh-CN') return `${parts.year} 年 ${parts.month} 月 ${parts.day} 日`
  return `${parts.day} ${englishMonths[parts.month - 1] ?? ''} ${parts.year}`
}

/** ISO date or time → `2025-03-18`, for tables. */
export function isoDay(iso: string): string {
  return iso.slice(0, 10)
}

/** ISO time → `2026-11-20 17:06`. */
export function isoMinute(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ')
}

/** `2026Q3` → `2026 年第三季度` / `Q3 2026`; `2026-09` → `2026 年 9 月` / `September 2026`; `2026` → `2026 年`. */
export function speakPeriod(period: string, language: Language): string {
  const quarter = /^(\d{4})Q([1-4])$/.exec(period)
  if (quarter) {
    const [, year = '', number = ''] = quarter
    return language === 'zh-CN' ? `${year} 年第${'一二三四'[Number(number) - 1] ?? ''}季度` : `Q${number} ${year}`
  }
  const month = /^(\d{4})-(\d{2})$/.exec(period)
  if (month) {
    const [, year = '', number = ''] = month
    return language === 'zh-CN' ? `${year} 年 ${Number(number)} 月` : `${englishMonths[Number(number) - 1] ?? ''} ${year}`
  }
  return /^\d{4}$/.test(period) && language === 'zh-CN' ? `${period} 年` : period
}

/** Seconds left, coarse on purpose: `约余 40 秒`, `about 3 min left`. */
export function speakTimeLeft(seconds: number, language: Language): string {
  const coarse = seconds < 10 ? Math.max(1, Math.ceil(seconds)) : seconds < 90 ? Math.ceil(seconds / 10) * 10 : Math.ceil(seconds / 60)
  if (seconds < 90) return language === 'zh-CN' ? `约余 ${coarse} 秒` : `about ${coarse} s left`
  return language === 'zh-CN' ? `约余 ${coarse} 分钟` : `about ${coarse} min left`
}

/** Keeps the first two and last four characters of an identity number: `99************2417`. Short ones are masked whole. */
export function maskIdentity(value: string): string {
  if (value.length < 8) return '*'.repeat(value.length)
  return value.slice(0, 2) + '*'.repeat(value.length - 6) + value.slice(-4)
}

/** Bytes → `12.4 MB`; a kilobyte is 1,000 bytes, as file managers on the target systems do not agree anyway. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const
  let value = bytes
  let at = 0
  while (value >= 1000 && at < units.length - 1) {
    value /= 1000
    at += 1
  }
  return `${formatNumber(value, at === 0 ? 0 : 1)} ${units[at] ?? 'B'}`
}

/** The English form for a count: `plural(1, 'row', 'rows')` → `row`. */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many
}

/** A hash in groups of four, shortened to its two first and last groups: `4be1 90d2 … 77c0`. */
export function shortHash(hex: string): string {
  return hex.length <= 16 ? hex : `${hex.slice(0, 4)} ${hex.slice(4, 8)} … ${hex.slice(-4)}`
}
