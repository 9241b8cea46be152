import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DateValue } from './parse-date.ts'
import { parseDate } from './parse-date.ts'

const day = (iso: string, note?: 'two_digit_year' | 'weekday_mismatch' | 'excel_serial'): DateValue => ({
  ok: true,
  iso,
  precision: 'day',
  ...(note === undefined ? {} : { note })
})
const minute = (iso: string): DateValue => ({ ok: true, iso, precision: 'minute' })
const refused = (reason: Extract<DateValue, { ok: false }>['reason']): DateValue => ({ ok: false, reason })

describe('parseDate', () => {
  it.each<[string | number | boolean | null, DateValue]>([
    ['2023-8-30', day('2023-08-30')],
    ['2023-08-30', day('2023-08-30')],
    ['2023/8/30', day('2023-08-30')],
    ['2023.8.3', day('2023-08-03')],
    [' ２０２３／８／３０ ', day('2023-08-30')],
    ['20230830', day('2023-08-30')],
    [20230830, day('2023-08-30')],
    ['2023年8月30日', day('2023-08-30')],
    ['2023 年 8 月 30 日', day('2023-08-30')],
    ['2023年8月30号', day('2023-08-30')],
    ['二〇二三年八月三十日', day('2023-08-30')],
    ['二○二三年十二月二十一日', day('2023-12-21')],
    ['二零二三年十月十日', day('2023-10-10')],
    ['2018-01-01 星期一', day('2018-01-01')],
    ['2018-01-01 星期五', day('2018-01-01', 'weekday_mismatch')],
    ['2023年8月30日（周三）', day('2023-08-30')],
    ['2023-08-30 00:00:00', day('2023-08-30')],
    ['25.3.14', day('2025-03-14', 'two_digit_year')],
    ['98-12-1', day('1998-12-01', 'two_digit_year')],
    [45103, day('2023-06-26', 'excel_serial')],
    ['45103', day('2023-06-26', 'excel_serial')],
    [45103.58, { ok: true, iso: '2023-06-26T13:55:12', precision: 'second', note: 'excel_serial' }],
    [45103.5, { ok: true, iso: '2023-06-26T12:00', precision: 'minute', note: 'excel_serial' }],
    ['2023/8/30 14:00', minute('2023-08-30T14:00')],
    ['2023-8-30 9:05', minute('2023-08-30T09:05')],
    ['2023年8月30日14时5分', minute('2023-08-30T14:05')],
    ['2023年8月30日 下午2:30', minute('2023-08-30T14:30')],
    ['2023-08-30 12:10 am', minute('2023-08-30T00:10')],
    ['2023-08-30 24:00', minute('2023-08-31T00:00')],
    ['2023-08-30T14:00:05', { ok: true, iso: '2023-08-30T14:00:05', precision: 'second' }],
    ['20230830140005', { ok: true, iso: '2023-08-30T14:00:05', precision: 'second' }],
    ['2011-10-11 13:42:22.688000+02:00', { ok: true, iso: '2011-10-11T13:42:22.688+02:00', precision: 'second', zone: '+02:00' }],
    ['2006-01-01 00:00:00+01:00', { ok: true, iso: '2006-01-01T00:00:00+01:00', precision: 'second', zone: '+01:00' }],
    ['2023-08-30T14:00:05.120Z', { ok: true, iso: '2023-08-30T14:00:05.12Z', precision: 'second', zone: 'Z' }],
    ['2023-08-30 14:00+0800', { ok: true, iso: '2023-08-30T14:00+08:00', precision: 'minute', zone: '+08:00' }],
    ['30/8/2023', day('2023-08-30')],
    ['8/30/2023', day('2023-08-30')],
    ['2018-02-29 星期一', refused('no_such_day')],
    ['2023-2-30', refused('no_such_day')],
    ['20231301', refused('no_such_day')],
    ['2023-04-31', refused('no_such_day')],
    ['2023-08-30 25:00', refused('no_such_time')],
    ['2023-08-30 12:61', refused('no_such_time')],
    ['3/8/2023', refused('ambiguous')],
    ['2023年8月', refused('no_day_given')],
    ['2023.8', refused('no_day_given')],
    [2023.8, refused('no_day_given')],
    ['2023', refused('no_day_given')],
    ['1023-08-30', refused('out_of_range')],
    ['', refused('empty')],
    [null, refused('empty')],
    ['-', refused('empty')],
    ['无', refused('empty')],
    ['待通知', refused('not_a_date')],
    ['2023.1.1-2025.12.31', refused('not_a_date')],
    [5, refused('not_a_date')],
    [true, refused('not_a_date')]
  ])('%j', (cell, value) => {
    expect(parseDate(cell)).toEqual(value)
  })

  it('reads serials of a 1904 workbook', () => {
    expect(parseDate(43641, { system1904: true })).toEqual(day('2023-06-26', 'excel_serial'))
  })

  it('reads every real day back from each way of writing it, and never invents one', () => {
    const days = fc
      .date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, (iso) => {
        const [year = '', month = '', date = ''] = iso.split('-')
        const forms = [
          iso,
          iso.replaceAll('-', ''),
          `${year}年${Number(month)}月${Number(date)}日`,
          `${year}/${Number(month)}/${Number(date)}`,
          `${year}.${Number(month)}.${Number(date)}`
        ]
        expect(forms.map((form) => parseDate(form))).toEqual(forms.map(() => day(iso)))
        expect(parseDate(`${year.slice(2)}.${Number(month)}.${Number(date)}`)).toEqual(day(iso, 'two_digit_year'))
      })
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2099 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        (year, month, date) => {
          const read = parseDate(`${year}-${month}-${date}`)
          const real = new Date(Date.UTC(year, month - 1, date))
          const exists = real.getUTCMonth() === month - 1 && real.getUTCDate() === date && real.getUTCFullYear() === year
          expect(read.ok).toBe(exists)
        }
      )
    )
  })

  it('with the year last, reads day or month first as told, refuses when not told, and never makes a thirteenth month', () => {
    const read = (text: string, yearLast?: 'day_first' | 'month_first') => {
      const date = parseDate(text, { yearLast })
      return date.ok ? date.iso : date.reason
    }
    expect([read('03/04/2024'), read('03/04/2024', 'day_first'), read('03/04/2024', 'month_first')]).toEqual([
      'ambiguous',
      '2024-04-03',
      '2024-03-04'
    ])
    expect([read('25/03/2024', 'month_first'), read('03/25/2024', 'day_first')]).toEqual(['2024-03-25', '2024-03-25'])
    expect(read('2024-03-04', 'day_first')).toBe('2024-03-04')
  })

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        expect(parseDate(text)).toHaveProperty('ok')
      })
    )
  })
})
