/** The text of a file → the values of which OCDS content is read, each with the line where it starts; null when the file is no OCDS. */
import { startsOf } from '../json-places.ts'
import { isObject } from '../json-value.ts'
import { isOcds, packageList, type OcdsItem } from './processes.ts'

/** So many lines of jsonl are looked at to tell what the file is: the first ones may be broken. */
const triedLines = 50

/** Items of a JSON document or of jsonl; a line that cannot be parsed is an item with its `text`. */
export function readDocument(text: string): readonly OcdsItem[] | null {
  const lines = text.split('\n')
  if (!isLines(lines)) {
    const root = parsed(text)
    if (root !== undefined) return isOcds(root) ? itemsOf(root, text) : null
  }
  const items = lines.flatMap((source, index) => (source.trim() === '' ? [] : [lineItem(source, index + 1)]))
  return items.slice(0, triedLines).some((item) => isOcds(item.value)) ? items : null
}

/** One line of jsonl. */
export function lineItem(source: string, line: number): OcdsItem {
  const value = parsed(source)
  return value === undefined ? { line, value: null, text: source } : { line, value }
}

/** jsonl: the first line is a whole object and another line follows. */
function isLines(lines: readonly string[]): boolean {
  const first = lines.findIndex((line) => line.trim() !== '')
  const follows = lines.some((line, index) => index > first && line.trim() !== '')
  return first !== -1 && follows && isObject(parsed(lines[first] ?? ''))
}

function itemsOf(root: unknown, text: string): readonly OcdsItem[] {
  const key = packageList(root)
  const list: unknown = key === null || !isObject(root) ? root : root[key]
  if (!Array.isArray(list)) return [{ line: 1, value: root }]
  const starts = startsOf(text, key)
  let place = -1
  return list.map((value: unknown) => {
    if (isObject(value)) place += 1
    return { line: starts[Math.max(place, 0)] ?? 1, value }
  })
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return undefined
  }
}
