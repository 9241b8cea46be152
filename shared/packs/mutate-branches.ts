/** Mutants that remove one branch of a UNION. */
import { textOf } from './sql-condition.ts'
import { endOf, type Mutation } from './sql-edit.ts'
import type { SqlToken } from './sql-token.ts'

interface Branch {
  readonly from: number
  readonly to: number
}

/** One mutant for each branch of each UNION (EXCEPT and INTERSECT count as well). */
export function mutateBranches(sql: string, tokens: readonly SqlToken[]): readonly Mutation[] {
  return compounds(tokens).flatMap((branches) =>
    branches.flatMap((branch, position) => {
      const first = tokens[branch.from]
      const last = tokens[branch.to - 1]
      const joiner = tokens[(branches[position - 1]?.to ?? 0) as number]
      if (first === undefined || last === undefined) return []
      // The first branch names the columns, so it stays without rows; a later one goes, which also holds for a recursive one.
      const text = sql.slice(first.start, endOf(last))
      const by = position === 0 ? `SELECT * FROM (${text}) AS gone WHERE 1 = 0` : ''
      const from = position === 0 ? first.start : (joiner?.start ?? first.start)
      return [
        {
          kind: 'union',
          at: first,
          was: textOf(tokens.slice(branch.from, branch.to)),
          becomes: '(removed)',
          edits: [{ from, to: endOf(last), by }]
        }
      ]
    })
  )
}

/** The branches of every compound SELECT, as token ranges. */
function compounds(tokens: readonly SqlToken[]): readonly (readonly Branch[])[] {
  const open: { depth: number; branches: Branch[]; from: number }[] = []
  const done: (readonly Branch[])[] = []
  let depth = 0
  const finish = (to: number): void => {
    const last = open.pop()
    if (last !== undefined && last.branches.length > 0) done.push([...last.branches, { from: last.from, to }])
  }
  tokens.forEach((token, index) => {
    if (token.text === '(') depth += 1
    const top = open.at(-1)
    if (token.text === ')') {
      if (top?.depth === depth) finish(index)
      depth -= 1
    } else if (token.text === 'SELECT') {
      if (top?.depth === depth) top.from = index
      else open.push({ depth, branches: [], from: index })
    } else if (top?.depth === depth && ['UNION', 'EXCEPT', 'INTERSECT'].includes(token.text)) {
      top.branches.push({ from: top.from, to: index })
    }
  })
  finish(tokens.length)
  return done
}
