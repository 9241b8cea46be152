/** The steps of SQLite's EXPLAIN QUERY PLAN in words, for people who write models without knowing databases. */

export interface PlanStep {
  readonly detail: string
  readonly zh: string
  readonly en: string
  /** reads a whole table: slow where it is large and stands inside another step */
  readonly scan: boolean
}

const forms: readonly (readonly [RegExp, (found: RegExpExecArray) => Omit<PlanStep, 'detail'>])[] = [
  [
    /^SCAN (\w+)(?: USING (?:COVERING )?INDEX .*)?$/,
    (m) => ({ zh: `逐行读完 ${m[1] ?? ''}`, en: `reads all rows of ${m[1] ?? ''}`, scan: true })
  ],
  [
    /^SEARCH (\w+) USING (?:AUTOMATIC |COVERING |PARTIAL )*(?:INDEX|INTEGER PRIMARY KEY)[^(]*\((.*)\)/,
    (m) => ({ zh: `按索引在 ${m[1] ?? ''} 中查找（${m[2] ?? ''}）`, en: `looks up ${m[1] ?? ''} by index (${m[2] ?? ''})`, scan: false })
  ],
  [/^USE TEMP B-TREE FOR (.*)$/, (m) => ({ zh: `临时排序，用于 ${m[1] ?? ''}`, en: `sorts for ${m[1] ?? ''}`, scan: false })],
  [/^(?:MATERIALIZE|CO-ROUTINE) (.*)$/, (m) => ({ zh: `先算出中间表 ${m[1] ?? ''}`, en: `first makes ${m[1] ?? ''}`, scan: false })],
  [/^(?:CORRELATED )?(?:SCALAR |LIST )?SUBQUERY/, () => ({ zh: '子查询', en: 'subquery', scan: false })]
]

export function planStep(detail: string): PlanStep {
  for (const [pattern, say] of forms) {
    const found = pattern.exec(detail)
    if (found !== null) return { detail, ...say(found) }
  }
  return { detail, zh: detail, en: detail, scan: false }
}
