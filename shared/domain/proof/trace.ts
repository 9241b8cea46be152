/** One item through its stages: what the record says of it, and where it says nothing or too much. Observations with their rows, no verdict. */

export interface TraceRow {
  readonly id: string
  /** place of its stage, from 0 */
  readonly stage: number
  readonly at: string | null
  readonly pieces: number
  readonly excused: boolean
}

export const traceFindings = ['missing_before', 'before_earlier', 'more_than_came'] as const
export interface TraceFinding {
  readonly kind: (typeof traceFindings)[number]
  readonly stage: number
  /** the earlier stage it is held against */
  readonly against: number
  readonly rows: readonly string[]
  /** pieces at the stage and at the one before, for `more_than_came` */
  readonly pieces: readonly [number, number] | null
}

/**
 * What does not follow: a stage has rows while one before has none (unless every row is excused); a row is dated before the first of the stage
 * before; more pieces went on than had come in. Compared with the nearest earlier stage that has rows.
 */
export function findBreaks(stages: number, rows: readonly TraceRow[]): readonly TraceFinding[] {
  const at = Array.from({ length: stages }, (_, stage) => rows.filter((row) => row.stage === stage))
  return at.flatMap((own, stage): TraceFinding[] => {
    if (stage === 0 || own.length === 0) return []
    const found: TraceFinding[] = []
    const before = at[stage - 1] ?? []
    const bare = own.filter((row) => !row.excused).map((row) => row.id)
    if (before.length === 0 && bare.length > 0) found.push({ kind: 'missing_before', stage, against: stage - 1, rows: bare, pieces: null })
    const against = at.findLastIndex((earlier, place) => place < stage && earlier.length > 0)
    const came = at[against] ?? []
    if (came.length === 0) return found
    const days = came.flatMap((row) => (row.at === null ? [] : [row.at.slice(0, 10)])).toSorted()
    const [first] = days
    const early = own.filter((row) => first !== undefined && row.at !== null && row.at.slice(0, 10) < first).map((row) => row.id)
    if (early.length > 0) found.push({ kind: 'before_earlier', stage, against, rows: early, pieces: null })
    const sum = (some: readonly TraceRow[]): number => some.reduce((total, row) => total + row.pieces, 0)
    const [used, received] = [sum(own), sum(came)]
    if (used > received) found.push({ kind: 'more_than_came', stage, against, rows: own.map((row) => row.id), pieces: [used, received] })
    return found
  })
}
