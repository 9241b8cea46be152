/** A model's parameter as it is said: money in 元 or 万元, shares as percent, limits by kind of work each on its own. Pure. */
import type { Language, MoneyUnit } from './format.ts'
import { formatMoney, formatNumber, formatPercent, moneyUnitName } from './format.ts'

export interface ParamWords {
  readonly language: Language
  readonly moneyUnit: MoneyUnit
  /** The word for days, months …; empty for a bare count. */
  readonly unit: (unit: string) => string
}

type Kinds = Readonly<Record<string, { readonly zh: string; readonly en: string }>>

function one(value: number, unit: string, words: ParamWords): string {
  // Under a thousand yuan 万元 would print as nothing.
  if (unit === 'fen' && Math.abs(value) < 100_000) return `${formatMoney(value, 'yuan')} ${moneyUnitName('yuan', words.language)}`
  if (unit === 'fen') return `${formatMoney(value, words.moneyUnit)} ${moneyUnitName(words.moneyUnit, words.language)}`
  if (unit === 'ratio') return formatPercent(value)
  const word = words.unit(unit)
  return `${formatNumber(value, Number.isInteger(value) ? 0 : 2)}${word === '' ? '' : ` ${word}`}`
}

/** `value` comes as the engine prints it: a number, a text, or JSON of values by kind; `kinds` names these as the packs do. */
export function paramText(value: string, unit: string, words: ParamWords, kinds: Kinds): string {
  const number = Number(value)
  if (value.trim() !== '' && Number.isFinite(number)) return one(number, unit, words)
  if (!value.startsWith('{') && !value.startsWith('[')) return value
  try {
    const parsed: unknown = JSON.parse(value)
    if (Array.isArray(parsed)) return parsed.map(String).join(words.language === 'en' ? ', ' : '、')
    if (typeof parsed !== 'object' || parsed === null) return value
    return Object.entries(parsed)
      .map(
        ([key, part]) =>
          `${kinds[key]?.[words.language === 'en' ? 'en' : 'zh'] ?? key} ${typeof part === 'number' ? one(part, unit, words) : String(part)}`
      )
      .join(words.language === 'en' ? '; ' : '；')
  } catch {
    return value // not JSON after all: printed as it is
  }
}
