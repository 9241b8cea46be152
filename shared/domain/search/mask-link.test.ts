/** What of a step may be kept: no whole id number, however it was typed; everything else as it was. */
import { expect, test } from 'vitest'
import { withCheckDigit } from '../value/parse-id-number.ts'
import { maskLink, maskNumbers, maskPhones } from './mask-link.ts'

const id = withCheckDigit('33048119900101123')
const masked = `${id.slice(0, 6)}********${id.slice(14)}`

test('[#80] an id number typed into the search or a filter is masked in the link, an account in the search alone', () => {
  const plain = (link: string): string => decodeURIComponent(maskLink(link))
  expect(plain(`#/search?q=${id}&kinds=1`)).toBe(`#/search?q=${masked}&kinds=1`)
  expect(plain(`#/search?q=%22${id}%22`)).toBe(`#/search?q="${masked}"`)
  expect(plain(`#/warnings?text=%E7%8E%8B+${id.slice(0, 6)}-${id.slice(6)}`)).toBe(`#/warnings?text=王 ${masked}`)
  expect(plain('#/search?q=6222021234567890123')).toBe('#/search?q=622****0123')
  expect(maskNumbers(`查找 ${id}`)).toBe(`查找 ${masked}`)
})

test('other links stay as they are, numbers within ids of rows too', () => {
  for (const link of [
    '#/person?id=6222021234567890',
    '#/graph?nodes=%5B%22org%7E1234567890123456%22%5D',
    '#/search?q=120000%20%E8%B7%AF',
    '#/heat',
    '#/search?q=%E0%A4'
  ])
    expect(maskLink(link)).toBe(link)
})

test('[#80] what leaves with a case holds no mobile number, as a node of relations or typed; what a person keeps still leads there', () => {
  const link = '#/graph?nodes=%5B%22phone%7E13912345678%22%5D&from=2026-01-01'
  expect(decodeURIComponent(maskLink(link, true))).toBe('#/graph?nodes=["phone~139****5678"]&from=2026-01-01')
  expect(maskLink(link)).toBe(link)
  expect(maskPhones('关系 13912345678')).toBe('关系 139****5678')
  expect(maskPhones('编号 2139123456780')).toBe('编号 2139123456780')
})
