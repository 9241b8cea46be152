/** Changes to an SQL text, and the mutants that are made of them. */
import type { SqlToken } from './sql-token.ts'

/** A replacement in the text: characters `from` up to `to` become `by`. */
export interface Edit {
  readonly from: number
  readonly to: number
  readonly by: string
}
/** A fault before it is numbered; `was` and `becomes` tell it in words. */
export interface Mutation {
  readonly kind: string
  readonly at: SqlToken
  readonly was: string
  readonly becomes: string
  readonly edits: readonly Edit[]
}

/** The text with all edits made; they must not overlap. */
export function applyEdits(sql: string, edits: readonly Edit[]): string {
  let text = sql
  for (const { from, to, by } of edits.toSorted((a, b) => b.from - a.from)) text = `${text.slice(0, from)}${by}${text.slice(to)}`
  return text
}

/** Where the last token of a span ends in the text. */
export const endOf = (token: SqlToken): number => token.start + token.raw.length
