/**
 * CSV that a spreadsheet opens without harm: UTF-8 with a byte order mark, RFC 4180 quoting, and no cell that a spreadsheet would run as a formula (a
 * leading `'` is put before `= + - @`, tab and carriage return in text; numbers stay numbers).
 */

export type CsvCell = string | number | null

function cellText(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = /^\s*[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows of cells as CSV text, the header first. */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`
}
