/** Sentences: formats in both languages, names instead of ids, a dash for what is not there. */
import { describe, expect, test } from 'vitest'
import { renderExplain, type ExplainContext } from './explain.ts'
import { readSkip, writeSkip } from './skip-reason.ts'

const names: Readonly<Record<string, string>> = { 'org/o1': '住建局', 'party/p1': '路桥公司' }
const context: ExplainContext = {
  figures: {
    subject: 'o1',
    party_id: 'p1',
    person_id: 'x9',
    total: 123456700,
    small: 5000,
    share: 0.125,
    on: '2026-01-02',
    n: 12000,
    used: 1,
    none: null
  },
  params: { days: 30 },
  subjectKind: 'org',
  nameOf: (dataset, id) => names[`${dataset}/${id}`] ?? null,
  isDataset: (name) => ['org', 'party', 'person'].includes(name)
}

describe('explain', () => {
  test('in Chinese', () => {
    const text =
      '{subject}|{org}|{party}|{party_id|name}|{total|money}|{small|money}|{share|pct}|{on|date}|{n|count}|{used|workdays}|{days|days}|{none|money}|{n}'
    expect(renderExplain(text, context, 'zh-CN')).toBe(
      '住建局|住建局|路桥公司|路桥公司|123.46 万元|50.00 元|12.5%|2026 年 1 月 2 日|12,000|1 个工作日|30 天|—|12,000'
    )
  })

  test('in English', () => {
    expect(renderExplain('{subject} {used|workdays}, {days|days}, {on|date}', context, 'en')).toBe(
      '住建局 1 working day, 30 days, 2 January 2026'
    )
  })

  test('never shows a raw id', () => {
    expect([renderExplain('{person_id}', context, 'zh-CN'), renderExplain('{person}', context, 'en')]).toEqual(['名称不详', 'name unknown'])
  })
})

test('a skip reason is read back as it was written', () => {
  const reason = {
    code: 'empty_field',
    what: 'contract.amount',
    zh: '“合同”的“合同金额”全部为空',
    en: 'Amount of Contract is empty throughout'
  } as const
  expect([readSkip(writeSkip(reason)), readSkip('something else')]).toEqual([reason, null])
})
