/** Which tables and parameters a model's SQL names: only what it declares, never the system's tables or the hidden columns. */
import { problemAt, type SqlProblem } from './sql-problem.ts'
import { closingBracket, type SqlToken } from './sql-token.ts'
import { grammarWords } from './sql-words.ts'

export interface TableRules {
  readonly reads: readonly string[]
  readonly params: readonly string[]
}

/** Names that the statement itself defines in WITH. */
export function definedNames(tokens: readonly SqlToken[]): ReadonlySet<string> {
  const names = new Set<string>()
  tokens.forEach((token, index) => {
    if (token.kind !== 'word' || !['WITH', 'RECURSIVE', ','].includes(tokens[index - 1]?.text ?? '')) return
    const after = tokens[index + 1]?.text === '(' ? closingBracket(tokens, index + 1) + 1 : index + 1
    const body = tokens[after + 1]?.text
    if (tokens[after]?.text === 'AS' && (body === '(' || body === 'MATERIALIZED' || body === 'NOT')) names.add(token.raw.toLowerCase())
  })
  return names
}

/** The tables named after FROM, JOIN and the commas of a FROM list, in lower case, without names defined by WITH. */
export function namedTables(tokens: readonly SqlToken[]): readonly SqlToken[] {
  const defined = definedNames(tokens)
  const found: SqlToken[] = []
  tokens.forEach((token, index) => {
    if (token.text !== 'FROM' && token.text !== 'JOIN') return
    let at = index + 1
    for (;;) {
      const name = tokens[at]
      if (name === undefined) return
      if (name.text === '(') at = closingBracket(tokens, at) + 1
      else if (name.kind === 'word' || name.kind === 'quoted') {
        const lower = name.raw.replaceAll('"', '').toLowerCase()
        if (!defined.has(lower)) found.push({ ...name, raw: lower })
        at += 1
      } else return
      if (tokens[at]?.text === 'AS') at += 1
      const alias = tokens[at]
      if (alias?.kind === 'word' && !grammarWords.has(alias.text)) at += 1
      if (tokens[at]?.text !== ',') return
      at += 1
    }
  })
  return found
}

export function lintTables(tokens: readonly SqlToken[], rules: TableRules): readonly SqlProblem[] {
  const problems: SqlProblem[] = []
  for (const table of namedTables(tokens)) {
    if (/^(sys_|sqlite_|pragma_|pg_|information_schema|duckdb_)/.test(table.raw)) {
      problems.push(problemAt(table, 'system_table', `不得读取系统表 ${table.raw}。`))
    } else if (!rules.reads.includes(table.raw)) {
      problems.push(problemAt(table, 'undeclared_table', `读取了未在 reads 中声明的数据集 ${table.raw}。`))
    }
  }
  for (const token of tokens) {
    if ((token.kind === 'word' || token.kind === 'quoted') && token.raw.replaceAll('"', '').startsWith('_')) {
      problems.push(problemAt(token, 'hidden_column', `不得使用下划线开头的内部列 ${token.raw}。`))
    }
    if (token.kind === 'param' && token.raw !== ':as_of' && !rules.params.includes(token.raw.slice(1))) {
      problems.push(problemAt(token, 'undeclared_param', `参数 ${token.raw} 未在 params 中声明。`))
    }
  }
  return problems
}
