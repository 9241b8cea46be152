/**
 * The small faults that a model's cases must notice: every comparison flipped, every condition dropped, every branch removed. The list is
 * fixed by the text alone, and a mutant's id is its kind and the text around it, so that it outlives changes elsewhere in the model.
 */
import { conditionParts, textOf, type ConditionPart, type Span } from './sql-condition.ts'
import { applyEdits, endOf, type Mutation } from './sql-edit.ts'
import { closingBracket, tokenizeSql, type SqlToken } from './sql-token.ts'
import { mutateBranches } from './mutate-branches.ts'
import { mutateJoins } from './mutate-joins.ts'

/** One faulty form of a model's SQL. `was` and `becomes` tell it in words; `line` counts from 1 within the SQL. */
export interface SqlMutant {
  readonly id: string
  readonly line: number
  readonly was: string
  readonly becomes: string
  readonly sql: string
}
const flips: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>', '=': '<>', '<>': '=', '!=': '=' }

/** All mutants of one SELECT; `reads` are the datasets' names. */
export function mutateSql(sql: string, reads: readonly string[]): readonly SqlMutant[] {
  const tokens = tokenizeSql(sql)
  const parts = conditionParts(tokens)
  const found = [
    ...tokens.flatMap((token, index) => mutateToken(tokens, parts, token, index)),
    ...parts.flatMap((part) => dropPart(tokens, part)),
    ...mutateBranches(sql, tokens),
    ...mutateJoins(tokens, parts, reads)
  ]
  const seen = new Map<string, number>()
  return found.map(({ kind, at, was, becomes, edits }) => {
    const name = `${kind}: ${shorten(was)}`
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return { id: count === 1 ? name : `${name} #${count}`, line: at.line, was, becomes, sql: applyEdits(sql, edits) }
  })
}

/** Long texts keep both ends, which tells most apart; the rest is told by number. */
function shorten(text: string): string {
  return text.length <= 140 ? text : `${text.slice(0, 90)} … ${text.slice(-45)}`
}

function mutateToken(tokens: readonly SqlToken[], parts: readonly ConditionPart[], token: SqlToken, index: number): readonly Mutation[] {
  const around = smallestAround(parts, index)
  const span = around ?? callAround(tokens, index)
  const change = (kind: string, count: number, by: string): readonly Mutation[] => {
    const last = tokens[index + count - 1] ?? token
    const changed = by === '' ? [] : [{ ...token, text: by, raw: by }]
    const becomes = textOf([...tokens.slice(span.from, index), ...changed, ...tokens.slice(index + count, span.to)])
    const was = textOf(tokens.slice(span.from, span.to))
    return [{ kind, at: token, was, becomes, edits: [{ from: token.start, to: endOf(last), by }] }]
  }
  const next = tokens[index + 1]?.text
  const flip = token.kind === 'sign' ? flips[token.text] : undefined
  if (flip !== undefined) return change('compare', 1, flip)
  if (token.kind !== 'word') return []
  switch (token.text) {
    case 'IS':
      if (next === 'NULL') return change('null', 2, 'IS NOT NULL')
      return next === 'NOT' && tokens[index + 2]?.text === 'NULL' ? change('null', 3, 'IS NULL') : []
    case 'NOT':
      if (next === 'IN' || next === 'EXISTS' || next === 'LIKE' || next === 'BETWEEN') return change(next.toLowerCase(), 2, next)
      return next === '(' ? change('not', 1, '') : []
    case 'IN':
    case 'EXISTS':
    case 'LIKE':
      return tokens[index - 1]?.text === 'NOT' ? [] : change(token.text.toLowerCase(), 1, `NOT ${token.text}`)
    case 'BETWEEN':
      return around === undefined ? [] : moveEdges(tokens, around, index)
    case 'MIN':
    case 'MAX':
      return next === '(' ? change('aggregate', 1, token.text === 'MIN' ? 'MAX' : 'MIN') : []
    case 'DISTINCT':
      return ['COUNT', 'SUM'].includes(tokens[index - 2]?.text ?? '') && tokens[index - 1]?.text === '(' ? change('distinct', 1, '') : []
    default:
      return []
  }
}

function smallestAround(parts: readonly ConditionPart[], index: number): ConditionPart | undefined {
  return parts
    .filter((part) => part.from <= index && index < part.to)
    .toSorted((a, b) => a.to - a.from - (b.to - b.from))
    .at(0)
}

/** What stands around a word outside conditions: the call it names or stands in, with the name that the column gets. */
function callAround(tokens: readonly SqlToken[], index: number): Span {
  const inside = tokens[index + 1]?.text === '(' ? index : index - 2
  const to = tokens[inside + 1]?.text === '(' ? closingBracket(tokens, inside + 1) + 1 : index + 1
  return { from: Math.max(0, inside), to: tokens[to]?.text === 'AS' ? to + 2 : to }
}

/** `x BETWEEN a AND b` without its lower and without its upper edge. */
function moveEdges(tokens: readonly SqlToken[], part: Span, between: number): readonly Mutation[] {
  const token = tokens[between]
  const first = tokens[part.from]
  const last = tokens[part.to - 1]
  if (token === undefined || first === undefined || last === undefined) return []
  const negated = tokens[between - 1]?.text === 'NOT'
  const value = textOf(tokens.slice(part.from, negated ? between - 1 : between))
  const middle = edgeAnd(tokens, between, part.to)
  const whole = textOf(tokens.slice(part.from, part.to))
  const low = textOf(tokens.slice(between + 1, middle))
  const high = textOf(tokens.slice(middle + 1, part.to))
  return [low, high].map((edge) => {
    const becomes = negated ? `(${whole} OR ${value} = ${edge})` : `(${whole} AND ${value} <> ${edge})`
    return {
      kind: edge === low ? 'between low' : 'between high',
      at: token,
      was: whole,
      becomes,
      edits: [{ from: first.start, to: endOf(last), by: becomes }]
    }
  })
}

/** The AND of a BETWEEN, or `to`. */
function edgeAnd(tokens: readonly SqlToken[], between: number, to: number): number {
  let depth = 0
  for (let index = between + 1; index < to; index += 1) {
    const text = tokens[index]?.text
    if (text === '(' || text === 'CASE') depth += 1
    else if (text === ')' || text === 'END') depth -= 1
    else if (depth === 0 && text === 'AND') return index
  }
  return to
}

/** A condition dropped: an AND's part becomes true, an OR's part false, a condition of one part true. */
function dropPart(tokens: readonly SqlToken[], part: ConditionPart): readonly Mutation[] {
  const first = tokens[part.from]
  const last = tokens[part.to - 1]
  if (part.role === 'inner' || first === undefined || last === undefined) return []
  const by = part.role === 'or' ? '1 = 0' : '1 = 1'
  const kind = part.role === 'or' ? 'drop or' : 'drop and'
  return [
    { kind, at: first, was: textOf(tokens.slice(part.from, part.to)), becomes: by, edits: [{ from: first.start, to: endOf(last), by }] }
  ]
}
