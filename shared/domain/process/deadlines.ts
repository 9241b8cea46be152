/** Cases against the deadline they carry themselves. A deadline is a day: the due day itself is in time, what came later that day is told apart. */
import { dayOf } from '../../packs/calendar.ts'
import { instantOf } from './instant.ts'
import type { ProcessCase } from './process-case.ts'

export interface DeadlineMisses {
  /** closed cases with a deadline: what the first two figures are out of */
  readonly closed: number
  /** closed on a later day */
  readonly late: readonly string[]
  /** closed on the due day, after the hour it named */
  readonly sameDay: readonly string[]
  /** open cases with a deadline, and those of them whose day has passed */
  readonly open: number
  readonly overdue: readonly string[]
  readonly without: number
}

/** `asOf` is the ISO day that open cases are held against; what was closed after it counts as open then. */
export function deadlineMisses(cases: readonly ProcessCase[], asOf: string): DeadlineMisses {
  const today = dayOf(asOf) ?? 0
  const late: string[] = []
  const sameDay: string[] = []
  const overdue: string[] = []
  let [closed, open, without] = [0, 0, 0]
  for (const one of cases) {
    const due = dayOf(one.deadline)
    if (due === null || one.deadline === null) {
      without += 1
      continue
    }
    const end = dayOf(one.closed)
    if (end === null || one.closed === null || end > today) {
      open += 1
      if (today > due) overdue.push(one.id)
      continue
    }
    closed += 1
    if (end > due) late.push(one.id)
    else if (end === due && one.deadline.length > 10 && (instantOf(one.closed) ?? 0) > (instantOf(one.deadline) ?? 0)) sameDay.push(one.id)
  }
  return { closed, late, sameDay, open, overdue, without }
}
