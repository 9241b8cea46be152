/**
 * What a reader did to a file beyond plain reading, so that nobody has to guess: titles skipped, a used range cut, subtotal rows left out.
 * A note is data; `tableNoteText` says it in words, in both languages.
 */

/** The first lines a note names; `count` is always the whole number. */
export const notedLines = 50

export type TableNote =
  | { readonly kind: 'titles_skipped'; readonly lines: readonly number[]; readonly text: string }
  | { readonly kind: 'no_header' }
  | { readonly kind: 'header_joined'; readonly lines: readonly number[] }
  | { readonly kind: 'columns_named'; readonly columns: readonly string[] }
  | { readonly kind: 'columns_renamed'; readonly columns: readonly string[] }
  | { readonly kind: 'range_cut'; readonly from: number; readonly to: number }
  | { readonly kind: 'sheet_hidden' }
  | { readonly kind: 'merged_filled'; readonly count: number }
  | { readonly kind: 'ditto_filled'; readonly count: number }
  | { readonly kind: 'subtotals_left_out'; readonly count: number; readonly lines: readonly number[] }
  | { readonly kind: 'empty_rows'; readonly count: number }
  | { readonly kind: 'empty_traces'; readonly count: number }
  | { readonly kind: 'short_rows'; readonly count: number; readonly lines: readonly number[] }
  | { readonly kind: 'cells_beyond_header'; readonly count: number; readonly lines: readonly number[] }
  | { readonly kind: 'error_cells'; readonly count: number; readonly lines: readonly number[] }

/** A note in words, Chinese and English. */
export function tableNoteText(note: TableNote): { readonly zh: string; readonly en: string } {
  switch (note.kind) {
    case 'titles_skipped':
      return {
        zh: `表头上方的标题行已跳过（第 ${list(note.lines)} 行）：${note.text}`,
        en: `Title lines above the header skipped (line ${list(note.lines)}): ${note.text}`
      }
    case 'no_header':
      return { zh: '没有找到表头，各列依次命名为“列1、列2……”', en: 'No header found; the columns are named 列1, 列2 …' }
    case 'header_joined':
      return { zh: `多行表头已合并（第 ${list(note.lines)} 行）`, en: `Header of several rows joined (rows ${list(note.lines)})` }
    case 'columns_named':
      return { zh: `没有列名的列已命名：${list(note.columns)}`, en: `Columns without a name were named: ${list(note.columns)}` }
    case 'columns_renamed':
      return { zh: `列名重复，已加序号：${list(note.columns)}`, en: `Repeated column names were numbered: ${list(note.columns)}` }
    case 'range_cut':
      return {
        zh: `工作表声明 ${note.from} 列，按表头截取为 ${note.to} 列`,
        en: `The sheet declares ${note.from} columns; cut to the header's ${note.to}`
      }
    case 'sheet_hidden':
      return { zh: '这是隐藏的工作表', en: 'This sheet is hidden' }
    case 'merged_filled':
      return { zh: `合并单元格已填充 ${note.count} 格`, en: `${note.count} cells filled from merged cells` }
    case 'ditto_filled':
      return { zh: `“同上”已按上一行填充 ${note.count} 格`, en: `${note.count} ditto cells filled from above` }
    case 'subtotals_left_out':
      return {
        zh: `小计、合计行已剔除 ${note.count} 行（第 ${list(note.lines)} 行）`,
        en: `${note.count} subtotal rows left out (line ${list(note.lines)})`
      }
    case 'empty_traces':
      return { zh: `没有任何事件的轨迹未读取：${note.count} 条`, en: `${note.count} traces without any event were not read` }
    case 'empty_rows':
      return { zh: `空行已跳过 ${note.count} 行`, en: `${note.count} empty rows skipped` }
    case 'short_rows':
      return {
        zh: `列数少于表头的行 ${note.count} 行，缺的按空处理（第 ${list(note.lines)} 行）`,
        en: `${note.count} rows have fewer columns than the header (line ${list(note.lines)})`
      }
    case 'cells_beyond_header':
      return {
        zh: `表头以外的内容未读取，共 ${note.count} 格（第 ${list(note.lines)} 行）`,
        en: `${note.count} cells beyond the header were not read (line ${list(note.lines)})`
      }
    case 'error_cells':
      return {
        zh: `公式出错的单元格 ${note.count} 格，按空处理（第 ${list(note.lines)} 行）`,
        en: `${note.count} cells with formula errors read as empty (line ${list(note.lines)})`
      }
  }
}

function list(items: readonly (string | number)[]): string {
  return items.length > 12 ? `${items.slice(0, 12).join('、')}…` : items.join('、')
}

/** Counts occurrences and keeps the first lines of each kind of thing met while rows stream by. */
export class NoteTally {
  count = 0
  readonly lines: number[] = []

  add(line: number, amount = 1): void {
    this.count += amount
    if (this.lines.length < notedLines && this.lines.at(-1) !== line) this.lines.push(line)
  }
}
