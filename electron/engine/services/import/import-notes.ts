/** What an import did or set aside beyond plain reading, counted while lines pass and told in words, in both languages. */
import { tableNoteText, type TableNote } from '../../io/table-note.ts'
import type { Told } from './convert-cell.ts'

export interface ImportNote {
  readonly code: string
  readonly zh: string
  readonly en: string
}

interface Tally {
  readonly what: Parameters<Told>[0]
  readonly column: string
  readonly value: string
  count: number
  readonly lines: number[]
}

export class ImportNotes {
  readonly #tallies = new Map<string, Tally>()
  readonly #notes: ImportNote[] = []

  /** Heard from the converters. */
  told(what: Tally['what'], column: string, value: string, line: number): void {
    const named = what === 'unknown_code' || what === 'placeholder' || what === 'known_as_several' ? value : ''
    const key = `${what}\n${column}\n${named}`
    let tally = this.#tallies.get(key)
    if (tally === undefined) {
      if (this.#tallies.size >= 200) return
      this.#tallies.set(key, (tally = { what, column, value: named, count: 0, lines: [] }))
    }
    tally.count += 1
    if (tally.lines.length < 5) tally.lines.push(line)
  }

  add(code: string, zh: string, en: string): void {
    this.#notes.push({ code, zh, en })
  }

  addSheet(sheet: string, notes: readonly TableNote[]): void {
    for (const note of notes) {
      const { zh, en } = tableNoteText(note)
      this.add(note.kind, sheet === '' ? zh : `${sheet}：${zh}`, sheet === '' ? en : `${sheet}: ${en}`)
    }
  }

  all(): readonly ImportNote[] {
    return [...this.#notes, ...[...this.#tallies.values()].map(tallyNote)]
  }
}

function tallyNote({ what, column, value, count, lines }: Tally): ImportNote {
  const zhLines = `第 ${lines.join('、')}${count > lines.length ? '…' : ''} 行`
  const enLines = `line ${lines.join(', ')}${count > lines.length ? ' …' : ''}`
  const texts = {
    unknown_code: [
      `“${column}”列的“${value}”不在代码表中，共 ${count} 处，该字段留空（${zhLines}）`,
      `“${value}” in ${column} is not in the code table: ${count} times, left empty (${enLines})`
    ],
    placeholder: [
      `“${column}”列的“${value}”明显是占位数，共 ${count} 处，按空处理（${zhLines}）`,
      `“${value}” in ${column} is a placeholder: ${count} times, read as empty (${enLines})`
    ],
    weekday_mismatch: [
      `“${column}”列的星期与日期不符，共 ${count} 处，以日期为准（${zhLines}）`,
      `Weekday and date differ in ${column}: ${count} times, the date was taken (${enLines})`
    ],
    known_as_several: [
      `“${column}”列说明为同一对象的，库中原有几个（${value}），共 ${count} 处，以后一个为准，请核对其余的是否仍有效（${zhLines}）`,
      `What ${column} says is one thing stands as several here (${value}): ${count} times, the last one was taken; check whether the others still hold (${enLines})`
    ],
    excel_serial: [`“${column}”列是 Excel 日期序号，已换算，共 ${count} 处`, `Excel date serials in ${column} were converted: ${count}`],
    two_digit_year: [`“${column}”列年份只有两位，共 ${count} 处（${zhLines}）`, `Years of two digits in ${column}: ${count} (${enLines})`]
  } as const satisfies Record<Tally['what'], readonly [string, string]>
  const [zh, en] = texts[what]
  return { code: what, zh, en }
}
