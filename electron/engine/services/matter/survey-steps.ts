/** What stands beside a trail however few of its steps are shown: the counts of all, and in which order steps are taken. */
import { actTotals } from '../../queries/matter-acts.ts'
import { outlineOf } from '../../queries/matter-steps.ts'
import { keptOrder, keptSurvey } from '../../queries/long-matters.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { orderSteps } from './order-steps.ts'

export interface StepSurvey {
  /** recorded steps */
  readonly steps: number
  /** nodes with a step that was decided */
  readonly decided: readonly string[]
  readonly acts: number
  /** by id, or by the name in the ledger */
  readonly people: number
  /** meetings that acts name, by id */
  readonly meetings: readonly string[]
}

/** Of a matter by its id: the survey, and ids of the steps shown first; `first` is undefined where all are shown, for `most` or fewer. */
export function surveySteps(
  db: ReadableDB,
  matter: string,
  most: number | undefined
): { readonly survey: StepSurvey; readonly first: readonly string[] | undefined } {
  const kept = keptSurvey<StepSurvey>(db, matter, 'steps')
  if (kept !== undefined)
    return { survey: kept, first: most === undefined || kept.steps <= most ? undefined : keptOrder(db, matter, 'steps', most) }
  const { survey, order } = readSteps(db, matter)
  return { survey, first: most === undefined || survey.steps <= most ? undefined : order().slice(0, most) }
}

/** The same from the steps themselves; the order is worked out when it is asked for. */
export function readSteps(db: ReadableDB, matter: string): { readonly survey: StepSurvey; readonly order: () => readonly string[] } {
  const outline = outlineOf(db, matter)
  const decided = [...new Set(outline.flatMap(([, node, , , done]) => (done === 1 ? [node] : [])))]
  return { survey: { steps: outline.length, decided, ...actTotals(db, matter) }, order: () => orderSteps(outline) }
}
