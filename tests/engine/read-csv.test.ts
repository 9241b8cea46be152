/** Delimited text as units hand it over: every encoding, delimiter, header form, and big files that do not fit in one look. */
import iconv from 'iconv-lite'
import { appendFile, utimes, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTable } from '../../electron/engine/io/open-table.ts'
import { errorOf, readSheet, TableFolder } from '../support/table-files.ts'

let folder: TableFolder
beforeAll(async () => {
  folder = await TableFolder.make()
})
afterAll(() => folder.remove())

const text = '编号,名称,金额\r\n1,"某路,一期",12.5\r\n2,某桥𠮷,\r\n'
const rows = [
  ['1', '某路,一期', '12.5'],
  ['2', '某桥𠮷', null]
]
const utf16be = (source: string): Buffer => Buffer.from(source, 'utf16le').swap16()

describe('encodings', () => {
  it.each<[string, Buffer]>([
    ['utf-8', Buffer.from(text)],
    ['utf-8-bom', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', utf16be(`\ufeff${text}`)],
    ['utf-16be', utf16be(text)],
    ['gb18030', iconv.encode(text, 'gb18030')]
  ])('[#91] %s', async (encoding, bytes) => {
    const file = await folder.open('a.csv', bytes)
    expect([file.format, file.encoding, file.delimiter, file.bytes, file.sha256]).toEqual([
      'csv',
      encoding,
      ',',
      bytes.length,
      createHash('sha256').update(bytes).digest('hex')
    ])
    expect(await readSheet(file)).toEqual({ header: ['编号', '名称', '金额'], rows, lines: [2, 3], notes: [] })
  })

  it('[#91] finds GB18030 and UTF-8 even where the first Chinese character comes after a megabyte, and never splits a character', async () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `${index},plain text without any other letter`)
    const source = `id,name\n${lines.join('\n')}\n${Array.from({ length: 60_000 }, (_, index) => `${index},中文名称甲乙丙丁`).join('\n')}\n`
    for (const encoding of ['utf-8', 'gb18030'] as const) {
      const file = await folder.open('late.csv', iconv.encode(source, encoding))
      const read = await readSheet(file)
      expect([file.encoding, read.rows.length, new Set(read.rows.slice(60_000).map((row) => row[1]))]).toEqual([
        encoding,
        120_000,
        new Set(['中文名称甲乙丙丁'])
      ])
    }
  })
})

describe('delimiters and headers', () => {
  it.each([
    ['\t', 'tsv'],
    [';', 'csv'],
    ['|', 'csv']
  ])('[#91] finds %j', async (delimiter, format) => {
    const file = await folder.open(
      'a.txt',
      `编号${delimiter}名称, 备注${delimiter}金额\n1${delimiter}甲,乙${delimiter}3\n2${delimiter}丙${delimiter}4\n`
    )
    expect([file.format, file.delimiter, (await readSheet(file)).rows]).toEqual([
      format,
      delimiter,
      [
        ['1', '甲,乙', '3'],
        ['2', '丙', '4']
      ]
    ])
  })

  it('obeys a sep= line', async () => {
    expect(await folder.read('a.csv', 'sep=;\r\na;b,c;d\r\n1;2;3\r\n')).toEqual({
      header: ['a', 'b,c', 'd'],
      rows: [['1', '2', '3']],
      lines: [3],
      notes: []
    })
  })

  it('[#91] reads a ledger as it is: titles, two-row header, subtotals, 同上, empty lines', async () => {
    const ledger = [
      '某县工程台账,,,',
      '单位：万元,,,',
      '项目,资金,,备注',
      ',预算,合同,',
      '甲路,10,9,无',
      '同上,5,4,无',
      '小计,15,13,',
      ',,,',
      '乙桥,7,6,无',
      '合计,22,19,'
    ].join('\n')
    expect(await folder.read('a.csv', ledger)).toEqual({
      header: ['项目', '资金/预算', '资金/合同', '备注'],
      rows: [
        ['甲路', '10', '9', '无'],
        ['甲路', '5', '4', '无'],
        ['乙桥', '7', '6', '无']
      ],
      lines: [5, 6, 9],
      notes: [
        { kind: 'titles_skipped', lines: [1, 2], text: '某县工程台账 / 单位：万元' },
        { kind: 'header_joined', lines: [3, 4] },
        { kind: 'ditto_filled', count: 1 },
        { kind: 'subtotals_left_out', count: 2, lines: [7, 10] },
        { kind: 'empty_rows', count: 1 }
      ]
    })
  })

  it('reads cells of 20,000 characters whole', async () => {
    const long = '留言，内容。\n'.repeat(2900)
    expect(long.length).toBeGreaterThan(20_000)
    expect((await folder.read('a.csv', `编号,内容\n1,"${long}"\n2,短\n`)).rows).toEqual([
      ['1', long],
      ['2', '短']
    ])
  })

  it('hands cells with formulas and markup through untouched', async () => {
    const cells = ["=cmd|'/c calc'!A0", '<img onerror=alert(1)>']
    expect((await folder.read('a.csv', `名称,说明\n${cells.join(',')}\n`)).rows).toEqual([cells])
  })
})

describe('bad text', () => {
  it('tells a broken quote at line 90,000 by its line, and hands out no end', async () => {
    const lines = Array.from({ length: 120_000 }, (_, index) => (index === 89_998 ? `${index},"未闭合,1` : `${index},"名称",1`))
    expect(await folder.errorOf('a.csv', `编号,名称,金额\n${lines.join('\n')}\n`)).toMatchObject({
      code: 'bad_file',
      file: 'a.csv',
      line: 90_000,
      column: 2,
      message: '文件“a.csv”第 90000 行第 2 列的引号打开后没有正常闭合。'
    })
  })

  it('tells NUL bytes by their line', async () => {
    expect(await folder.errorOf('a.csv', `编号,名称\n${'1,甲\n'.repeat(1000)}2,乙\u0000\n`)).toMatchObject({ code: 'bad_file', line: 1002 })
    expect(await folder.errorOf('b.csv', Buffer.concat([Buffer.from('编号,名称\n1,甲\n'), Buffer.alloc(4096)]))).toMatchObject({
      code: 'bad_file',
      line: 3
    })
  })

  it('tells bytes that fit no encoding, and a UTF-8 file broken in one place, by line', async () => {
    const broken = Buffer.concat([
      Buffer.from(`编号,名称\n${'1,某某县某某镇某某村\n'.repeat(500)}`),
      Buffer.from([0xb4, 0xff]),
      Buffer.from(',乙\n')
    ])
    expect(await folder.errorOf('a.csv', broken)).toMatchObject({
      code: 'bad_file',
      line: 502,
      message: '文件“a.csv”第 502 行编码损坏：前面是 UTF-8，此处出现无效字节。'
    })
    const neither = Buffer.concat([iconv.encode('编号,名称\n1,甲\n', 'gb18030'), Buffer.from([0x32, 0x2c, 0xff, 0xff, 0x0a])])
    expect(await folder.errorOf('b.csv', neither)).toMatchObject({ code: 'bad_file', line: 3 })
  })

  it('tells a file that grew, and one swapped under the same size and time, and never ends quietly', async () => {
    const source = `编号,名称\n${'1,甲\n'.repeat(200_000)}`
    const grown = await folder.write('grown.csv', source)
    const file = await openTable(grown)
    const grow = async (): Promise<void> => {
      let first = true
      for await (const batch of file.rows(0)) {
        if (first) await appendFile(grown, '2,乙\n')
        first = first && batch.length === 0
        first = false
      }
    }
    expect(await errorOf(grow)).toMatchObject({ code: 'file_changed', file: 'grown.csv' })

    const swapped = await folder.write('swapped.csv', source)
    const when = new Date('2026-01-01T00:00:00Z')
    await utimes(swapped, when, when)
    const opened = await openTable(swapped)
    await writeFile(swapped, source.replace('甲', '丙'))
    await utimes(swapped, when, when)
    expect(await errorOf(() => readSheet(opened))).toMatchObject({ code: 'file_changed', file: 'swapped.csv' })
  })

  it('stops when cancelled', async () => {
    const stop = new AbortController()
    const file = await folder.open('a.csv', `编号,名称\n${'1,甲\n'.repeat(50_000)}`)
    const read = async (): Promise<void> => {
      for await (const batch of file.rows(0, { signal: stop.signal })) if (batch.length > 0) stop.abort()
    }
    expect(await errorOf(read)).toMatchObject({ code: 'cancelled' })
    expect(await errorOf(() => openTable(`${folder.path}/a.csv`, { signal: AbortSignal.abort() }))).toMatchObject({ code: 'cancelled' })
  })
})
