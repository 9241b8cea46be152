/**
 * Why a cell could not be read, and what was noticed while reading one, in words: for the quarantine list and the preview. Every reason
 * and note of the parsers in this folder has its text here, checked by the compiler.
 */
import type { BooleanValue } from './parse-boolean.ts'
import type { CodeRefusal } from './parse-code.ts'
import type { DateNote, DateRefusal } from './parse-date.ts'
import type { IdNumberRefusal, IdNumberValue } from './parse-id-number.ts'
import type { MoneyNote, MoneyRefusal } from './parse-money.ts'
import type { NumberRefusal } from './parse-number.ts'

export type ValueRefusal =
  | DateRefusal
  | MoneyRefusal
  | NumberRefusal
  | IdNumberRefusal
  | CodeRefusal
  | Extract<BooleanValue, { readonly ok: false }>['reason']
export type ValueNote = DateNote | MoneyNote | NonNullable<Extract<IdNumberValue, { readonly ok: true }>['note']>

interface Words {
  readonly zh: string
  readonly en: string
}

const refusals = {
  empty: { zh: '没有填写', en: 'Empty' },
  not_a_date: { zh: '不是日期', en: 'Not a date' },
  no_such_day: { zh: '日历上没有这一天', en: 'No such day in the calendar' },
  no_such_time: { zh: '没有这个时刻', en: 'No such time of day' },
  no_day_given: { zh: '只有年月，没有日', en: 'Year and month without a day' },
  ambiguous: { zh: '月和日无法分清', en: 'Month and day cannot be told apart' },
  out_of_range: { zh: '年份不在 1900 至 2099 年之间', en: 'Year not within 1900 to 2099' },
  not_money: { zh: '不是金额', en: 'Not an amount of money' },
  rate: { zh: '是费率或下浮率，不是金额', en: 'A rate, not an amount' },
  too_large: { zh: '数值过大', en: 'Too large' },
  not_a_number: { zh: '不是数字', en: 'Not a number' },
  not_whole: { zh: '不是整数', en: 'Not a whole number' },
  ruined_by_excel: {
    zh: '已被 Excel 改成科学计数，末几位已丢失，请回原件核对',
    en: 'Rounded by Excel, last digits lost: go back to the source'
  },
  wrong_length: { zh: '位数不对', en: 'Wrong number of characters' },
  not_an_id_number: { zh: '不是身份证号码', en: 'Not an identity number' },
  check_digit: { zh: '校验位不符，至少错一位', en: 'Check digit does not fit: at least one character is wrong' },
  wrong_character: { zh: '含有代码中不会出现的字符', en: 'Holds a character that such codes never have' },
  not_yes_or_no: { zh: '既不是“是”也不是“否”', en: 'Neither yes nor no' }
} as const satisfies Record<ValueRefusal, Words>

const notes = {
  two_digit_year: { zh: '年份只有两位，已补全', en: 'Year has two digits; completed' },
  weekday_mismatch: { zh: '所写星期与日期不符', en: 'The weekday does not fit the date' },
  excel_serial: { zh: '由 Excel 日期序号换算', en: 'Converted from an Excel serial' },
  placeholder_zero: { zh: '金额为 0，可能是占位', en: 'Amount is 0, perhaps a placeholder' },
  placeholder_one: { zh: '金额为 1，可能是占位', en: 'Amount is 1, perhaps a placeholder' },
  rounded: { zh: '不足一分的部分已四舍五入', en: 'Rounded to the fen' },
  unit_in_cell: { zh: '单元格内所写单位与列名不同，以单元格为准', en: "The cell's own unit differs from the column's and counts" },
  from_15_digits: { zh: '由 15 位号码升为 18 位', en: 'Brought from 15 to 18 digits' }
} as const satisfies Record<ValueNote, Words>

/** A reason in words. */
export function refusalText(reason: ValueRefusal): Words {
  return refusals[reason]
}

/** A note in words. */
export function noteText(note: ValueNote): Words {
  return notes[note]
}
