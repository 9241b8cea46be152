/** Truth values used as numbers and numbers used as truth values: SQLite and DuckDB shrug, PostgreSQL refuses, and the sums differ. */
import { problemAt, type SqlProblem } from './sql-problem.ts'
import { closingBracket, openingBracket, type SqlToken } from './sql-token.ts'
import { grammarWords } from './sql-words.ts'

const truthWords: ReadonlySet<string> = new Set([
  '=',
  '<>',
  '!=',
  '<',
  '>',
  '<=',
  '>=',
  'AND',
  'OR',
  'NOT',
  'IS',
  'LIKE',
  'IN',
  'BETWEEN',
  'EXISTS'
])
const arithmetic: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%'])
const conditionEnds: ReadonlySet<string> = new Set([
  'AND',
  'OR',
  ')',
  'THEN',
  'GROUP',
  'ORDER',
  'HAVING',
  'LIMIT',
  'UNION',
  'EXCEPT',
  'JOIN',
  'LEFT',
  'WHERE',
  'INNER',
  'CROSS'
])

export function lintConditions(tokens: readonly SqlToken[]): readonly SqlProblem[] {
  const problems: SqlProblem[] = []
  tokens.forEach((token, index) => {
    if (token.text === '(') {
      const close = closingBracket(tokens, index)
      const truth = topLevelTruth(tokens.slice(index + 1, close))
      if (truth === null) return
      const name = tokens[index - 1]
      const called = name?.kind === 'word' && !grammarWords.has(name.text)
      const beside = (name !== undefined && arithmetic.has(name.text)) || arithmetic.has(tokens[close + 1]?.text ?? '')
      if (called || beside)
        problems.push(problemAt(truth, 'boolean_arithmetic', '比较的结果不是数字；写成 CASE WHEN … THEN 1 ELSE 0 END。'))
    }
    if (isConditionStart(tokens, index)) {
      const column = columnAt(tokens, tokens[index + 1]?.text === 'NOT' ? index + 2 : index + 1)
      if (column !== null && (column.end >= tokens.length || conditionEnds.has(tokens[column.end]?.text ?? ''))) {
        problems.push(problemAt(column.token, 'bare_boolean', `列 ${column.token.raw} 不能单独作条件；写成 ${column.token.raw} = 1。`))
      }
    }
  })
  return problems
}

/** The first comparison that stands at the top level of these tokens, outside CASE … END and subqueries. */
function topLevelTruth(tokens: readonly SqlToken[]): SqlToken | null {
  if (tokens[0]?.text === 'SELECT' || tokens[0]?.text === 'WITH' || tokens[0]?.text === 'WHERE') return null
  let depth = 0
  for (const token of tokens) {
    if (token.text === '(' || token.text === 'CASE') depth += 1
    else if (token.text === ')' || token.text === 'END') depth -= 1
    else if (depth === 0 && truthWords.has(token.text)) return token
  }
  return null
}

function columnAt(tokens: readonly SqlToken[], at: number): { readonly token: SqlToken; readonly end: number } | null {
  const token = tokens[at]
  if (token === undefined || token.kind !== 'word' || grammarWords.has(token.text)) return null
  const last = tokens[at + 1]?.text === '.' ? tokens[at + 2] : token
  return last === undefined ? null : { token: last, end: last === token ? at + 1 : at + 3 }
}

/** WHERE, ON, HAVING, OR, NOT, a searched WHEN, and an AND that does not belong to BETWEEN. */
function isConditionStart(tokens: readonly SqlToken[], index: number): boolean {
  const text = tokens[index]?.text ?? ''
  if (['WHERE', 'ON', 'HAVING', 'OR'].includes(text)) return true
  if (text === 'WHEN') return searchedCase(tokens, index)
  return text === 'AND' && !closesBetween(tokens, index)
}

function closesBetween(tokens: readonly SqlToken[], and: number): boolean {
  for (let index = and - 1; index >= 0; index -= 1) {
    const text = tokens[index]?.text ?? ''
    if (text === ')') index = openingBracket(tokens, index)
    else if (text === 'BETWEEN') return true
    else if (['AND', 'OR', 'WHERE', 'ON', 'HAVING', 'WHEN', '(', 'SELECT'].includes(text)) return false
  }
  return false
}

/** Whether this WHEN stands in CASE WHEN … rather than CASE x WHEN …. */
export function searchedCase(tokens: readonly SqlToken[], when: number): boolean {
  let depth = 0
  for (let index = when - 1; index >= 0; index -= 1) {
    const text = tokens[index]?.text ?? ''
    if (text === 'END') depth += 1
    if (text === 'CASE') {
      if (depth === 0) return tokens[index + 1]?.text === 'WHEN'
      depth -= 1
    }
  }
  return true
}
