/**
 * Cell → money in integer 分, exactly: by decimal digits, never by floating point, because 819.7677 万元 must be 819767700 分 and nothing
 * beside it. The unit is taken from the cell, else from the header (预算(万元)), else from the caller; values that people type to fill a
 * gap (0, 1) are reported, not dropped.
 */
import { chineseAmount } from './chinese-amount.ts'
import type { RawValue } from './plain-text.ts'
import { isNothing, plainText } from './plain-text.ts'

export type MoneyUnit = '分' | '元' | '百元' | '千元' | '万元' | '十万元' | '百万元' | '千万元' | '亿元'
export type MoneyNote = 'placeholder_zero' | 'placeholder_one' | 'rounded' | 'unit_in_cell'
export type MoneyRefusal = 'empty' | 'not_money' | 'rate' | 'too_large'

/** `fen` is a safe integer of 分; `unit` the unit the figure was written in. `unit_in_cell` = the cell's unit differs from the header's. */
export type MoneyValue =
  | { readonly ok: true; readonly fen: number; readonly unit: MoneyUnit; readonly note?: MoneyNote }
  | { readonly ok: false; readonly reason: MoneyRefusal }

/** Powers of ten from a unit to 分. */
const powers = { 分: 0, 元: 2, 百元: 4, 千元: 5, 万元: 6, 十万元: 7, 百万元: 8, 千万元: 9, 亿元: 10 } as const satisfies Record<
  MoneyUnit,
  number
>
const figure = String.raw`(\d+(?:\.\d*)?|\.\d+)(?:e([+-]?\d{1,3}))?`
const plain = new RegExp(`^${figure}$`)
const withUnit = new RegExp(String.raw`^${figure}(亿|千万|百万|十万|万|千|百)?元?整?$`)
const composite = /^(?:(\d+(?:\.\d+)?)亿)?(?:(\d+(?:\.\d+)?)万)?(?:(\d+(?:\.\d+)?)千)?(?:(\d+(?:\.\d+)?))?元?(?:(\d)角)?(?:(\d)分)?整?$/

/** `unit` is the header's (see moneyUnitOf) and counts where the cell names none. */
export function parseMoney(value: RawValue, unit: MoneyUnit = '元'): MoneyValue {
  if (typeof value === 'boolean') return { ok: false, reason: 'not_money' }
  const source = plainText(value)
  if (isNothing(source)) return { ok: false, reason: 'empty' }
  if (/%|‰|费率|下浮|折扣/.test(source)) return { ok: false, reason: 'rate' }
  let text = source
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/人民币|rmb|cny|[¥￥]/g, '')
    .replace(/[−–—]/g, '-')
  let negative = false
  const bracketed = /^\((.*)\)(元|万元|亿元)?$/.exec(text)
  if (bracketed !== null) {
    negative = true
    text = `${bracketed[1]}${bracketed[2] ?? ''}`
  }
  text = text.replace(/^(-|负|\+)/, (sign) => {
    negative = negative || sign !== '+'
    return ''
  })
  const bare = ungrouped(text)
  if (bare === null) return { ok: false, reason: 'not_money' }
  const read = amountOf(bare, unit)
  if (read === null) return { ok: false, reason: 'not_money' }
  const { fen, exact } = read
  if (fen > BigInt(Number.MAX_SAFE_INTEGER)) return { ok: false, reason: 'too_large' }
  const number = Number(fen) === 0 ? 0 : Number(negative ? -fen : fen)
  const one = plain.test(bare) && Number(bare) === 1
  const note: MoneyNote | undefined =
    exact && fen === 0n
      ? 'placeholder_zero'
      : one
        ? 'placeholder_one'
        : !exact
          ? 'rounded'
          : read.unit !== unit && read.named
            ? 'unit_in_cell'
            : undefined
  return { ok: true, fen: number, unit: read.unit, ...(note === undefined ? {} : { note }) }
}

/** The unit that a header, or a line above it, names: 预算(万元), 金额：元, 合同价/万元, 年租金(元/年), 单位：万元 填报人：…. Null without one. */
export function moneyUnitOf(header: string): MoneyUnit | null {
  const text = header.normalize('NFKC')
  const marked =
    /[([【:/]\s*(?:单位\s*:?)?\s*(?:人民币|rmb)?\s*(?:(亿|千万|百万|十万|万|千|百)?元|(亿|万))(?=\s*[)\]】/每]|\s|$)/i.exec(text) ??
    /(亿|千万|百万|十万|万|千|百)元\s*$/.exec(text)
  if (marked !== null) return unitOf(marked[1] ?? marked[2])
  if (/[([【]分[)\]】]/.test(text)) return '分'
  return null
}

function unitOf(prefix: string | undefined): MoneyUnit {
  const named = `${prefix ?? ''}元`
  return isUnit(named) ? named : '元'
}

function isUnit(text: string): text is MoneyUnit {
  return text in powers
}

/** Without thousands separators; null when the commas stand where none can. */
function ungrouped(text: string): string | null {
  if (!text.includes(',') && !text.includes("'")) return text
  const head = /^[\d,'.]+/.exec(text)?.[0] ?? ''
  if (!/^(\d{1,3}([,']\d{3})+|\d{1,4}(,\d{4})+)(\.\d*)?$/.test(head)) return null
  return head.replace(/[,']/g, '') + text.slice(head.length)
}

interface Amount {
  readonly fen: bigint
  readonly exact: boolean
  readonly unit: MoneyUnit
  /** The cell itself named the unit. */
  readonly named: boolean
}

function amountOf(text: string, unit: MoneyUnit): Amount | null {
  const bare = plain.exec(text)
  if (bare !== null) return scaled(bare[1] ?? '', Number(bare[2] ?? 0), unit, false)
  const single = withUnit.exec(text)
  if (single !== null) return scaled(single[1] ?? '', Number(single[2] ?? 0), unitOf(single[3]), true)
  const parts = composite.exec(text)
  if (parts !== null && text !== '' && /\d/.test(text)) {
    const units = ['亿元', '万元', '千元', '元'] as const
    let fen = 0n
    let exact = true
    units.forEach((partUnit, index) => {
      const part = scaled(parts[index + 1] ?? '0', 0, partUnit, true)
      fen += part.fen
      exact &&= part.exact
    })
    return { fen: fen + BigInt(parts[5] ?? 0) * 10n + BigInt(parts[6] ?? 0), exact, unit: '元', named: true }
  }
  const fen = chineseAmount(text)
  return fen === null ? null : { fen, exact: true, unit: '元', named: true }
}

/** digits × 10^exponent of a unit → 分, half away from zero. */
function scaled(figureText: string, exponent: number, unit: MoneyUnit, named: boolean): Amount {
  const [whole = '', part = ''] = figureText.split('.')
  const shift = powers[unit] + exponent - part.length
  const digits = BigInt(`${whole}${part}` === '' ? '0' : `${whole}${part}`)
  if (digits === 0n) return { fen: 0n, exact: true, unit, named }
  if (shift >= 0) return { fen: shift > 60 ? 10n ** 60n : digits * 10n ** BigInt(shift), exact: true, unit, named }
  const divisor = 10n ** BigInt(-shift)
  const rest = digits % divisor
  return { fen: digits / divisor + (rest * 2n >= divisor ? 1n : 0n), exact: rest === 0n, unit, named }
}
