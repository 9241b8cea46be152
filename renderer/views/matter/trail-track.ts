/**
 * A matter's trail laid out for the track and the table: one column a node however many rounds it took, lanes by post, one table row a step and an
 * act. Optional nodes that were not taken stay away unless asked for. Pure.
 */
import { isLightMark } from '../../../shared/domain/mark.ts'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import type { Level } from '../../widgets/LevelMark.tsx'
import type { MarkKind } from '../../widgets/Marks.tsx'
import { dayNumber } from '../../widgets/track-layout.ts'
import type { TrackNode } from '../../widgets/track-props.ts'

export type TrailStep = MatterTrail['steps'][number]
export type TrailAct = TrailStep['acts'][number]
export type TrailMark = TrailStep['marks'][number]

export const laneIds = ['handler', 'section', 'countersign', 'deputy', 'head', 'meeting', 'unknown'] as const
export type LaneId = (typeof laneIds)[number]
/** Ledgers carry lanes as codes or as the words of appointment lists. */
const laneWords: Readonly<Record<string, LaneId>> = {
  handler: 'handler',
  section: 'section',
  countersign: 'countersign',
  deputy: 'deputy',
  head: 'head',
  meeting: 'meeting',
  经办岗: 'handler',
  科室负责人: 'section',
  会签单位: 'countersign',
  分管领导: 'deputy',
  主要领导: 'head',
  集体决策: 'meeting'
}

/** Where an act stands: a meeting's decision and a countersignature by their kind, else by the post held on that day. */
export function laneOf(act: Pick<TrailAct, 'kind' | 'lane' | 'meeting'>): LaneId {
  if (act.meeting || act.kind === 'decide') return 'meeting'
  if (act.kind === 'countersign') return 'countersign'
  return (act.lane === null ? undefined : laneWords[act.lane]) ?? 'unknown'
}

/** The lanes to draw: all six where any post is known, else only those that occur. */
export function lanesOf(steps: readonly TrailStep[]): readonly LaneId[] {
  const found = new Set(steps.flatMap((step) => step.acts.map(laneOf)))
  const posts = laneIds.some((lane) => lane !== 'unknown' && lane !== 'meeting' && lane !== 'countersign' && found.has(lane))
  return found.size === 0 ? ['unknown'] : laneIds.filter((lane) => found.has(lane) || (posts && lane !== 'unknown'))
}

/** The key of a step in links: its id, or its node where nothing was recorded. */
export function stepKey(step: Pick<TrailStep, 'id' | 'node'>): string {
  return step.id ?? `node:${step.node}`
}

const markOrder: readonly MarkKind[] = [
  'missing',
  'out_of_order',
  'decided_before_received',
  'same_person',
  'overdue',
  'case_overdue',
  'back_filled',
  'after_the_fact',
  'repeated',
  'behind_plan',
  'in_seconds',
  'out_of_hours',
  'order_unknown',
  'not_yet'
]
/** All marks, what matters most first. */
export function sortMarks(marks: readonly TrailMark[]): readonly TrailMark[] {
  return marks.toSorted((a, b) => markOrder.indexOf(a.kind) - markOrder.indexOf(b.kind))
}

/** Marks, what matters most first, each kind once; "not yet" is a state and left out, and so is what was accepted. */
export function marksInOrder(marks: readonly TrailMark[]): readonly TrailMark[] {
  const kinds = new Set<MarkKind>()
  return sortMarks(marks.filter((mark) => mark.kind !== 'not_yet' && mark.accepted === null)).filter(
    (mark) => !kinds.has(mark.kind) && kinds.add(mark.kind)
  )
}

/** Steps that show more than a remark, what matters most first; then in the order of the procedure. */
export function markedSteps(steps: readonly TrailStep[]): readonly TrailStep[] {
  const first = (step: TrailStep): number => {
    const [mark] = marksInOrder(step.marks)
    return mark === undefined || (isLightMark(mark.kind) && mark.kind !== 'order_unknown')
      ? Number.POSITIVE_INFINITY
      : markOrder.indexOf(mark.kind)
  }
  return steps.filter((step) => first(step) < markOrder.length).toSorted((a, b) => first(a) - first(b) || a.seq - b.seq)
}

/** Whether anything at all was recorded about the nodes. */
export function hasSteps(trail: Pick<MatterTrail, 'steps'>): boolean {
  return trail.steps.some((step) => step.id !== null)
}

/** Whether a step is an optional node that was not taken. */
export function isSkipped(step: TrailStep): boolean {
  return step.id === null && !step.required && step.marks.length === 0
}

/** Days left of a step's limit, negative when over; null where there is no limit or no start. */
export function daysLeft(step: TrailStep): number | null {
  const over = step.marks.find((mark) => mark.kind === 'overdue')?.over
  if (over !== null && over !== undefined && over > 0) return -over
  return step.used === null || step.limit === null ? null : step.limit - step.used
}

/** Days by which a step was decided before the node that should come first; null when not known. */
export function daysBefore(step: TrailStep, mark: TrailMark, steps: readonly TrailStep[]): number | null {
  const own = dayNumber(step.decided)
  const other = dayNumber(steps.findLast((one) => one.node === mark.otherNode && one.decided !== null)?.decided)
  return own === undefined || other === undefined || other <= own ? null : other - own
}

const rank: Readonly<Record<Level, number>> = { red: 0, orange: 1, yellow: 2 }
/** The highest level among these warnings. */
export function levelOf(ids: readonly string[], warnings: MatterTrail['warnings']): Level | undefined {
  return warnings
    .filter((one) => ids.includes(one.id))
    .map((one) => one.level)
    .toSorted((a, b) => rank[a] - rank[b])[0]
}

export interface TrackWords {
  readonly name: (step: TrailStep) => string
  readonly stage: (step: TrailStep) => string
  readonly flag: (step: TrailStep, other: string, days: number) => string
}

/** Columns of the track. A node's rounds share a column: dates and state of the latest, acts and marks of all. */
export function trackNodes(trail: MatterTrail, steps: readonly TrailStep[], words: TrackWords): readonly TrackNode[] {
  const rounds = new Map<string, TrailStep[]>()
  for (const step of steps) rounds.set(step.node, [...(rounds.get(step.node) ?? []), step])
  return [...rounds].flatMap(([node, all]): TrackNode[] => {
    const last = all.at(-1)
    if (!last) return []
    // That a date came after its plan is seen from the dates themselves.
    const marks = marksInOrder(all.flatMap((step) => step.marks)).filter((mark) => mark.kind !== 'behind_plan')
    const level = levelOf(
      all.flatMap((step) => step.warnings),
      trail.warnings
    )
    const inverted = last.marks.find((mark) => mark.kind === 'out_of_order' && mark.otherName !== null)
    const days = inverted ? daysBefore(last, inverted, trail.steps) : null
    const other = inverted && trail.steps.find((step) => step.node === inverted.otherNode)
    return [
      {
        id: node,
        number: String(last.seq),
        name: words.name(last),
        stage: words.stage(last),
        state: stateOf(last),
        planned: last.planned,
        actual: last.decided,
        acts: all.flatMap((step) =>
          step.acts.map((act) => ({
            id: act.id,
            lane: laneOf(act),
            kind: act.meeting ? ('meeting' as const) : act.kind === 'countersign' ? ('countersign' as const) : ('person' as const)
          }))
        ),
        left: daysLeft(last),
        marks: marks.map((mark, index) => (index === 0 && level ? { kind: mark.kind, level } : { kind: mark.kind })),
        ...(marks.length === 0 && level ? { level } : {}),
        ...(inverted && days !== null ? { flag: words.flag(last, other ? words.name(other) : (inverted.otherName ?? ''), days) } : {})
      }
    ]
  })
}

function stateOf(step: TrailStep): TrackNode['state'] {
  if (step.id !== null) return step.decided === null ? 'in_hand' : 'done'
  if (step.marks.some((mark) => mark.kind === 'missing')) return 'missing'
  return isSkipped(step) ? 'skipped' : 'not_yet'
}

export interface TrailRow {
  readonly key: string
  readonly step: TrailStep
  readonly act?: TrailAct
}

/** Rows of the act table: each step, then its acts. */
export function trailRows(steps: readonly TrailStep[]): readonly TrailRow[] {
  return steps.flatMap((step): TrailRow[] => [
    { key: stepKey(step), step },
    ...step.acts.map((act) => ({ key: `act:${act.id}`, step, act }))
  ])
}

export interface ActInTime {
  readonly step: TrailStep
  readonly act: TrailAct
  /** Days after (+) or before (−) the act looked at; null without a date. */
  readonly days: number | null
}

/** The acts before and after one, by real time: at most `reach` on either side, the act itself between them. */
export function actsAround(trail: MatterTrail, id: string, reach = 2): readonly ActInTime[] {
  const all = trail.steps
    .flatMap((step) => step.acts.map((act) => ({ step, act })))
    .filter((one) => one.act.at !== null || one.act.id === id)
    .toSorted((a, b) => ((a.act.at ?? '') < (b.act.at ?? '') ? -1 : (a.act.at ?? '') > (b.act.at ?? '') ? 1 : a.step.seq - b.step.seq))
  const at = all.findIndex((one) => one.act.id === id)
  const own = dayNumber(all[at]?.act.at)
  return all.slice(Math.max(0, at - reach), at + reach + 1).map((one) => {
    const day = dayNumber(one.act.at)
    return { ...one, days: own === undefined || day === undefined ? null : day - own }
  })
}
