import { describe, expect, it } from 'vitest'
import { findHeader } from './find-header.ts'
import type { CellValue, MergedRange, SourceRecord } from './table-file.ts'

const rows = (...lines: readonly (readonly CellValue[])[]): SourceRecord[] => lines.map((cells, index) => ({ line: index + 1, cells }))
const merge = (top: number, left: number, bottom: number, right: number): MergedRange => ({ top, left, bottom, right })

describe('findHeader', () => {
  it('takes the first line of a plain table', () => {
    expect(findHeader(rows(['编号', '名称', '金额'], ['1', '路', 3]))).toEqual({
      header: ['编号', '名称', '金额'],
      headerLine: 1,
      headerLines: 1,
      lastHeaderLine: 1,
      columnLetters: ['A', 'B', 'C'],
      notes: []
    })
  })

  it('skips titles and caption lines above it', () => {
    const found = findHeader(
      rows(['某县工程台账', null, null], ['填报单位：某局', null, '单位：万元'], [], ['编号', '名称', '金额'], ['1', '路', 3])
    )
    expect([found?.headerLine, found?.notes]).toEqual([
      4,
      [{ kind: 'titles_skipped', lines: [1, 2], text: '某县工程台账 / 填报单位：某局 单位：万元' }]
    ])
  })

  it('joins two rows by merged cells', () => {
    const found = findHeader(rows(['序号', '资金', null, null, '备注'], [null, '预算', '合同', '支付', null], [1, 2, 3, 4, '无']), [
      merge(1, 0, 2, 0),
      merge(1, 1, 1, 3),
      merge(1, 4, 2, 4)
    ])
    expect([found?.header, found?.headerLines, found?.notes]).toEqual([
      ['序号', '资金/预算', '资金/合同', '资金/支付', '备注'],
      2,
      [{ kind: 'header_joined', lines: [1, 2] }]
    ])
  })

  it('joins two rows without merges (csv) when the gaps fit', () => {
    const data: CellValue[][] = [
      ['1', 'x', 'y', '无'],
      ['2', 'x', 'y', '无'],
      ['3', 'x', 'y', '无']
    ]
    expect(findHeader(rows(['序号', '人员', null, '备注'], [null, '经办', '审批', null], ...data))?.header).toEqual([
      '序号',
      '人员/经办',
      '人员/审批',
      '备注'
    ])
  })

  it('finds the upper row when it alone is too sparse to be a header', () => {
    const found = findHeader(
      rows(['序号', '资金', null, null, null, null], [null, '预算', '控制价', '合同', '变更', '支付'], [1, 2, 3, 4, 5, 6]),
      [merge(1, 1, 1, 5), merge(1, 0, 2, 0)]
    )
    expect(found?.header).toEqual(['序号', '资金/预算', '资金/控制价', '资金/合同', '资金/变更', '资金/支付'])
  })

  it('does not take a first data row for a second header row', () => {
    const data: CellValue[][] = [
      ['x', 'y', 'z'],
      ['x', 'y', 'z'],
      ['x', 'y', 'z']
    ]
    expect(findHeader(rows(['a', null, 'b'], ...data))?.headerLines).toBe(1)
  })

  it('names columns that have no name and numbers repeated ones', () => {
    const found = findHeader(rows([null, '金额', '金额', '备\n注 '], ['0', 1, 2, 'x'], ['1', 1, 2, 'x']))
    expect([found?.header, found?.notes]).toEqual([
      ['列1', '金额', '金额 (2)', '备注'],
      [
        { kind: 'columns_named', columns: ['列1'] },
        { kind: 'columns_renamed', columns: ['金额 (2)'] }
      ]
    ])
  })

  it('cuts a stray name far to the right, keeps a full unnamed column', () => {
    const stray: CellValue[] = ['编号', '名称', ...Array.from({ length: 200 }, () => null), '误填']
    expect(findHeader(rows(stray, ['1', '路']))?.header).toEqual(['编号', '名称'])
    expect(findHeader(rows(['编号', '名称'], ['1', '路', 'x'], ['2', '桥', 'y'], ['3', '渠', 'z']))?.header).toEqual([
      '编号',
      '名称',
      '列3'
    ])
  })

  it('names all columns when there is no header, and is null for nothing', () => {
    expect(findHeader(rows(['1', '2023-08-30', '3'], ['2', '2023-08-31', '4']))).toMatchObject({
      header: ['列1', '列2', '列3'],
      headerLine: 0,
      notes: [{ kind: 'no_header' }]
    })
    expect(findHeader(rows([null, ''], []))).toBeNull()
  })
})
