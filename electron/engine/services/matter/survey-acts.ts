/** What stands beside everyone responsible for a project however few of their acts are listed: the counts of all, and in which order acts are taken. */
import { actOutlines } from '../../queries/matter-acts.ts'
import { outlineOf } from '../../queries/matter-steps.ts'
import { keptOrder, keptSurvey } from '../../queries/long-matters.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { orderActs } from './order-acts.ts'

export interface ActSurvey {
  readonly acts: number
  /** people known by an entry of their own */
  readonly people: number
  /** so many acts are listed whatever is asked for: of everybody the latest of each kind at each node */
  readonly always: number
  /** every node that has a step, with the acts at it; '' for acts whose step is not there */
  readonly nodes: readonly (readonly [node: string, acts: number])[]
}

/** Of a matter by its id: the survey, and ids of the acts listed first; `first` is undefined where all are listed, for `most` or fewer. */
export function surveyActs(
  db: ReadableDB,
  matter: string,
  most: number | undefined
): { readonly survey: ActSurvey; readonly first: readonly string[] | undefined } {
  const kept = keptSurvey<ActSurvey>(db, matter, 'acts')
  const { survey, order } =
    kept === undefined ? readActs(db, matter) : { survey: kept, order: (n: number) => keptOrder(db, matter, 'acts', n) }
  return { survey, first: most === undefined || survey.acts <= most ? undefined : order(Math.max(most, survey.always)) }
}

/** The same from the acts themselves. */
export function readActs(
  db: ReadableDB,
  matter: string
): { readonly survey: ActSurvey; readonly order: (most: number) => readonly string[] } {
  const outline = outlineOf(db, matter)
  const steps = new Map(outline.map((step) => [step[0], step]))
  const acts = actOutlines(db, matter)
  const nodes = new Map(outline.map(([, node]) => [node, 0]))
  for (const [, step] of acts) {
    const node = steps.get(step)?.[1] ?? ''
    nodes.set(node, (nodes.get(node) ?? 0) + 1)
  }
  const { ids, always } = orderActs(steps, acts)
  const people = new Set(acts.flatMap((act) => act[5] ?? [])).size
  return { survey: { acts: acts.length, people, always, nodes: [...nodes] }, order: (most) => ids.slice(0, most) }
}
