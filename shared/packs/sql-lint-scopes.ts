/** What can only be seen per SELECT: aliases used in WHERE, bare columns beside aggregates, and ORDER BY that leaves NULLs to the engine. */
import { problemAt, type ColumnKinds, type SqlProblem } from './sql-problem.ts'
import { closingBracket, splitAtCommas, type SqlToken } from './sql-token.ts'
import { aggregateFunctions, grammarWords } from './sql-words.ts'

type Clause = 'SELECT' | 'FROM' | 'WHERE' | 'GROUP' | 'HAVING' | 'ORDER' | 'REST'
const clauseWords: ReadonlyMap<string, Clause> = new Map([
  ['FROM', 'FROM'],
  ['WHERE', 'WHERE'],
  ['GROUP', 'GROUP'],
  ['HAVING', 'HAVING'],
  ['ORDER', 'ORDER'],
  ['WINDOW', 'REST'],
  ['LIMIT', 'REST'],
  ['UNION', 'REST'],
  ['EXCEPT', 'REST'],
  ['INTERSECT', 'REST']
])

export function lintScopes(tokens: readonly SqlToken[], columns: ColumnKinds): readonly SqlProblem[] {
  const problems: SqlProblem[] = []
  tokens.forEach((token, index) => {
    if (token.text === 'SELECT') problems.push(...lintSelect(readClauses(tokens, index), columns))
    if (token.text === 'ORDER' && tokens[index + 1]?.text === 'BY') problems.push(...lintOrder(tokens, index))
  })
  return problems
}

function readClauses(tokens: readonly SqlToken[], select: number): Readonly<Record<Clause, readonly SqlToken[]>> {
  const clauses: Record<Clause, SqlToken[]> = { SELECT: [], FROM: [], WHERE: [], GROUP: [], HAVING: [], ORDER: [], REST: [] }
  let clause: Clause = 'SELECT'
  let depth = 0
  for (let index = select + 1; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined) break
    if (token.text === '(') depth += 1
    if (token.text === ')') depth -= 1
    if (depth < 0) break
    const next = depth === 0 && token.kind === 'word' ? clauseWords.get(token.text) : undefined
    if (next !== undefined) {
      clause = next
      if (['UNION', 'EXCEPT', 'INTERSECT'].includes(token.text)) break
    } else if (!(depth === 0 && token.text === 'BY')) clauses[clause].push(token)
  }
  return clauses
}

function lintSelect(clauses: Readonly<Record<Clause, readonly SqlToken[]>>, columns: ColumnKinds): readonly SqlProblem[] {
  const problems: SqlProblem[] = []
  const listed = clauses.SELECT[0]?.text === 'DISTINCT' ? clauses.SELECT.slice(1) : clauses.SELECT
  const items = splitAtCommas(listed).map(readItem)
  const aliases = new Set(items.filter((item) => item.alias !== null && !columns.has(item.alias) && !item.plain).map((item) => item.alias))
  for (const token of withoutSubqueries([...clauses.WHERE, ...clauses.HAVING])) {
    if (token.kind === 'word' && aliases.has(token.raw.toLowerCase())) {
      problems.push(problemAt(token, 'alias_in_where', `WHERE/HAVING 中不得使用 SELECT 里起的别名 ${token.raw}；写出原式，或放进子查询。`))
    }
  }
  const grouped = clauses.GROUP.length > 0 || items.some((item) => hasAggregate(item.expression))
  if (!grouped) return problems
  const groups = splitAtCommas(clauses.GROUP)
  const keys = new Set(groups.flatMap((group) => [textOf(group), group.at(-1)?.raw.toLowerCase() ?? '']))
  const groupText = new Set(groups.map(textOf))
  items.forEach((item, position) => {
    if (groupText.has(textOf(item.expression)) || groupText.has(String(position + 1)) || (item.alias !== null && groupText.has(item.alias)))
      return
    for (const column of bareColumns(item.expression)) {
      if (keys.has(textOf(column)) || keys.has(column.at(-1)?.raw.toLowerCase() ?? '')) continue
      const token = column[0]
      if (token === undefined) continue
      problems.push(problemAt(token, 'bare_column_beside_group_by', `列 ${textOf(column)} 不在 GROUP BY 中，也未聚合，取哪一行不定。`))
    }
  })
  return problems
}

interface SelectItem {
  readonly expression: readonly SqlToken[]
  readonly alias: string | null
  /** the expression is a column of the same name, so the alias changes nothing */
  readonly plain: boolean
}

function readItem(item: readonly SqlToken[]): SelectItem {
  const last = item.at(-1)
  const named = item.at(-2)?.text === 'AS' && last !== undefined
  const expression = named ? item.slice(0, -2) : item
  const alias = named ? last.raw.toLowerCase() : null
  return { expression, alias, plain: expression.length <= 3 && expression.at(-1)?.raw.toLowerCase() === alias }
}

const textOf = (tokens: readonly SqlToken[]): string => tokens.map((token) => token.raw.toLowerCase()).join(' ')

function withoutSubqueries(tokens: readonly SqlToken[]): readonly SqlToken[] {
  const kept: SqlToken[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined) break
    if (token.text === '(' && (tokens[index + 1]?.text === 'SELECT' || tokens[index + 1]?.text === 'WITH'))
      index = closingBracket(tokens, index)
    else if (tokens[index + 1]?.text === '.') index += 2
    else kept.push(token)
  }
  return kept
}

function hasAggregate(tokens: readonly SqlToken[]): boolean {
  return tokens.some((token, index) => {
    if (tokens[index + 1]?.text !== '(') return false
    if (!aggregateFunctions.has(token.text)) return false
    return tokens[closingBracket(tokens, index + 1) + 1]?.text !== 'OVER' && !insideSubquery(tokens, index)
  })
}

function insideSubquery(tokens: readonly SqlToken[], at: number): boolean {
  return tokens.some(
    (token, index) => index < at && token.text === '(' && tokens[index + 1]?.text === 'SELECT' && closingBracket(tokens, index) > at
  )
}

/** Column references outside aggregates and subqueries, each as its tokens (`c . amount`). */
function bareColumns(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  const found: (readonly SqlToken[])[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined) break
    const next = tokens[index + 1]?.text
    if (token.text === '(' && next === 'SELECT') index = closingBracket(tokens, index)
    else if (aggregateFunctions.has(token.text) && next === '(') index = closingBracket(tokens, index + 1)
    else if (token.kind === 'word' && next === '.') {
      found.push(tokens.slice(index, index + 3))
      index += 2
    } else if (token.kind === 'word' && next !== '(' && !grammarWords.has(token.text) && !isTypeName(tokens, index)) found.push([token])
  }
  return found
}

const isTypeName = (tokens: readonly SqlToken[], index: number): boolean =>
  tokens[index - 1]?.text === 'AS' || ['BIGINT', 'TEXT'].includes(tokens[index]?.text ?? '')

const neverNull: ReadonlySet<string> = new Set(['ID', 'SUBJECT', 'KEY'])

function lintOrder(tokens: readonly SqlToken[], order: number): readonly SqlProblem[] {
  const terms: SqlToken[][] = [[]]
  let depth = 0
  for (let index = order + 2; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined) break
    if (token.text === '(') depth += 1
    if (token.text === ')') depth -= 1
    if (depth < 0 || (depth === 0 && ['ROWS', 'RANGE', 'LIMIT', 'UNION', 'OFFSET'].includes(token.text))) break
    if (depth === 0 && token.text === ',') terms.push([])
    else terms.at(-1)?.push(token)
  }
  return terms.flatMap((term) => {
    const first = term[0]
    const words = term.filter((token) => token.text !== 'ASC' && token.text !== 'DESC')
    if (first === undefined || term.some((token) => token.text === 'NULLS')) return []
    const last = words.at(-1)
    if (last !== undefined && words.length <= 3 && (neverNull.has(last.text) || last.kind === 'number')) return []
    if (words[0]?.text === 'COUNT') return []
    return [problemAt(first, 'order_without_nulls', 'ORDER BY 遇空值各库次序不同；写明 NULLS FIRST 或 NULLS LAST（id 除外）。')]
  })
}
