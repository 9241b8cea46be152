/**
 * Says what a file is by its content, never by its extension: people rename things. Everything that is not a table we read is refused
 * by name (a web page called .xlsx, an OFD, a locked workbook), each with what to do about it.
 */
import { badFile } from './bad-file.ts'
import type { FileSurvey } from './survey-file.ts'

export type Container = 'zip' | 'ole' | 'biff' | 'text'

const foreign: readonly (readonly [magic: string, what: string, next: string])[] = [
  ['255044462d', 'PDF 文件', '请向提供单位索取原始表格（xlsx 或 csv）。'],
  ['526172211a07', 'RAR 压缩包', '请先解压，再导入其中的表格文件。'],
  ['377abcaf271c', '7z 压缩包', '请先解压，再导入其中的表格文件。'],
  ['53514c69746520666f726d617420', 'SQLite 数据库', '请从原系统导出为 csv 或 xlsx。'],
  ['000100005374616e64617264', 'Access 数据库', '请用 Access 打开，导出为 xlsx 或 csv。'],
  ['89504e47', '图片', '图片不能作为数据导入，可作为附件加入核查卷。'],
  ['ffd8ff', '图片', '图片不能作为数据导入，可作为附件加入核查卷。'],
  ['4d5a', '可执行程序', '这不是数据文件，请勿打开，并核对来源。'],
  ['7b5c727466', 'RTF 文档', '请用 WPS 打开，把表格另存为 xlsx。']
]

/** The container of a surveyed file. Throws AppError bad_file naming what the file is when it is none that we read. */
export function detectContainer(survey: FileSurvey): Container {
  const { head, name } = survey
  const hex = head.subarray(0, 16).toString('hex')
  if (hex.startsWith('504b0304')) return 'zip'
  if (hex.startsWith('504b0506')) throw badFile({ file: name }, '是空的压缩包', '请核对是否拷贝完整，重新取得文件。')
  if (hex.startsWith('d0cf11e0a1b11ae1')) return 'ole'
  if (/^09(00|02|04|08)(04|06|08|10)00/.test(hex)) return 'biff'
  for (const [magic, what, next] of foreign) {
    if (hex.startsWith(magic)) throw badFile({ file: name }, `实际是${what}，不是表格`, next)
  }
  if (isDbf(head, survey.bytes))
    throw badFile({ file: name }, '实际是 DBF 数据库文件，不能直接读取', '请用 WPS 或 Excel 打开，另存为 xlsx 后再导入。')
  return 'text'
}

/** Refuses web pages and XML that call themselves tables. `text` is the decoded beginning of the file. */
export function refuseMarkup(text: string, file: string): void {
  const start = text.slice(0, 4096).trimStart().toLowerCase()
  if (!start.startsWith('<')) return
  if (/<!doctype html|<html|<table|<meta|<head|<body|<div/.test(start)) {
    throw badFile({ file }, '实际是网页（HTML）改了扩展名，不是真正的表格文件', '请用 Excel 或 WPS 打开它，另存为 .xlsx 后再导入。')
  }
  if (start.includes('urn:schemas-microsoft-com:office:spreadsheet')) {
    throw badFile({ file }, '是旧式 XML 表格（Excel 2003 XML）', '请用 Excel 或 WPS 打开它，另存为 .xlsx 后再导入。')
  }
  if (start.startsWith('<?xml') || /^<[a-z]+[\s>:]/.test(start)) {
    throw badFile({ file }, '是 XML 文件，不是表格，也不是事件日志（XES）', '请从原系统导出为 xlsx 或 csv；事件日志的最外层应为 <log>。')
  }
}

/** What an OLE file holds. Throws AppError bad_file for locked workbooks and for Word, PowerPoint and other documents. */
export function refuseForeignOle(bytes: Buffer, file: string): void {
  const has = (stream: string): boolean => bytes.includes(Buffer.from(stream, 'utf16le'))
  if (has('EncryptedPackage')) throw locked(file)
  if (has('Workbook') || has('Book')) return
  if (has('WordDocument')) throw badFile({ file }, '实际是 Word 文档（.doc）', '请打开文档，把其中的表格另存为 xlsx。')
  throw badFile({ file }, '不是 Excel 工作簿（是其他 Office 文件）', '请用原程序打开，另存为 xlsx 后再导入。')
}

/** AppError bad_file for a workbook that wants a password. */
export function locked(file: string): Error {
  return badFile({ file }, '有打开密码，无法读取', '请用 Excel 或 WPS 打开，去掉打开密码另存一份后再导入。')
}

/** Says what a zip without a workbook is. `names` are its entries. */
export function foreignZip(names: readonly string[], file: string): Error {
  const has = (test: (name: string) => boolean): boolean => names.some(test)
  if (has((name) => name === 'OFD.xml'))
    return badFile({ file }, '实际是 OFD 版式文件，不是表格', '请向提供单位索取原始表格（xlsx 或 csv）。')
  if (has((name) => name.startsWith('word/')))
    return badFile({ file }, '实际是 Word 文档（.docx），不是表格', '请打开文档，把其中的表格另存为 xlsx。')
  if (has((name) => name.startsWith('ppt/'))) return badFile({ file }, '实际是演示文稿，不是表格', '请向提供单位索取原始表格。')
  if (has((name) => name === 'xl/workbook.bin'))
    return badFile({ file }, '是 Excel 二进制工作簿（.xlsb）', '请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。')
  if (has((name) => name === 'content.xml'))
    return badFile({ file }, '是 OpenDocument 表格（.ods）', '请用 WPS 或 LibreOffice 打开，另存为 .xlsx 后再导入。')
  return badFile({ file }, '是压缩包，里面没有工作簿', '请先解压，再导入其中的表格文件。')
}

function isDbf(head: Buffer, bytes: number): boolean {
  if (bytes < 65 || ![0x02, 0x03, 0x30, 0x31, 0x83, 0x8b, 0xf5].includes(head[0] ?? 0)) return false
  const month = head[2] ?? 0
  const day = head[3] ?? 0
  const headerLength = head.readUInt16LE(8)
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && headerLength >= 65 && headerLength <= bytes && headerLength % 32 <= 8
}
