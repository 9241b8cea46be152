/**
 * Of every long matter what its views open with, worked out once when marks are made: which of its thousands of steps and acts come first, their counts,
 * in whose hands it lay. By the same functions that read a short matter, so both say the same; a view that finds nothing kept reads for itself.
 */
import type { WorkCalendar } from '../../../../shared/packs/calendar.ts'
import { forgetSurveys, keepOrder, keepSurvey, rowsStand } from '../../queries/long-matters.ts'
import type { WritableDB } from '../../vault/connection.ts'
import { readHands } from '../walk-hands.ts'
import { readActs } from './survey-acts.ts'
import { readSteps } from './survey-steps.ts'

/** A matter with as many steps and acts together is long: one of fewer is read in a few milliseconds. */
export const longFrom = 600

/** Replaces what was kept. `matters`: ids of the long ones; `asOf`: ISO date up to which open steps are counted. Inside a transaction of the caller's. */
export function keepLongMatters(writer: WritableDB, matters: readonly string[], asOf: string, calendar: WorkCalendar): void {
  forgetSurveys(writer)
  const stand = rowsStand(writer)
  for (const matter of matters) {
    const steps = readSteps(writer, matter)
    const acts = readActs(writer, matter)
    keepSurvey(writer, matter, 'steps', stand, steps.survey)
    keepOrder(writer, matter, 'steps', steps.order())
    keepSurvey(writer, matter, 'acts', stand, acts.survey)
    keepOrder(writer, matter, 'acts', acts.order(acts.survey.acts))
    keepSurvey(writer, matter, 'hands', stand, { asOf, hands: readHands(writer, calendar, matter, asOf) })
  }
}
