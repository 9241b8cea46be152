/**
 * Cuts the SQL of a warning model into tokens with their line and column, so that the portable subset (contracts.md §3) can be checked
 * without running anything. It knows no grammar: strings, quoted names, numbers, parameters, words and signs, comments left out.
 */

export type SqlTokenKind = 'word' | 'quoted' | 'string' | 'number' | 'param' | 'sign' | 'unknown'
/** `text` is upper-case for words, `raw` as written; line and column count from 1, `start` (offset in the text) from 0. */
export interface SqlToken {
  readonly kind: SqlTokenKind
  readonly text: string
  readonly raw: string
  readonly line: number
  readonly column: number
  readonly start: number
}

const pattern =
  /(?<space>\s+)|(?<comment>--[^\n]*|\/\*[\s\S]*?\*\/)|(?<string>'(?:[^']|'')*')|(?<quoted>"(?:[^"]|"")*")|(?<param>:[A-Za-z_]\w*)|(?<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<sign>\|\||<=|>=|<>|!=|==|<<|>>|->>|->|::|[-+*/%(),.;=<>&|~])|(?<unknown>[\s\S])/uy

/** The tokens of one SQL text, comments and white space left out. Never throws: what it does not know is a token of kind `unknown`. */
export function tokenizeSql(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = []
  let line = 1
  let lineStart = 0
  const matcher = new RegExp(pattern.source, pattern.flags)
  for (let match = matcher.exec(sql); match !== null; match = matcher.exec(sql)) {
    const raw = match[0]
    const groups = match.groups ?? {}
    const kind = (['string', 'quoted', 'param', 'number', 'word', 'sign', 'unknown'] as const).find((name) => groups[name] !== undefined)
    if (kind !== undefined) {
      tokens.push({
        kind,
        text: kind === 'word' ? raw.toUpperCase() : raw,
        raw,
        line,
        column: match.index - lineStart + 1,
        start: match.index
      })
    }
    for (let at = raw.indexOf('\n'); at >= 0; at = raw.indexOf('\n', at + 1)) {
      line += 1
      lineStart = match.index + at + 1
    }
  }
  return tokens
}

/** Index of the bracket that closes the one at `open`, or the last token when it is never closed. */
export function closingBracket(tokens: readonly SqlToken[], open: number): number {
  let depth = 0
  for (let index = open; index < tokens.length; index += 1) {
    if (tokens[index]?.text === '(') depth += 1
    if (tokens[index]?.text === ')') {
      depth -= 1
      if (depth === 0) return index
    }
  }
  return tokens.length - 1
}

/** Index of the bracket that opens the one at `close`, or 0. */
export function openingBracket(tokens: readonly SqlToken[], close: number): number {
  let depth = 0
  for (let index = close; index >= 0; index -= 1) {
    if (tokens[index]?.text === ')') depth += 1
    if (tokens[index]?.text === '(') {
      depth -= 1
      if (depth === 0) return index
    }
  }
  return 0
}

/** Cuts a run of tokens at its top-level commas; an empty run gives no parts. */
export function splitAtCommas(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  if (tokens.length === 0) return []
  const parts: SqlToken[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    if (token.text === '(') depth += 1
    if (token.text === ')') depth -= 1
    if (token.text === ',' && depth === 0) parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts
}
