/**
 * Mutants of joins: LEFT JOIN becomes JOIN, and JOIN of a dataset LEFT JOIN. A join of the model's own subquery is left alone (its rows are
 * there by construction or its condition is what filters), and so is a join whose columns a later condition asks for anyway: a row without
 * them could not pass, so the mutant would be the same model.
 */
import { endOf, type Mutation } from './sql-edit.ts'
import { textOf, type ConditionPart } from './sql-condition.ts'
import type { SqlToken } from './sql-token.ts'

export function mutateJoins(tokens: readonly SqlToken[], parts: readonly ConditionPart[], reads: readonly string[]): readonly Mutation[] {
  return tokens.flatMap((token, index) => {
    if (token.text !== 'JOIN') return []
    const before = tokens[index - 1]
    const outer = before?.text === 'OUTER' ? tokens[index - 2] : before
    const on = tokens.findIndex((each, at) => at > index && each.text === 'ON')
    const named = textOf(tokens.slice(index + 1, on < 0 ? index + 2 : on))
    const condition = parts.find((part) => part.from >= on)
    const stop = parts.filter((part) => condition !== undefined && part.from >= condition.from && isOfSameOn(tokens, on, part)).at(-1)?.to
    const was = `JOIN ${named} ON ${textOf(tokens.slice(on + 1, stop ?? on + 1))}`
    if (outer?.text === 'LEFT' && before !== undefined) {
      return [{ kind: 'join', at: token, was: `LEFT ${was}`, becomes: was, edits: [{ from: outer.start, to: endOf(token), by: 'JOIN' }] }]
    }
    const table = tokens[index + 1]?.raw ?? ''
    const alias = tokens[on - 1]?.raw ?? ''
    if (before?.text === 'CROSS' || on < 0 || !reads.includes(table) || isAskedLater(tokens, parts, alias, stop ?? on)) return []
    const from = before?.text === 'INNER' ? before.start : token.start
    return [{ kind: 'join', at: token, was, becomes: `LEFT ${was}`, edits: [{ from, to: endOf(token), by: 'LEFT JOIN' }] }]
  })
}

const clauseWords: ReadonlySet<string> = new Set(['JOIN', 'WHERE', 'GROUP', 'HAVING', 'UNION', 'SELECT', 'FROM'])

function isOfSameOn(tokens: readonly SqlToken[], on: number, part: ConditionPart): boolean {
  return !tokens.slice(on + 1, part.from).some((token) => clauseWords.has(token.text))
}

const nullSafe: ReadonlySet<string> = new Set(['IS', 'COALESCE', 'CASE', 'OR', 'NOT', 'LEAST_OF', 'GREATEST_OF', 'LIMIT_AT', 'SELECT'])

/** Whether a later condition of the same SELECT compares a column of `alias` plainly, which a row without it cannot pass. */
function isAskedLater(tokens: readonly SqlToken[], parts: readonly ConditionPart[], alias: string, after: number): boolean {
  const end = selectEnd(tokens, after)
  return parts.some((part) => {
    if (part.from < after || part.to > end || !part.single || (part.role !== 'and' && part.role !== 'whole')) return false
    const clause = clauseOf(tokens, part.from, after)
    if (clause !== 'WHERE' && clause !== 'JOIN') return false
    const inside = tokens.slice(part.from, part.to)
    const given = inside.some((token, index) => token.text === 'IS' && inside[index + 1]?.text === 'NOT')
    if (!given && inside.some((token) => nullSafe.has(token.text))) return false
    return inside.some((token, index) => token.raw === alias && inside[index + 1]?.text === '.')
  })
}

function selectEnd(tokens: readonly SqlToken[], from: number): number {
  let depth = 0
  for (let index = from; index < tokens.length; index += 1) {
    const text = tokens[index]?.text
    if (text === '(') depth += 1
    if (text === ')') depth -= 1
    if (depth < 0 || (depth === 0 && ['UNION', 'GROUP', 'ORDER'].includes(text ?? ''))) return index
  }
  return tokens.length
}

/** WHERE, JOIN (of an inner join) or another word: the clause that token `at` stands in at the top level of this SELECT. */
function clauseOf(tokens: readonly SqlToken[], at: number, from: number): string {
  let clause = ''
  let depth = 0
  for (let index = from; index < at; index += 1) {
    const text = tokens[index]?.text ?? ''
    if (text === '(' || text === 'CASE') depth += 1
    else if (text === ')' || text === 'END') depth -= 1
    else if (depth === 0 && text === 'WHERE') clause = 'WHERE'
    else if (depth === 0 && text === 'JOIN') clause = ['LEFT', 'OUTER'].includes(tokens[index - 1]?.text ?? '') ? 'LEFT' : 'JOIN'
  }
  return depth === 0 ? clause : ''
}
