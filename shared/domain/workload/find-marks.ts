/**
 * What stands out in a person's acts of a period, by dated limits (workload.yaml). Observations with their rows, never a verdict; acts without a
 * time of day are left out and counted. What conformance remarks upon single steps, and tracks, which the packs' models judge, are not judged here.
 */
import type { WorkLimits, WorkMark, WorkMarkKind } from '../../packs/workload.ts'

/** `at`: ISO day or moment. */
export interface WorkAct {
  readonly id: string
  readonly matter: string
  readonly at: string | null
}
/** One thing that stands out: when it began, the acts, and the figure that passed the limit. */
export interface WorkFinding {
  readonly kind: WorkMarkKind
  readonly at: string
  readonly acts: readonly string[]
  /** different matters within the minutes */
  readonly figure: number
  readonly limits: WorkLimits
}
export interface WorkFindings {
  readonly found: readonly WorkFinding[]
  /** acts that have a day but no time of day */
  readonly withoutTime: number
}

export function findWorkMarks(acts: readonly WorkAct[], marks: readonly WorkMark[]): WorkFindings {
  const timed = acts
    .filter((act): act is WorkAct & { readonly at: string } => hasTime(act.at))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))
  const found = marks.flatMap((mark): readonly WorkFinding[] => {
    switch (mark.kind) {
      case 'burst':
        return bursts(timed, mark)
    }
  })
  return { found, withoutTime: acts.filter((act) => act.at !== null && !hasTime(act.at)).length }
}

/** The values in force on a day; null before the first. */
export function limitsOn(mark: WorkMark, day: string): WorkLimits | null {
  let found: WorkLimits | null = null
  const on = day.slice(0, 10)
  for (const one of mark.values) if (one.from <= on && (found === null || one.from >= found.from)) found = one
  return found
}

/** Whether a day bears a time of day. */
export function hasTime(at: string | null): boolean {
  return at !== null && at.length >= 16
}

/** Seconds since 1970 of the wall time; zones are as the ledger has them. */
function secondsOf(at: string): number {
  return Date.parse(`${at.slice(0, 10)}T${at.slice(11, 16)}:${/^:\d\d/.test(at.slice(16)) ? at.slice(17, 19) : '00'}Z`) / 1000
}

/** Stretches of `minutes` with `count` or more different matters; each act counts in one stretch only, the earliest. Linear in the acts. */
function bursts(acts: readonly (WorkAct & { readonly at: string })[], mark: WorkMark): readonly WorkFinding[] {
  const found: WorkFinding[] = []
  const seconds = acts.map((act) => secondsOf(act.at))
  // how often each matter stands between `from` and `to`
  const within = new Map<string, number>()
  let day = ''
  let limits: WorkLimits | null = null
  for (let from = 0, to = 0; from < acts.length;) {
    const first = acts[from]
    if (first === undefined) break
    if (!first.at.startsWith(day) || day === '') {
      day = first.at.slice(0, 10)
      const now = limitsOn(mark, day)
      if (now !== limits) {
        within.clear()
        to = from
      }
      limits = now
    }
    const end = (seconds[from] ?? 0) + (limits === null ? -1 : limits.minutes * 60)
    for (; to < acts.length && (seconds[to] ?? 0) <= end; to += 1) {
      const matter = acts[to]?.matter ?? ''
      within.set(matter, (within.get(matter) ?? 0) + 1)
    }
    if (limits !== null && within.size >= limits.count) {
      found.push({ kind: 'burst', at: first.at, acts: acts.slice(from, to).map((act) => act.id), figure: within.size, limits })
      within.clear()
      from = to
    } else {
      const left = (within.get(first.matter) ?? 0) - 1
      if (left > 0) within.set(first.matter, left)
      else within.delete(first.matter)
      from += 1
      if (to < from) to = from
    }
  }
  return found
}
