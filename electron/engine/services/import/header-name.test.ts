/** Headers and the choice of a mapping: how a column is written does not matter, what it says does. */
import { expect, test } from 'vitest'
import { judgeMapping, rankMappings } from './choose-mapping.ts'
import { DatesSeen } from './data-date.ts'
import { findColumn, headerIndex, headerName } from './header-name.ts'
import { shippedPacks } from './import-fixture.ts'
import { editionLines, editionOf } from './withdraw.ts'

test('units, spaces, full-width letters and marks are not part of a name', () => {
  expect(
    ['核定概算（万元）', '核定概算 [元]', '*核定概算：', '合同金额/万元', 'ＩＰ地址', '金额(单位：亿元)', '开工日期（计划）'].map(
      headerName
    )
  ).toEqual([
    { key: '核定概算', unit: 'wan' },
    { key: '核定概算', unit: 'yuan' },
    { key: '核定概算', unit: null },
    { key: '合同金额', unit: 'wan' },
    { key: 'ip地址', unit: null },
    { key: '金额', unit: 'yi' },
    { key: '开工日期(计划)', unit: null }
  ])
})

test('the first alias that the header has is taken', () => {
  const index = headerIndex(['项目编号', '项目名称', '项目编码'])
  expect([findColumn(index, ['项目编码', '项目编号']), findColumn(index, '合同编号')]).toEqual([2, null])
})

test('the first lines of every shipped mapping name its headers, and exactly those headers choose it', () => {
  const { mappings } = shippedPacks()
  for (const mapping of mappings) {
    const read = mapping.emits.flatMap((emission) =>
      [emission.each, ...Object.values(emission.fields).map((source) => source.column)].flatMap((names) =>
        names === undefined ? [] : [typeof names === 'string' ? names : (names[0] ?? '')]
      )
    )
    const header = [...new Set([...mapping.required.map((names) => (typeof names === 'string' ? names : (names[0] ?? ''))), ...read])]
    const [best] = rankMappings(mappings, header)
    expect([mapping.id, best?.mapping.id, best?.fits]).toEqual([mapping.id, mapping.id, true])
    expect(judgeMapping(mapping, header).missing).toEqual([])
  }
})

test('editions of one ledger stand in one line; half of the live rows make a newer edition', () => {
  const one = (id: number, editionOfIds: readonly number[]) => ({
    id,
    sha256: '',
    mapping: 'm',
    mappingVersion: 1,
    editionOf: editionOfIds,
    rows: 0,
    dataDate: ''
  })
  const lines = editionLines([one(1, []), one(2, []), one(3, [1])], 'm')
  expect(lines).toEqual([[2], [1, 3]])
  const live = new Map([
    [1, 8],
    [2, 4],
    [3, 2]
  ])
  expect(
    editionOf(
      lines,
      live,
      new Map([
        [1, 5],
        [2, 1]
      ])
    )
  ).toEqual([1, 3])
  expect(
    editionOf(
      lines,
      live,
      new Map([
        [1, 4],
        [2, 2]
      ])
    )
  ).toEqual([2])
})

test('the data date is the latest date, but for one that stands alone years ahead', () => {
  const dates = new DatesSeen()
  for (let at = 0; at < 200; at += 1) dates.add(`2024-03-${String((at % 28) + 1).padStart(2, '0')}`)
  dates.add('2099-01-01')
  expect(dates.latest()).toBe('2024-03-28')
  const few = new DatesSeen()
  few.add('2021-01-01')
  few.add('2024-05-06T10:00')
  expect(few.latest()).toBe('2024-05-06')
})
