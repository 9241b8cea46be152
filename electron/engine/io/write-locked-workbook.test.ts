/** What a locked workbook allows: only the cells to fill, with Excel's own checks; and several workbooks as one archive. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../vault/vault-fixture.ts'
import { writeLockedWorkbook } from './write-locked-workbook.ts'
import { zipOf } from './write-zip.ts'
import { XlsxPackage } from './xlsx-package.ts'

const { folder, remove } = temporaryFolder()
afterAll(remove)

const book = {
  sheet: '填报表',
  titles: ['标题'],
  columns: [
    { title: '监测点', width: 10 },
    { title: '数值', width: 10, fill: true },
    { title: '说明', width: 10, fill: true }
  ],
  rows: ['whole', 'whole', 'decimal', 'whole'].map((kind, at) => ({
    cells: [at === 0 ? '=cmd|A1' : `P00${at}`, null, null],
    allowed: {
      数值: kind === 'whole' ? ({ kind: 'whole' } as const) : ({ kind: 'decimal', most: 100 } as const),
      说明: { kind: 'text' } as const
    }
  })),
  hidden: { sheet: '下发信息', pairs: [['校验码', 'abc']] },
  refusals: { title: '不符', whole: '整数<>', decimal: '数', text: '长' }
} as const

async function partsOf(file: string): Promise<(name: string) => Promise<string>> {
  const zip = await XlsxPackage.open(file, 'book')
  return async (name) => {
    const parts: Buffer[] = []
    for await (const chunk of zip.chunks(name)) parts.push(chunk)
    return Buffer.concat(parts).toString('utf8')
  }
}

describe('[#81] the workbook to fill in', () => {
  test('locked but for the cells to fill, checked while it is typed, its hidden sheet not shown, nothing runs', async () => {
    const file = path.join(folder, 'a.xlsx')
    await writeLockedWorkbook(file, book)
    const read = await partsOf(file)
    const [sheet, hidden] = [await read('xl/worksheets/sheet1.xml'), await read('xl/worksheets/sheet2.xml')]
    const order = ['</sheetData>', '<sheetProtection sheet="1"', '<mergeCells', '<dataValidations count="3">', '</worksheet>']
    const places = order.map((mark) => sheet.indexOf(mark))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(hidden).toContain('<sheetProtection sheet="1"')
    expect([...sheet.matchAll(/type="(\w+)"[^>]*sqref="([^"]*)"/g)].map(([, type, cells]) => [type, cells])).toEqual([
      ['whole', 'B3:B4 B6'],
      ['decimal', 'B5'],
      ['textLength', 'C3:C6']
    ])
    expect(sheet).toContain('error="整数&lt;&gt;"')
    const workbook = await read('xl/workbook.xml')
    expect(workbook).toMatch(/<sheet [^>]*state="hidden"[^>]*name="下发信息"/)
    expect(workbook.match(/state="hidden"/g)).toHaveLength(1)
    const styles = [...(await read('xl/styles.xml')).matchAll(/<xf\b[^>]*>(?:(?!<xf).)*?(?=<xf|<\/cellXfs>)/g)].map(([xf]) => xf)
    const styleOf = (cell: string): string => styles[Number(new RegExp(`r="${cell}"[^>]* s="(\\d+)"`).exec(sheet)?.[1])] ?? ''
    expect(styleOf('B3')).toContain('<protection locked="0"/>')
    expect(styleOf('C6')).toContain('<protection locked="0"/>')
    expect(styleOf('A3')).not.toContain('locked="0"')
    expect(styleOf('B2')).not.toContain('locked="0"')
    expect(await read('xl/sharedStrings.xml')).toContain('&apos;=cmd|A1'.replace('&apos;', "'"))
  })

  test('an archive that any unzip reads, with Chinese names', async () => {
    const file = path.join(folder, 'all.zip')
    const bytes = readFileSync(path.join(folder, 'a.xlsx'))
    writeFileSync(
      file,
      zipOf(
        [
          { name: '一/甲.xlsx', data: bytes },
          { name: '乙.txt', data: Buffer.from('空') }
        ],
        new Date('2026-10-12T01:02:04Z')
      )
    )
    const zip = await XlsxPackage.open(file, 'all')
    expect(zip.names).toEqual(['一/甲.xlsx', '乙.txt'])
    const read = await partsOf(file)
    expect(await read('乙.txt')).toBe('空')
    zip.close()
  })
})
