/** The lines of a list of names: pasted text, or one column of a table file. A table whose first line is itself a name loses none. */
import { AppError } from '../../../../shared/ipc/reply.ts'
import { openTable, type LegacyReader } from '../../io/open-table.ts'
import { mostLines } from './check-names.ts'

const headings = /姓名|名称|名单|单位|企业|公司名|供应商|投标人|人员|证件|身份证|编号|编码|代码|序号|name|code|id$/i

/** No lines without text or file. Throws `usage` when the column is not there; what `openTable` throws. */
export async function readNameList(
  given: {
    readonly text?: string | undefined
    readonly file?: { readonly path: string; readonly name: string } | undefined
    readonly column?: string | undefined
  },
  readLegacySheet: LegacyReader
): Promise<readonly string[]> {
  if (given.text !== undefined && given.text.trim() !== '') return given.text.split(/\r\n|\r|\n/u)
  if (given.file === undefined) return []
  const table = await openTable(given.file.path, { name: given.file.name, readLegacySheet })
  try {
    const [sheet] = table.sheets
    if (sheet === undefined) return []
    const wanted = given.column?.trim() ?? ''
    const at = wanted === '' ? 0 : sheet.header.findIndex((name) => name.trim() === wanted)
    if (at < 0) throw new AppError('usage', `表中没有“${wanted}”这一列。`, { next: `有这些列：${sheet.header.slice(0, 20).join('、')}。` })
    const first = sheet.header[at] ?? ''
    const lines = headings.test(first) || wanted !== '' ? [] : [first]
    for await (const batch of table.rows(0)) {
      for (const { cells } of batch) lines.push(String(cells[at] ?? ''))
      if (lines.length > mostLines * 2) break
    }
    return lines
  } finally {
    table.close()
  }
}
