import { describe, expect, it } from 'vitest'
import { RowCleaner } from './clean-rows.ts'
import { findHeader } from './find-header.ts'
import type { CellValue, MergedRange } from './table-file.ts'
import type { TableNote } from './table-note.ts'
import { tableNoteText } from './table-note.ts'

function clean(
  data: readonly (readonly CellValue[])[],
  merges: readonly MergedRange[] = []
): { rows: (readonly CellValue[])[]; notes: readonly TableNote[] } {
  const header = { line: 1, cells: ['村', '事项', '金额', '备注'] }
  const plan = findHeader([header, { line: 2, cells: ['甲', '乙', 1, '无'] }])
  if (plan === null) throw new Error('no plan')
  const cleaner = new RowCleaner(plan, merges)
  const rows = data.flatMap((cells, index) => cleaner.clean({ line: index + 2, cells }, true)?.cells ?? []).length
  const again = new RowCleaner(plan, merges)
  const kept = data.flatMap((cells, index) => {
    const row = again.clean({ line: index + 2, cells }, true)
    return row === null ? [] : [row.cells]
  })
  expect(kept.flat()).toHaveLength(rows)
  return { rows: kept, notes: again.notes() }
}

describe('RowCleaner', () => {
  it.each([
    ['小计', null, 12, null],
    [null, '合 计', '12.5', null],
    ['本页合计：', null, 12, '-'],
    ['总计', '共 12 项', '1,234.00元', null],
    ['合计（大写）', null, '壹佰万元整', null],
    [null, null, '累计', 100],
    ['Total', null, 12, null],
    ['合计', '合计', '合计', 12]
  ])('[#91] leaves out the subtotal row %j %j %j %j', (...cells) => {
    expect(clean([cells])).toEqual({ rows: [], notes: [{ kind: 'subtotals_left_out', count: 1, lines: [2] }] })
  })

  it.each([
    ['合计村', '修路', 12, null],
    ['甲', '小计', 12, null],
    ['总计划办公室', null, 12, null],
    ['合计', '修路工程', 12, null]
  ])('keeps %j %j %j %j', (...cells) => {
    expect(clean([cells]).rows).toEqual([cells])
  })

  it('[#91] fills 同上 from the row above, not from a subtotal', () => {
    expect(
      clean([
        ['甲', '修路', 1, '无'],
        ['同上', '修桥', 2, '〃'],
        ['小计', null, 3, null],
        [' 同上 ', '″', 4, '"']
      ])
    ).toEqual({
      rows: [
        ['甲', '修路', 1, '无'],
        ['甲', '修桥', 2, '无'],
        ['甲', '修桥', 4, '无']
      ],
      notes: [
        { kind: 'ditto_filled', count: 5 },
        { kind: 'subtotals_left_out', count: 1, lines: [4] }
      ]
    })
  })

  it('[#91] fills merged cells down and across', () => {
    const merges = [
      { top: 2, left: 0, bottom: 4, right: 0 },
      { top: 3, left: 1, bottom: 3, right: 2 }
    ]
    expect(
      clean(
        [
          ['甲', '修路', 1, null],
          [null, '停工', null, null],
          [null, '修桥', 2, null],
          [null, '修渠', 3, null]
        ],
        merges
      )
    ).toEqual({
      rows: [
        ['甲', '修路', 1, null],
        ['甲', '停工', '停工', null],
        ['甲', '修桥', 2, null],
        [null, '修渠', 3, null]
      ],
      notes: [{ kind: 'merged_filled', count: 3 }]
    })
  })

  it('skips empty rows, brings ragged ones to width and tells what lies beyond', () => {
    expect(clean([[null, ' '], [], ['甲'], ['乙', 'x', 1, null, 'y', 'z'], [null, null, null, null, 'q']])).toEqual({
      rows: [
        ['甲', null, null, null],
        ['乙', 'x', 1, null]
      ],
      notes: [
        { kind: 'empty_rows', count: 3 },
        { kind: 'short_rows', count: 1, lines: [4] },
        { kind: 'cells_beyond_header', count: 3, lines: [5, 6] }
      ]
    })
  })

  it('says every kind of note in both languages', () => {
    const notes: TableNote[] = [
      { kind: 'titles_skipped', lines: [1], text: 't' },
      { kind: 'no_header' },
      { kind: 'header_joined', lines: [1, 2] },
      { kind: 'columns_named', columns: ['列1'] },
      { kind: 'columns_renamed', columns: ['a (2)'] },
      { kind: 'range_cut', from: 16384, to: 24 },
      { kind: 'sheet_hidden' },
      { kind: 'merged_filled', count: 1 },
      { kind: 'ditto_filled', count: 1 },
      { kind: 'subtotals_left_out', count: 20, lines: Array.from({ length: 20 }, (_, index) => index) },
      { kind: 'empty_rows', count: 1 },
      { kind: 'short_rows', count: 1, lines: [1] },
      { kind: 'cells_beyond_header', count: 1, lines: [1] },
      { kind: 'error_cells', count: 1, lines: [1] }
    ]
    const texts = notes.map(tableNoteText)
    expect(texts.every(({ zh, en }) => /\p{Script=Han}/u.test(zh) && /[a-z]{3}/.test(en))).toBe(true)
    expect(new Set(texts.map(({ zh }) => zh)).size).toBe(notes.length)
    expect(texts[5]?.zh).toBe('工作表声明 16384 列，按表头截取为 24 列')
  })
})
