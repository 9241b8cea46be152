/** On which line of a JSON text the elements of one of its lists begin, so that a record read from it can be walked back to. */

/** The line on which each object of the list starts, by walking the (valid) text once. `key`: member of the root object that is the list; null: the root is. */
export function startsOf(text: string, key: string | null): number[] {
  const starts: number[] = []
  const level = key === null ? 1 : 2
  let depth = 0
  let line = 1
  let lastString = ''
  let inside = key === null
  for (let at = 0; at < text.length; at += 1) {
    const code = text[at]
    if (code === '\n') line += 1
    else if (code === '"') {
      const from = at + 1
      for (at += 1; text[at] !== '"' && at < text.length; at += 1) if (text[at] === '\\') at += 1
      if (depth === 1 && key !== null) lastString = text.slice(from, at)
    } else if (code === '{' || code === '[') {
      if (code === '[' && depth === 1 && key !== null) inside = decodeKey(lastString) === key
      if (code === '{' && depth === level && inside) starts.push(line)
      depth += 1
    } else if (code === '}' || code === ']') {
      depth -= 1
      if (depth === 1 && key !== null) inside = false
    }
  }
  return starts
}

function decodeKey(source: string): string {
  return String(JSON.parse(`"${source}"`))
}
