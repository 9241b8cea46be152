/**
 * The forbidden forms of contracts.md §3, each found by reading the SQL alone and told with its place and reason. A lint cannot know
 * everything (that is what running the cases on three engines is for), but whatever it names really differs between the engines.
 */
import { lintConditions } from './sql-lint-conditions.ts'
import { lintScopes } from './sql-lint-scopes.ts'
import { lintTables, type TableRules } from './sql-lint-tables.ts'
import { problemAt, type ColumnKinds, type SqlProblem } from './sql-problem.ts'
import { closingBracket, openingBracket, splitAtCommas, tokenizeSql, type SqlToken } from './sql-token.ts'
import { grammarWords, portableFunctions, writingWords } from './sql-words.ts'

export interface SqlLintOptions extends TableRules {
  readonly columns?: ColumnKinds
}

/** Every forbidden form in one model's SQL; an empty list means portable as far as reading can tell. */
export function lintSql(sql: string, options: SqlLintOptions): readonly SqlProblem[] {
  const tokens = tokenizeSql(sql)
  const first = tokens[0]
  if (first === undefined) return [{ code: 'not_a_select', line: 1, column: 1, reason: 'SQL 为空，应为一条 SELECT。' }]
  const problems: SqlProblem[] = []
  if (first.text !== 'SELECT' && first.text !== 'WITH')
    problems.push(problemAt(first, 'not_a_select', '只能是一条 SELECT 或 WITH … SELECT。'))
  const columns: ColumnKinds = options.columns ?? new Map()
  tokens.forEach((token, index) => problems.push(...lintToken(tokens, token, index, columns)))
  problems.push(...lintTables(tokens, options), ...lintConditions(tokens), ...lintScopes(tokens, columns))
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column)
}

function lintToken(tokens: readonly SqlToken[], token: SqlToken, index: number, columns: ColumnKinds): readonly SqlProblem[] {
  if (token.kind === 'unknown') return [problemAt(token, 'unknown_sign', `不认识的符号“${token.raw}”。`)]
  if (token.text === ';') return [problemAt(token, 'two_statements', '只能有一条语句，去掉分号及其后的内容。')]
  if (token.kind === 'sign') return lintSign(tokens, token, index, columns)
  if (token.kind !== 'word') return []
  const next = tokens[index + 1]
  if (writingWords.has(token.text) && tokens[index - 1]?.text !== '.' && next?.kind === 'word') {
    return [problemAt(token, 'writes', `模型只读，不得使用 ${token.text}。`)]
  }
  if (['ILIKE', 'COLLATE', 'GLOB', 'REGEXP', 'MATCH'].includes(token.text)) {
    return [problemAt(token, 'case_insensitive', `${token.text} 各数据库行为不同；用 LIKE，需要时先 LOWER()。`)]
  }
  if (next?.text === '(' && !grammarWords.has(token.text)) return lintCall(tokens, token, index)
  return []
}

function lintCall(tokens: readonly SqlToken[], token: SqlToken, index: number): readonly SqlProblem[] {
  const before = tokens[index - 1]?.text
  // WITH name(columns) AS (…) and … AS name(columns) are not calls
  if ((before === 'WITH' || before === 'RECURSIVE' || before === ',') && tokens[closingBracket(tokens, index + 1) + 1]?.text === 'AS')
    return []
  if (!portableFunctions.has(token.text)) {
    return [problemAt(token, 'function_not_portable', `函数 ${token.raw} 不在可移植子集内（contracts.md §3）。`)]
  }
  const inside = tokens.slice(index + 2, closingBracket(tokens, index + 1))
  const count = splitAtCommas(inside).length
  if ((token.text === 'MIN' || token.text === 'MAX') && count > 1) {
    return [problemAt(token, 'two_argument_min_max', `${token.text} 只能有一个参数；取较小/较大值用 least_of / greatest_of。`)]
  }
  if (token.text === 'ROUND' && count > 1) return [problemAt(token, 'two_argument_round', 'ROUND 只能有一个参数；保留小数用 round_to。')]
  if (token.text === 'STRING_AGG' && !inside.some((part) => part.text === 'ORDER')) {
    return [problemAt(token, 'string_agg_without_order', 'STRING_AGG 须写明 ORDER BY，否则次序不定。')]
  }
  if (token.text === 'CAST') {
    const at = inside.findLastIndex((part) => part.text === 'AS')
    const type = inside
      .slice(at + 1)
      .map((part) => part.text)
      .join(' ')
    if (!['DOUBLE PRECISION', 'TEXT', 'BIGINT'].includes(type)) {
      return [problemAt(token, 'cast_type', `CAST 的目标只能是 DOUBLE PRECISION、BIGINT 或 TEXT，不是 ${type}。`)]
    }
  }
  return []
}

const comparisons: ReadonlySet<string> = new Set(['=', '<>', '!=', '<', '>', '<=', '>='])

function lintSign(tokens: readonly SqlToken[], token: SqlToken, index: number, columns: ColumnKinds): readonly SqlProblem[] {
  const left = operandBefore(tokens, index)
  const right = operandAfter(tokens, index)
  if (token.text === '/') {
    if (![...chainBefore(tokens, index), ...right].some(isReal)) {
      return [problemAt(token, 'integer_division', '整数相除各库结果不同；用 idiv()，或先 CAST(… AS DOUBLE PRECISION)。')]
    }
    return []
  }
  if (['==', '<<', '>>', '->', '->>', '::', '&', '|', '~'].includes(token.text)) {
    return [problemAt(token, 'unknown_sign', `运算符 ${token.text} 不可移植。`)]
  }
  const kinds = [kindOf(left, columns), kindOf(right, columns)]
  if (comparisons.has(token.text) && kinds.includes('text') && kinds.includes('number')) {
    return [problemAt(token, 'implicit_conversion', '文字与数字直接比较，各库结果不同；两边用同一类型。')]
  }
  if (['+', '-', '*', '%'].includes(token.text) && kinds.includes('text') && left.length > 0 && !isStar(tokens, index)) {
    return [problemAt(token, 'implicit_conversion', '文字不得参与算术；先转换类型。')]
  }
  if (token.text === '||' && kinds.includes('number')) {
    return [problemAt(token, 'implicit_conversion', '|| 两边须为文字；数字先 CAST(… AS TEXT)。')]
  }
  return []
}

function isStar(tokens: readonly SqlToken[], index: number): boolean {
  return tokens[index]?.text === '*' && ['(', ',', 'SELECT', '.', 'DISTINCT'].includes(tokens[index - 1]?.text ?? '')
}

const isReal = (token: SqlToken): boolean => token.text === 'PRECISION' || (token.kind === 'number' && /[.eE]/.test(token.raw))

/** The one operand that ends just before `index` (a call with its name, a bracket, a column or a literal). */
function operandBefore(tokens: readonly SqlToken[], index: number): readonly SqlToken[] {
  const last = tokens[index - 1]
  if (last === undefined) return []
  if (last.text === ')') {
    const open = openingBracket(tokens, index - 1)
    const name = tokens[open - 1]
    return tokens.slice(name?.kind === 'word' && !grammarWords.has(name.text) ? open - 1 : open, index)
  }
  if (last.kind === 'word' && grammarWords.has(last.text) && last.text !== 'END') return []
  if (last.kind === 'sign') return []
  return tokens[index - 2]?.text === '.' ? tokens.slice(index - 3, index) : [last]
}

function operandAfter(tokens: readonly SqlToken[], index: number): readonly SqlToken[] {
  const next = tokens[index + 1]
  if (next === undefined) return []
  if (next.text === '(') return tokens.slice(index + 1, closingBracket(tokens, index + 1) + 1)
  if (next.kind === 'word' && tokens[index + 2]?.text === '(') return tokens.slice(index + 1, closingBracket(tokens, index + 2) + 1)
  if (tokens[index + 2]?.text === '.') return tokens.slice(index + 1, index + 4)
  return [next]
}

/** All operands joined by * and / that end before `index`: `a * 1.0 / b` is real because of its second operand. */
function chainBefore(tokens: readonly SqlToken[], index: number): readonly SqlToken[] {
  const operand = operandBefore(tokens, index)
  const start = index - operand.length
  const joiner = tokens[start - 1]?.text
  return operand.length > 0 && (joiner === '*' || joiner === '/') ? [...chainBefore(tokens, start - 1), ...operand] : operand
}

function kindOf(operand: readonly SqlToken[], columns: ColumnKinds): 'text' | 'number' | null {
  const last = operand.at(-1)
  if (last === undefined || (operand.length !== 1 && operand.length !== 3)) return null
  if (last.kind === 'string') return 'text'
  if (last.kind === 'number') return 'number'
  if (last.kind !== 'word' || (operand.length === 3 && operand[1]?.text !== '.')) return null
  return columns.get(last.raw.toLowerCase()) ?? null
}
