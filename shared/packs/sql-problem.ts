/** What a lint of a model's SQL tells: a closed set of codes, the place, and what to write instead. */
import type { SqlToken } from './sql-token.ts'

export type SqlProblemCode =
  | 'not_a_select'
  | 'two_statements'
  | 'writes'
  | 'unknown_sign'
  | 'integer_division'
  | 'boolean_arithmetic'
  | 'bare_boolean'
  | 'two_argument_min_max'
  | 'two_argument_round'
  | 'function_not_portable'
  | 'alias_in_where'
  | 'bare_column_beside_group_by'
  | 'case_insensitive'
  | 'implicit_conversion'
  | 'order_without_nulls'
  | 'string_agg_without_order'
  | 'cast_type'
  | 'system_table'
  | 'hidden_column'
  | 'undeclared_table'
  | 'undeclared_param'
  | 'star'

/** What is wrong, where (line and column within the SQL, from 1), and what to write instead. */
export interface SqlProblem {
  readonly code: SqlProblemCode
  readonly line: number
  readonly column: number
  readonly reason: string
}

/** Types of a column by its name, over all the datasets that the model reads; names of more than one kind are left out. */
export type ColumnKinds = ReadonlyMap<string, 'text' | 'number'>

export function problemAt(token: SqlToken, code: SqlProblemCode, reason: string): SqlProblem {
  return { code, line: token.line, column: token.column, reason }
}
