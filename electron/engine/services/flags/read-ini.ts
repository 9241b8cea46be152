/** The INI form that Cardinal reads: `[section]`, `key = value`, whole-line comments with ; or #, values perhaps in quotes. */
import { badFile } from '../../io/bad-file.ts'

export interface IniValue {
  readonly text: string
  readonly line: number
}
export interface IniSection {
  readonly line: number
  readonly values: Map<string, IniValue>
}

/** Sections by name, '' for what stands before the first; a section given twice is one. Throws AppError bad_file with the line. */
export function readIni(source: string, file: string): ReadonlyMap<string, IniSection> {
  const sections = new Map<string, IniSection>()
  let current: IniSection = { line: 1, values: new Map() }
  sections.set('', current)
  for (const [index, raw] of source
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1
    const text = raw.trim()
    if (text === '' || text.startsWith(';') || text.startsWith('#')) continue
    const head = /^\[([^\]]+)\]$/.exec(text)
    if (head !== null) {
      const name = (head[1] ?? '').trim()
      current = sections.get(name) ?? { line, values: new Map() }
      sections.set(name, current)
      continue
    }
    const at = text.indexOf('=')
    if (at < 1) throw badFile({ file, line }, '既不是“[节]”也不是“项 = 值”', '请改正这一行，或用分号注释掉。')
    const value = text.slice(at + 1).trim()
    const quoted = /^(["'])(.*)\1$/.exec(value)
    current.values.set(text.slice(0, at).trim(), { text: quoted?.[2] ?? value, line })
  }
  return sections
}
