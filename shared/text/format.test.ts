import { expect, test } from 'vitest'
import {
  formatBytes,
  formatChange,
  formatMoney,
  formatNumber,
  formatPercent,
  maskIdentity,
  moneyUnitName,
  shortHash,
  speakDate,
  speakPeriod,
  speakTimeLeft
} from './format.ts'
import { roundToSum } from './rounding.ts'
import { fillText } from './translate.ts'
import { en, translator, zhCN } from './index.ts'

test('money is grouped, has two decimals and keeps its sign', () => {
  expect([
    formatMoney(155_690_000_00, 'wan'),
    formatMoney(155_690_000_00, 'yuan'),
    formatMoney(-1, 'yuan'),
    formatMoney(0, 'wan'),
    formatMoney(-1, 'wan')
  ]).toEqual(['15,569.00', '155,690,000.00', '−0.01', '0.00', '0.00'])
  expect([moneyUnitName('wan', 'zh-CN'), moneyUnitName('yuan', 'zh-CN')]).toEqual(['万元', '元'])
})

test('numbers, shares and changes', () => {
  expect([formatNumber(1_234_567.005, 2), formatPercent(0.8), formatChange(-6.2), formatChange(0.3), formatChange(0.04)]).toEqual([
    '1,234,567.01',
    '80.0%',
    '▼ 6.2',
    '▲ 0.3',
    '='
  ])
})

test('a share that is more than nothing is not written as nothing, nor almost all as all', () => {
  expect([0, 1e-12, 3 / 8942, 0.0005, 0.9994, 0.9996, 1 - 1e-12, 1].map((share) => formatPercent(share))).toEqual([
    '0.0%',
    '0.0%',
    '<0.1%',
    '0.1%',
    '99.9%',
    '>99.9%',
    '100.0%',
    '100.0%'
  ])
  expect([0.004, 0.996, 1].map((share) => formatPercent(share, 0))).toEqual(['<1%', '>99%', '100%'])
})

test('dates and periods are spoken in both languages; what is no date stays', () => {
  expect([speakDate('2025-03-18', 'zh-CN'), speakDate('2025-03-18', 'en'), speakDate('年内', 'zh-CN')]).toEqual([
    '2025 年 3 月 18 日',
    '18 March 2025',
    '年内'
  ])
  expect([
    speakPeriod('2026Q3', 'zh-CN'),
    speakPeriod('2026-09', 'zh-CN'),
    speakPeriod('2026Q3', 'en'),
    speakPeriod('2026', 'zh-CN')
  ]).toEqual(['2026 年第三季度', '2026 年 9 月', 'Q3 2026', '2026 年'])
})

test('time left is coarse, identity numbers are masked, hashes shortened', () => {
  expect([speakTimeLeft(37, 'zh-CN'), speakTimeLeft(0.2, 'zh-CN'), speakTimeLeft(130, 'en')]).toEqual([
    '约余 40 秒',
    '约余 1 秒',
    'about 3 min left'
  ])
  expect([maskIdentity('990101190001012417'), maskIdentity('1234')]).toEqual(['99************2417', '****'])
  expect([shortHash('4be190d2aaaaaaaaaaaaaaaaaaaa77c0'), formatBytes(12_400_000), formatBytes(512)]).toEqual([
    '4be1 90d2 … 77c0',
    '12.4 MB',
    '512 B'
  ])
})

test('parts of a sum add up on screen', () => {
  expect(roundToSum([-1.33, -8.33, -17.34], -27, 1)).toEqual([-1.3, -8.3, -17.4])
  expect(roundToSum([33.333, 33.333, 33.333], 100, 1).reduce((sum, value) => sum + value, 0)).toBeCloseTo(100, 9)
  expect(roundToSum([], 0)).toEqual([])
})

test('parameters are filled, counts choose their form, unknown ones stay visible', () => {
  expect(fillText('{n} {n:row|rows} of {total}', { n: 1 })).toBe('1 row of {total}')
  expect([
    translator('zh-CN')('common.rows', { n: 3 }),
    translator('en')('common.rows', { n: 3 }),
    translator('en')('common.rows', { n: 1 })
  ]).toEqual(['3 行', '3 rows', '1 row'])
})

test('both languages have the same parameters at every key', () => {
  const names = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)/g)].map((found) => found[1] ?? ''))].toSorted()
  const walk = (left: object, right: object, path: string): string[] =>
    Object.entries(left).flatMap(([key, value]) => {
      const other: unknown = Reflect.get(right, key)
      if (typeof value === 'string')
        return typeof other === 'string' && names(value).join() === names(other).join() ? [] : [`${path}${key}`]
      return typeof value === 'object' && typeof other === 'object' && other !== null
        ? walk(value, other, `${path}${key}.`)
        : [`${path}${key}`]
    })
  expect([...walk(zhCN, en, ''), ...walk(en, zhCN, '')]).toEqual([])
})
