/** What we write, a spreadsheet must be able to open without running anything, and our own reader must give back the same values. */
import iconv from 'iconv-lite'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { neutralCell } from '../../electron/engine/io/neutral-cell.ts'
import { openTable } from '../../electron/engine/io/open-table.ts'
import type { CellValue } from '../../electron/engine/io/table-file.ts'
import { csvLine, writeTable } from '../../electron/engine/io/write-table.ts'
import { errorOf, readSheet, TableFolder } from '../support/table-files.ts'

let folder: TableFolder
beforeAll(async () => {
  folder = await TableFolder.make()
})
afterAll(() => folder.remove())

const header = ['编号', '名称', '金额', '是否', '备注']
const rows: CellValue[][] = [
  [1, '某路𠮷, "一期"', -12.5, true, "=cmd|'/c calc'!A0"],
  [2, '=1+1', 0, false, null],
  [3, '换\n行', 1e21, null, '-12.50']
]

describe('neutralCell', () => {
  it.each<[CellValue, CellValue]>([
    ["=cmd|'/c calc'!A0", "'=cmd|'/c calc'!A0"],
    ['+1+1', "'+1+1"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['＝1+1', "'＝1+1"],
    ['-', '-'],
    ['——', '——'],
    ['-A1', "'-A1"],
    ['-12.5', '-12.5'],
    ['+86', '+86'],
    [-12.5, -12.5],
    ['A=1', 'A=1'],
    ['', ''],
    [null, null],
    [true, true]
  ])('%j → %j', (cell, safe) => {
    expect(neutralCell(cell)).toBe(safe)
  })
})

describe('writeTable', () => {
  it.each(['utf-8-bom', 'gb18030'] as const)('csv in %s: safe, quoted, and read back the same', async (encoding) => {
    const path = `${folder.path}/out-${encoding}.csv`
    const written = await writeTable(path, [{ name: '台账', header, rows }], { format: 'csv', encoding })
    const bytes = await readFile(path)
    expect(written).toEqual({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), rows: 3 })
    const text = encoding === 'gb18030' ? iconv.decode(bytes, 'gb18030') : bytes.toString('utf8')
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      `${encoding === 'gb18030' ? '' : '\ufeff'}编号,名称,金额,是否,备注`,
      `1,"某路𠮷, ""一期""",-12.5,是,'=cmd|'/c calc'!A0`
    ])
    const file = await openTable(path)
    const read = await readSheet(file)
    expect([file.encoding, read.header, read.rows]).toEqual([
      encoding,
      header,
      [
        ['1', '某路𠮷, "一期"', '-12.5', '是', "'=cmd|'/c calc'!A0"],
        ['2', "'=1+1", '0', '否', null],
        ['3', '换\n行', '1e+21', null, '-12.50']
      ]
    ])
  })

  it('xlsx: numbers stay numbers, several sheets, long and control-filled text fits', async () => {
    const path = `${folder.path}/out.xlsx`
    const long = '长'.repeat(40_000)
    const written = await writeTable(
      path,
      [
        { name: '预警/明细', header, rows, widths: [8, 20, 12, 8, 40] },
        { name: '', header: ['=a', 'b'], rows: [[long, 'x\u0000\u0008y']] }
      ],
      { format: 'xlsx' }
    )
    const file = await openTable(path)
    expect([written.rows, written.bytes, written.sha256, file.sheets.map((sheet) => sheet.name)]).toEqual([
      4,
      file.bytes,
      file.sha256,
      ['预警 明细', 'Sheet2']
    ])
    expect((await readSheet(file, 0)).rows).toEqual([
      [1, '某路𠮷, "一期"', -12.5, true, "'=cmd|'/c calc'!A0"],
      [2, "'=1+1", 0, false, null],
      [3, '换\n行', 1e21, null, '-12.50']
    ])
    const second = await readSheet(file, 1)
    expect([
      second.header,
      String(second.rows[0]?.[0]).length,
      String(second.rows[0]?.[0]).endsWith('（内容过长）'),
      second.rows[0]?.[1]
    ]).toEqual([["'=a", 'b'], 32_767, true, 'xy'])
    file.close()
  })

  it('streams rows, and leaves nothing behind when it fails', async () => {
    async function* endless(): AsyncGenerator<readonly CellValue[]> {
      for (let index = 0; ; index += 1) yield [index, '甲'.repeat(100)]
    }
    const stop = new AbortController()
    async function* stopping(): AsyncGenerator<readonly CellValue[]> {
      let count = 0
      for await (const row of endless()) {
        count += 1
        if (count === 10_000) stop.abort()
        yield row
      }
    }
    expect(
      await errorOf(() =>
        writeTable(`${folder.path}/never.csv`, [{ name: 'S', header: ['a', 'b'], rows: stopping() }], { format: 'csv' }, stop.signal)
      )
    ).toMatchObject({ code: 'cancelled' })
    expect(await errorOf(() => writeTable(`${folder.path}/never.csv`, [], { format: 'csv' }))).toMatchObject({ code: 'usage' })
    expect((await readdir(folder.path)).filter((name) => name.includes('never'))).toEqual([])
  })

  it('csvLine quotes what needs it', () => {
    expect(csvLine(['a,b', ' c ', null, 1, '-'])).toBe('"a,b"," c ",,1,-\r\n')
  })
})
