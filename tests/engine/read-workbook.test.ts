/** Workbooks as they are: xlsx by hand-made zips, old .xls and WPS .et by SheetJS's own writer. */
import iconv from 'iconv-lite'
import { utils, write } from 'xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTable } from '../../electron/engine/io/open-table.ts'
import { readLegacySheets } from '../../electron/engine/io/read-legacy-sheets.ts'
import { readSheet, TableFolder } from '../support/table-files.ts'
import { workbookBytes } from '../support/workbook-bytes.ts'

let folder: TableFolder
beforeAll(async () => {
  folder = await TableFolder.make()
})
afterAll(() => folder.remove())

describe('xlsx', () => {
  it('[#91] reads text, numbers, dates, booleans, shared and rich strings, errors', async () => {
    const bytes = workbookBytes({
      strings: [
        '<t>共享 &amp; 文字</t>',
        '<r><t>富</t></r><r><rPr/><t xml:space="preserve">文本 </t></r><rPh sb="0" eb="1"><t>fu</t></rPh>',
        '<t>a_x000D_b</t>'
      ],
      sheets: [
        {
          name: '台账',
          rows: [
            ['编号', '日期', '时间', '中文日期', '金额', '时长', '是否', '文字', '备注'],
            [
              1,
              { number: 45103, style: 1 },
              { number: 45103.58, style: 2 },
              { number: 45103, style: 3 },
              { number: 12.5, style: 4 },
              { number: 1.5, style: 5 },
              true,
              { shared: 0 },
              { shared: 1 }
            ],
            [2, '2023/8/30', null, { number: -1, style: 1 }, 2.37705e7, null, false, { shared: 2 }, { error: '#DIV/0!' }]
          ]
        }
      ]
    })
    const file = await folder.open('a.xlsx', bytes)
    expect([file.format, file.encoding, file.sheets.map(({ name, index, columnLetters }) => [name, index, columnLetters.at(-1)])]).toEqual([
      'xlsx',
      null,
      [['台账', 0, 'I']]
    ])
    expect(await readSheet(file)).toEqual({
      header: ['编号', '日期', '时间', '中文日期', '金额', '时长', '是否', '文字', '备注'],
      rows: [
        [1, '2023-06-26', '2023-06-26T13:55:12', '2023-06-26', 12.5, 1.5, true, '共享 & 文字', '富文本 '],
        [2, '2023/8/30', null, -1, 23770500, null, false, 'a\rb', null]
      ],
      lines: [2, 3],
      notes: [{ kind: 'error_cells', count: 1, lines: [3] }]
    })
    file.close()
  })

  it('[#91] cuts an absurd range of 16,384 columns to the header, and says so', async () => {
    const columns = ['XFA', 'XFB', 'XFC']
    const rowTail = (line: number): string => columns.map((column) => `<c r="${column}${line}" s="2"/>`).join('')
    const rows = [['编号', '名称'], ...Array.from({ length: 3000 }, (_, index) => [index, `第${index}项`])]
    const read = await folder.read('wide.xlsx', workbookBytes({ sheets: [{ name: 'S', rows, rowTail, dimension: 'A1:XFC3001' }] }))
    expect([read.header, read.rows.length, read.rows.at(-1), read.lines.at(-1), read.notes]).toEqual([
      ['编号', '名称'],
      3000,
      [2999, '第2999项'],
      3001,
      [{ kind: 'range_cut', from: 16383, to: 2 }]
    ])
  })

  it('[#91] fills merged cells, joins a two-row header, leaves subtotals out, also where merges stand far below the first rows', async () => {
    const data = Array.from({ length: 400 }, (_, index) => [index % 2 === 0 ? `村${index / 2}` : null, '修路', index, index])
    const bytes = workbookBytes({
      sheets: [
        {
          name: '支出',
          rows: [
            ['2023 年村级支出台账', null, null, null],
            ['村', '事项', '金额', null],
            [null, null, '预算', '支付'],
            ...data,
            ['合计', null, 1, 2]
          ],
          merges: ['A1:D1', 'A2:A3', 'B2:B3', 'C2:D2', ...Array.from({ length: 200 }, (_, index) => `A${4 + index * 2}:A${5 + index * 2}`)]
        }
      ]
    })
    const read = await folder.read('merged.xlsx', bytes)
    expect(read.header).toEqual(['村', '事项', '金额/预算', '金额/支付'])
    expect(read.rows.slice(-2)).toEqual([
      ['村199', '修路', 398, 398],
      ['村199', '修路', 399, 399]
    ])
    expect(read.rows.every((row, index) => row[0] === `村${Math.floor(index / 2)}`)).toBe(true)
    expect(read.notes).toEqual([
      { kind: 'titles_skipped', lines: [1], text: '2023 年村级支出台账' },
      { kind: 'header_joined', lines: [2, 3] },
      { kind: 'merged_filled', count: 200 },
      { kind: 'subtotals_left_out', count: 1, lines: [404] }
    ])
  })

  it('reads several sheets, hidden ones too, and leaves empty ones out', async () => {
    const sheet = (name: string, value: string, hidden = false): Parameters<typeof workbookBytes>[0]['sheets'][number] => ({
      name,
      hidden,
      rows: [
        ['编号', '名称'],
        [1, value]
      ]
    })
    const file = await folder.open(
      'many.xlsx',
      workbookBytes({
        sheets: [sheet('一', '甲'), { name: '空', rows: [] }, { name: '仅表头', rows: [['编号', '名称']] }, sheet('二', '乙', true)]
      })
    )
    expect(file.sheets.map(({ name, index, notes }) => [name, index, notes])).toEqual([
      ['一', 0, []],
      ['二', 1, [{ kind: 'sheet_hidden' }]]
    ])
    expect([(await readSheet(file, 0)).rows, (await readSheet(file, 1)).rows, (await readSheet(file, 0)).rows]).toEqual([
      [[1, '甲']],
      [[1, '乙']],
      [[1, '甲']]
    ])
    file.close()
  })

  it('counts days from 1904 where the workbook does', async () => {
    const bytes = workbookBytes({
      system1904: true,
      sheets: [
        {
          name: 'S',
          rows: [
            ['编号', '日期'],
            [1, { number: 43641, style: 1 }]
          ]
        }
      ]
    })
    expect((await folder.read('mac.xlsx', bytes)).rows).toEqual([[1, '2023-06-26']])
  })
})

describe('xls and WPS et', () => {
  const rows = [
    ['支出台账'],
    ['村', '事项', '日期', '金额'],
    ['甲村', '修路', new Date(Date.UTC(2023, 7, 30)), 12.5],
    [null, '修桥', new Date(Date.UTC(2023, 7, 31)), 3],
    ['小计', null, null, 15.5]
  ]
  const book = (): ReturnType<typeof utils.book_new> => {
    const sheet = utils.aoa_to_sheet(rows, { cellDates: false, dateNF: 'yyyy/m/d', UTC: true })
    sheet['!merges'] = [
      { s: { r: 0, c: 0 }, e: { r: 0, c: 3 } },
      { s: { r: 2, c: 0 }, e: { r: 3, c: 0 } }
    ]
    const made = utils.book_new()
    utils.book_append_sheet(made, sheet, '支出')
    utils.book_append_sheet(
      made,
      utils.aoa_to_sheet([
        ['a', 'b'],
        [1, true]
      ]),
      'Second'
    )
    return made
  }
  const bytes = (bookType: 'biff8'): Buffer => Buffer.from(write(book(), { type: 'buffer', bookType, codepage: 936 }))

  it.each([
    ['old.xls', 'biff8'],
    ['wps.et', 'biff8'],
    ['renamed.xlsx', 'biff8']
  ] as const)('[#91] %s (%s)', async (name, bookType) => {
    const file = await folder.open(name, bytes(bookType))
    expect([file.format, file.sheets.map((sheet) => sheet.name)]).toEqual(['xls', ['支出', 'Second']])
    expect(await readSheet(file)).toEqual({
      header: ['村', '事项', '日期', '金额'],
      rows: [
        ['甲村', '修路', '2023-08-30', 12.5],
        ['甲村', '修桥', '2023-08-31', 3]
      ],
      lines: [3, 4],
      notes: [
        { kind: 'titles_skipped', lines: [1], text: '支出台账' },
        { kind: 'merged_filled', count: 1 },
        { kind: 'subtotals_left_out', count: 1, lines: [5] }
      ]
    })
    expect((await readSheet(file, 1)).rows).toEqual([[1, true]])
  })

  it.each(['biff5', 'biff2'] as const)('[#91] reads Chinese in files from before Unicode (%s)', async (bookType) => {
    // SheetJS writes no Chinese here, so the text is put in as the GBK bytes that Excel 95 would have written.
    const made = utils.book_new()
    utils.book_append_sheet(
      made,
      utils.aoa_to_sheet([
        ['AAAA', 'BBBB'],
        ['CCCC', 1]
      ]),
      'S'
    )
    let old = Buffer.from(write(made, { type: 'buffer', bookType }))
    for (const [mark, word] of [
      ['AAAA', '村名'],
      ['BBBB', '金额'],
      ['CCCC', '甲村']
    ] as const) {
      old = Buffer.from(old.toString('latin1').replaceAll(mark, iconv.encode(word, 'gbk').toString('latin1')), 'latin1')
    }
    const codepage = old.indexOf(Buffer.from([0x42, 0, 2, 0]))
    if (codepage !== -1) old.writeUInt16LE(936, codepage + 4)
    const read = await folder.read('excel95.xls', old)
    expect([read.header, read.rows]).toEqual([['村名', '金额'], [['甲村', 1]]])
  })

  it('can be read in another process: bytes out, plain data back', async () => {
    const path = await folder.write('elsewhere.xls', bytes('biff8'))
    let posted = 0
    const file = await openTable(path, {
      readLegacySheet: async (content) => {
        posted = content.length
        return structuredClone(readLegacySheets(structuredClone(content)))
      }
    })
    expect([posted, (await readSheet(file)).rows.length]).toEqual([file.bytes, 2])
  })
})

describe('json', () => {
  it('reads an array of objects with the line of each, nested objects as dotted columns', async () => {
    const file = await folder.open(
      'a.json',
      '[\n  {"编号": "1", "单位": {"名称": "某局", "层级": 2}, "标签": ["a", "b"]},\n  {"编号": "2\\"{", "金额": 12.5, "是否": true, "空": ""}\n]'
    )
    expect([file.format, await readSheet(file)]).toEqual([
      'json',
      {
        header: ['编号', '单位.名称', '单位.层级', '标签', '金额', '是否', '空'],
        rows: [
          ['1', '某局', 2, '["a","b"]', null, null, null],
          ['2"{', null, null, null, 12.5, true, null]
        ],
        lines: [2, 3],
        notes: []
      }
    ])
  })

  it('finds the one list inside an object, and reads jsonl', async () => {
    const inside = await folder.read('b.json', '{"总数": 2,\n "说明": {"列": [{"x": 1}]},\n "数据": [\n {"a": 1},\n {"a": 2}]}')
    expect([inside.rows, inside.lines]).toEqual([
      [[1], [2]],
      [4, 5]
    ])
    const file = await folder.open('c.jsonl', '{"a":1}\n\n{"a":2,"b":"x"}\n')
    expect([file.format, await readSheet(file)]).toEqual([
      'jsonl',
      {
        header: ['a', 'b'],
        rows: [
          [1, null],
          [2, 'x']
        ],
        lines: [1, 3],
        notes: []
      }
    ])
  })
})
