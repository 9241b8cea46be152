/**
 * The conditions of a model's SQL taken apart: what stands after WHERE, HAVING, ON and a searched WHEN, cut at OR and AND down to single
 * comparisons. The mutation test drops and flips these parts one by one.
 */
import { searchedCase } from './sql-lint-conditions.ts'
import { closingBracket, type SqlToken } from './sql-token.ts'
import { grammarWords } from './sql-words.ts'

/** Tokens `from` up to but not including `to`. */
export interface Span {
  readonly from: number
  readonly to: number
}
export type PartRole = 'whole' | 'and' | 'or' | 'inner'
/** One part of a condition. `whole` is a condition of one part, `inner` what stands in brackets alone. */
export interface ConditionPart extends Span {
  readonly role: PartRole
  /** a comparison, not cut further */
  readonly single: boolean
}

const starts: ReadonlySet<string> = new Set(['WHERE', 'HAVING', 'ON', 'WHEN'])
const ends: ReadonlySet<string> = new Set(
  'WHERE GROUP HAVING ORDER LIMIT UNION EXCEPT INTERSECT WINDOW THEN JOIN LEFT RIGHT INNER CROSS FULL ,'.split(' ')
)

/** All conditions with all their parts, outer before inner, in the order of the text. */
export function conditionParts(tokens: readonly SqlToken[]): readonly ConditionPart[] {
  const parts: ConditionPart[] = []
  tokens.forEach((token, index) => {
    if (!starts.has(token.text) || (token.text === 'WHEN' && !searchedCase(tokens, index))) return
    cut(tokens, { from: index + 1, to: conditionEnd(tokens, index + 1) }, 'whole', parts)
  })
  return parts
}

function conditionEnd(tokens: readonly SqlToken[], from: number): number {
  let depth = 0
  for (let index = from; index < tokens.length; index += 1) {
    const text = tokens[index]?.text ?? ''
    if (text === '(' || text === 'CASE') depth += 1
    else if (text === ')' || text === 'END') {
      depth -= 1
      if (depth < 0) return index
    } else if (depth === 0 && ends.has(text)) return index
  }
  return tokens.length
}

/** Cuts at OR, then at AND, then looks into brackets. */
function cut(tokens: readonly SqlToken[], span: Span, role: PartRole, parts: ConditionPart[]): void {
  for (const [word, name] of [
    ['OR', 'or'],
    ['AND', 'and']
  ] as const) {
    const pieces = splitAt(tokens, span, word)
    if (pieces.length < 2) continue
    if (role === 'and' || role === 'or') parts.push({ ...span, role, single: false })
    for (const piece of pieces) cut(tokens, piece, name, parts)
    return
  }
  const bare = tokens[span.from]?.text === 'NOT' ? span.from + 1 : span.from
  const opens = tokens[bare]?.text === '(' && !['SELECT', 'WITH'].includes(tokens[bare + 1]?.text ?? '')
  const inside = { from: bare + 1, to: span.to - 1 }
  const bracketed = opens && closingBracket(tokens, bare) === span.to - 1 && inside.to > inside.from
  if (role !== 'inner' || !bracketed) parts.push({ ...span, role, single: !bracketed })
  if (bracketed) cut(tokens, inside, 'inner', parts)
}

function splitAt(tokens: readonly SqlToken[], span: Span, word: 'AND' | 'OR'): readonly Span[] {
  const pieces: Span[] = []
  let depth = 0
  let between = 0
  let from = span.from
  for (let index = span.from; index < span.to; index += 1) {
    const text = tokens[index]?.text ?? ''
    if (text === '(' || text === 'CASE') depth += 1
    else if (text === ')' || text === 'END') depth -= 1
    else if (depth === 0 && text === 'BETWEEN') between += 1
    else if (depth === 0 && text === 'AND' && between > 0) between -= 1
    else if (depth === 0 && text === word) {
      pieces.push({ from, to: index })
      from = index + 1
    }
  }
  return [...pieces, { from, to: span.to }]
}

/** The tokens as one line of text, spaced alike however they were written. */
export function textOf(tokens: readonly SqlToken[]): string {
  let text = ''
  tokens.forEach((token, index) => {
    const before = tokens[index - 1]
    const tight = before === undefined || ['.', '('].includes(before.text) || ['.', ',', ')'].includes(token.text)
    const called = token.text === '(' && before?.kind === 'word' && !grammarWords.has(before.text)
    text += tight || called ? token.raw : ` ${token.raw}`
  })
  return text
}
