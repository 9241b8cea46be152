import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MoneyUnit, MoneyValue } from './parse-money.ts'
import { moneyUnitOf, parseMoney } from './parse-money.ts'

const fen = (amount: number, unit: MoneyUnit = '元', note?: Extract<MoneyValue, { ok: true }>['note']): MoneyValue => ({
  ok: true,
  fen: amount,
  unit,
  ...(note === undefined ? {} : { note })
})
const refused = (reason: Extract<MoneyValue, { ok: false }>['reason']): MoneyValue => ({ ok: false, reason })

describe('parseMoney', () => {
  it.each<[string | number | boolean | null, MoneyUnit, MoneyValue]>([
    ['23959900', '元', fen(2395990000)],
    [23959900, '元', fen(2395990000)],
    ['3258566.0', '元', fen(325856600)],
    [819.7677, '万元', fen(819767700, '万元')],
    ['12499.5551', '万元', fen(12499555100, '万元')],
    [231.193, '万元', fen(231193000, '万元')],
    ['1,234,567.89', '元', fen(123456789)],
    ['1,2345,6789', '元', fen(12345678900)],
    ['￥１，２３４．５０', '元', fen(123450)],
    ['¥ 100元', '元', fen(10000)],
    ['人民币 100 元整', '元', fen(10000)],
    ['2.37705E7', '元', fen(2377050000)],
    ['1e-2', '元', fen(1)],
    ['0.005', '元', fen(1, '元', 'rounded')],
    ['0.004', '元', fen(0, '元', 'rounded')],
    [82.80000000000001, '元', fen(8280, '元', 'rounded')],
    ['(123.45)', '元', fen(-12345)],
    ['（123.45）', '元', fen(-12345)],
    ['-5.6', '元', fen(-560)],
    ['−5.6', '元', fen(-560)],
    ['负100元', '元', fen(-10000)],
    ['100万', '元', fen(100000000, '万元', 'unit_in_cell')],
    ['1.2亿元', '元', fen(12000000000, '亿元', 'unit_in_cell')],
    ['5000元', '万元', fen(500000, '元', 'unit_in_cell')],
    ['5000万元', '万元', fen(5000000000, '万元')],
    ['1亿2000万元', '元', fen(12000000000)],
    ['3万5千元', '元', fen(3500000)],
    ['12元3角4分', '元', fen(1234)],
    ['壹佰万元整', '元', fen(100000000)],
    ['人民币叁拾贰万伍仟零捌元肆角伍分', '元', fen(32500845)],
    ['壹亿零伍拾万元整', '元', fen(10050000000)],
    ['拾伍元正', '元', fen(1500)],
    ['伍角', '元', fen(50)],
    ['一百二十万元', '元', fen(120000000)],
    [0, '元', fen(0, '元', 'placeholder_zero')],
    ['0.0', '万元', fen(0, '万元', 'placeholder_zero')],
    [1, '元', fen(100, '元', 'placeholder_one')],
    ['1.0', '元', fen(100, '元', 'placeholder_one')],
    ['', '元', refused('empty')],
    [null, '元', refused('empty')],
    ['-', '元', refused('empty')],
    ['暂无', '元', refused('empty')],
    ['下浮12%', '元', refused('rate')],
    ['12.5%', '元', refused('rate')],
    ['12,34', '元', refused('not_money')],
    ['面议', '元', refused('not_money')],
    ['1.2.3', '元', refused('not_money')],
    [true, '元', refused('not_money')],
    ['1e300', '元', refused('too_large')],
    ['90071992547409.92', '元', refused('too_large')],
    ['90071992547409.91', '元', fen(Number.MAX_SAFE_INTEGER)]
  ])('%j in %s', (cell, unit, value) => {
    expect(parseMoney(cell, unit)).toEqual(value)
  })

  it('is exact for every amount to the fen, however it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999_999_999_999 }), (amount) => {
        const yuan = `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`
        const wan = `${Math.floor(amount / 1_000_000)}.${String(amount % 1_000_000).padStart(6, '0')}`
        const grouped = yuan.replace(/\B(?=(\d{3})+\.)/g, ',')
        const read = [parseMoney(yuan), parseMoney(wan, '万元'), parseMoney(`${wan}万元`), parseMoney(grouped), parseMoney(`(${yuan})`)]
        expect(read.map((value) => (value.ok ? value.fen : value.reason))).toEqual([amount, amount, amount, amount, -amount])
      })
    )
  })

  it('never throws, and never gives a fraction of a fen', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.stringMatching(/^[-¥]?[\d,.]{1,12}(万|亿|元|角|分|e\d)?$/)),
        (cell) => {
          const read = parseMoney(cell)
          expect(!read.ok || Number.isSafeInteger(read.fen)).toBe(true)
        }
      )
    )
  })
})

describe('moneyUnitOf', () => {
  it.each([
    ['预算(万元)', '万元'],
    ['预算（万元）', '万元'],
    ['金额：元', '元'],
    ['合同价/万元', '万元'],
    ['年租金(元/年)', '元'],
    ['单位：亿元', '亿元'],
    ['中标价【元】', '元'],
    ['投资额万元', '万元'],
    ['金额（单位：人民币万元）', '万元'],
    ['结算价(千元)', '千元'],
    ['金额(分)', '分'],
    ['投资额（万）', '万元'],
    ['某县台账 / 单位：万元 填报人：张三', '万元'],
    ['中标金额', null],
    ['多元化项目', null],
    ['评分(分数)', null]
  ])('%s → %s', (header, unit) => {
    expect(moneyUnitOf(header)).toBe(unit)
  })
})
