/**
 * Which columns of a record are shown where there is room for few: a date, what it is called, with whom, how much. Pure, so that the choice is
 * tested: identifiers and columns with the same value in every row tell nothing and come last.
 */
export interface EvidenceColumn {
  readonly field: string
  readonly nameZh: string
  readonly nameEn: string
  readonly type: string
}
export type EvidenceValue = string | number | null

const money = 'fen'
const numbers: ReadonlySet<string> = new Set([money, 'integer', 'real'])
const dates: ReadonlySet<string> = new Set(['date', 'timestamp'])

export function isNumberColumn(type: string): boolean {
  return numbers.has(type)
}

/** Pixels that a column of this type needs; undefined takes the rest. */
export function columnWidth(type: string): number | undefined {
  if (dates.has(type)) return 76
  if (type === money) return 84
  if (numbers.has(type)) return 60
  return type === 'boolean' ? 40 : undefined
}

/** Up to `most` columns, as indexes in reading order: date first, then texts, then numbers. */
export function chooseColumns(
  columns: readonly EvidenceColumn[],
  rows: readonly (readonly EvidenceValue[])[],
  most: number
): readonly number[] {
  const weigh = (column: EvidenceColumn, index: number): number => {
    const values = rows.map((row) => row[index] ?? null)
    const known = values.filter((value) => value !== null && value !== '')
    const same = rows.length > 1 && new Set(values).size === 1
    const code = /(^|_)(code|no|hash)$|^id$/.test(column.field)
    const kind = dates.has(column.type)
      ? 3
      : column.type === money
        ? 3
        : /(^|_)(name|title)$/.test(column.field)
          ? 4
          : column.type === 'text'
            ? 2
            : 1
    // A cipher or a hash can be compared, not read.
    const cipher = known.length > 0 && known.every((value) => /^(?=.*[a-f])[0-9a-f]{16,}$/i.test(String(value)))
    if (cipher) return -1
    return kind - (same ? 2.5 : 0) - (code ? 1.5 : 0) - (known.length < rows.length / 2 ? 1.2 : 0) - index / 1000
  }
  const limits: Record<string, number> = { date: 1, money: 1, text: most, other: 1 }
  const group = (column: EvidenceColumn): string =>
    dates.has(column.type) ? 'date' : column.type === money ? 'money' : column.type === 'text' ? 'text' : 'other'
  const chosen: number[] = []
  const ranked = columns.map((column, index) => ({ index, column, weight: weigh(column, index) })).toSorted((a, b) => b.weight - a.weight)
  for (const one of ranked) {
    const key = group(one.column)
    const left = limits[key] ?? 1
    if (chosen.length >= most || left <= 0 || one.weight <= 0) continue
    limits[key] = left - 1
    chosen.push(one.index)
  }
  const place = (index: number): number =>
    ['date', 'text', 'other', 'money'].indexOf(group(columns[index] ?? { field: '', nameZh: '', nameEn: '', type: 'text' }))
  return chosen.length > 0 ? chosen.toSorted((a, b) => place(a) - place(b) || a - b) : columns.slice(0, most).map((_, index) => index)
}

/** `合同台账_2025.xlsx`, sheet `合同` → `合同`; a sheet that says nothing → the file without its ending. */
export function shortPlace(file: string, sheet: string): string {
  return sheet === '' || /^(sheet|工作表)\s*\d*$/i.test(sheet) ? file.replace(/\.[A-Za-z0-9]{1,5}$/, '') : sheet
}
