/** What is no table is refused by name, with the file, a reason and what to do; nothing is guessed and nothing is unpacked. */
import { symlink } from 'node:fs/promises'
import { utils, write } from 'xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTable } from '../../electron/engine/io/open-table.ts'
import { errorOf, TableFolder } from '../support/table-files.ts'
import { workbookBytes, workbookParts } from '../support/workbook-bytes.ts'
import { zipBytes } from '../support/zip-bytes.ts'

let folder: TableFolder
beforeAll(async () => {
  folder = await TableFolder.make()
})
afterAll(() => folder.remove())

const small = {
  sheets: [
    {
      name: 'S',
      rows: [
        ['编号', '名称'],
        [1, '甲']
      ]
    }
  ]
}

/** A container as Excel writes it for a workbook with an opening password: an OLE file with the stream EncryptedPackage. */
function lockedWorkbook(): Buffer {
  const bytes = Buffer.alloc(4096)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  Buffer.from('EncryptionInfo', 'utf16le').copy(bytes, 1024)
  Buffer.from('EncryptedPackage', 'utf16le').copy(bytes, 1152)
  return bytes
}

function wordDocument(): Buffer {
  const bytes = Buffer.alloc(4096)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  Buffer.from('WordDocument', 'utf16le').copy(bytes, 1024)
  return bytes
}

function dbf(): Buffer {
  const bytes = Buffer.alloc(200)
  bytes.set([0x03, 123, 8, 30, 1, 0, 0, 0, 97, 0, 10, 0])
  return bytes
}

describe('bad files', () => {
  it.each<[string, string | Buffer, RegExp]>([
    ['empty.csv', '', /空文件/],
    ['blank.csv', '\n \n,,\n', /没有任何内容/],
    ['header-only.csv', '编号,名称,金额\n', /只有表头/],
    ['header-only.xlsx', workbookBytes({ sheets: [{ name: 'S', rows: [['编号', '名称']] }] }), /工作表“S”第 1 行只有表头/],
    ['empty.xlsx', workbookBytes({ sheets: [{ name: 'S', rows: [] }] }), /工作表都是空的/],
    ['page.xlsx', '<html><body><table><tr><td>编号</td></tr></table></body></html>', /网页（HTML）/],
    ['page.xls', '\ufeff<!DOCTYPE html>\n<html xmlns:o="urn:schemas-microsoft-com:office:office">', /网页（HTML）/],
    ['page16.xls', Buffer.from('\ufeff<table><tr><td>编号</td></tr></table>', 'utf16le'), /网页（HTML）/],
    [
      'old-xml.xls',
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
      /Excel 2003 XML/
    ],
    ['log.xes', '<?xml version="1.0"?><log xes.version="1.0">', /第 1 行第 \d+ 列不是完整的 XML/],
    ['note.xml', '<?xml version="1.0"?><note><to/></note>', /XML 文件/],
    ['locked.xlsx', lockedWorkbook(), /打开密码/],
    ['letter.xls', wordDocument(), /Word 文档/],
    ['letter.xlsx', zipBytes([{ name: 'word/document.xml', content: '<w/>' }]), /Word 文档（.docx）/],
    ['page.ofd', zipBytes([{ name: 'OFD.xml', content: '<ofd/>' }]), /OFD/],
    ['sheet.ods', zipBytes([{ name: 'content.xml', content: '<x/>' }]), /OpenDocument/],
    ['binary.xlsb', zipBytes([{ name: 'xl/workbook.bin', content: 'x' }]), /xlsb/],
    ['archive.zip', zipBytes([{ name: 'a.csv', content: 'a,b\n1,2\n' }]), /压缩包/],
    ['paper.pdf', '%PDF-1.7\n', /PDF/],
    ['old.dbf', dbf(), /DBF/],
    ['packed.csv.gz', Buffer.from('1f8b0800000000000003', 'hex'), /gzip/],
    ['program.xlsx', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]), /可执行程序/],
    ['broken.xlsx', workbookBytes(small).subarray(0, 900), /已损坏/],
    [
      'broken.xls',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('Workbook', 'utf16le'), Buffer.alloc(2000, 7)]),
      /已损坏/
    ],
    ['broken.json', '[{"a": 1},\n{"a": ]', /第 2 行第 7 列的 JSON/],
    ['broken.jsonl', '{"a":1}\n{"a":\n', /第 2 行第 6 列的 JSON/],
    ['opens-badly.json', '{bad', /第 1 行第 2 列的 JSON 写法有误，无法读取：此处是“b”/],
    ['opens-badly.txt', '{bad: 1,\n "b": 2}\n', /第 1 行第 2 列的 JSON/],
    ['bracket.json', '[编号],[名称]\n', /第 1 行第 2 列的 JSON/],
    ['word.json', 'bad', /第 1 行第 1 列的 JSON/],
    ['one-line.txt', '云溪县付款台账\n', /第 1 行只有一行文字，没有分成列/],
    ['one-word.txt', 'x', /第 1 行只有一行文字，没有分成列/],
    ['one-line.csv', '编号；名称；金额', /第 1 行只有一行文字/],
    ['head.txt', '编号\t名称\t金额\n', /第 1 行只有表头，没有数据行：按制表符分成 3 列/],
    ['nothing.json', '[]', /没有任何记录/],
    ['two-lists.json', '{"a":[{"x":1}],"b":[{"x":1}]}', /没有由对象组成的列表/]
  ])('%s', async (name, content, message) => {
    const error = await folder.errorOf(name, content)
    expect(error).toMatchObject({ code: 'bad_file', file: name, message: expect.stringMatching(message) })
    expect(error?.next).toMatch(/^(请|需要|图片|事件日志|这不是)/)
    expect(error?.message).toMatch(/。$/)
  })

  it('leaves tables alone whose first cell opens with a brace or a bracket', async () => {
    expect((await folder.read('brackets.csv', '[编号],[名称]\n1,甲\n')).header).toEqual(['[编号]', '[名称]'])
    expect((await folder.read('braces.csv', '{编号},{名称}\n1,甲\n')).header).toEqual(['{编号}', '{名称}'])
    const guid = '{3F2504E0-4F89-11D3-9A0C-0305E82C3301}'
    expect((await folder.read('guid.txt', `${guid},甲,1\n${guid},乙,2\n`)).rows).toContainEqual([guid, '乙', '2'])
  })

  it('tells broken XML inside a workbook by its sheet', async () => {
    const parts = workbookParts(small).map((part) =>
      part.name.endsWith('sheet1.xml')
        ? { ...part, content: String(part.content).replace('</row></sheetData>', '</rw></sheetData>') }
        : part
    )
    expect(await folder.errorOf('bad-xml.xlsx', zipBytes(parts))).toMatchObject({ code: 'bad_file', sheet: 'S', line: 2 })
  })

  it('refuses a zip bomb by its directory, without unpacking it', async () => {
    const parts = workbookParts(small).map((part) =>
      part.name.endsWith('sheet1.xml') ? { ...part, content: Buffer.alloc(120 * 1024 ** 2, 32) } : part
    )
    const bytes = zipBytes(parts)
    const before = process.memoryUsage().rss
    expect(await folder.errorOf('bomb.xlsx', bytes)).toMatchObject({ code: 'bad_file', message: expect.stringMatching(/压缩炸弹/) })
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * 1024 ** 2)
  })

  it('is not fooled by a directory that understates the size', async () => {
    const parts = workbookParts(small).map((part) =>
      part.name.endsWith('sheet1.xml') ? { ...part, content: `${String(part.content)}${' '.repeat(50_000)}`, claimedSize: 400 } : part
    )
    expect(await folder.errorOf('liar.xlsx', zipBytes(parts))).toMatchObject({ code: 'bad_file', message: expect.stringMatching(/已损坏/) })
  })

  it('tells a missing file, a folder, and names the file as the caller does', async () => {
    expect(await errorOf(() => openTable(`${folder.path}/none.csv`))).toMatchObject({
      code: 'bad_file',
      file: 'none.csv',
      message: expect.stringMatching(/找不到/)
    })
    expect(await errorOf(() => openTable(folder.path, { name: '台账.csv' }))).toMatchObject({ code: 'bad_file', file: '台账.csv' })
    await symlink(`${folder.path}/gone.csv`, `${folder.path}/link.csv`)
    expect(await errorOf(() => openTable(`${folder.path}/link.csv`))).toMatchObject({ code: 'bad_file', file: 'link.csv' })
  })

  it('tells when the other process finds a password', async () => {
    const book = utils.book_new()
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ['a', 'b'],
        [1, 2]
      ]),
      'S'
    )
    const path = await folder.write('pw.xls', Buffer.from(write(book, { type: 'buffer', bookType: 'biff8' })))
    const readLegacySheet = (): Promise<never> => Promise.reject(new Error('File is password-protected'))
    expect(await errorOf(() => openTable(path, { readLegacySheet }))).toMatchObject({
      code: 'bad_file',
      message: expect.stringMatching(/打开密码/)
    })
  })
})
