/** A mark of conformance: what one step, node or matter shows against its procedure. A mark is an observation, never a verdict. */
import type { ActKind, ClockName } from '../packs/pack.ts'

export const markKinds = [
  'missing',
  'not_yet',
  'out_of_order',
  'order_unknown',
  'overdue',
  'repeated',
  'same_person',
  'decided_before_received',
  'back_filled',
  'after_the_fact',
  'behind_plan',
  'in_seconds',
  'out_of_hours',
  'case_overdue'
] as const
export type MarkKind = (typeof markKinds)[number]

/** States and remarks, too common to set a step, a matter or a person apart: shown, but not counted among marks. */
export const lightMarkKinds = [
  'not_yet',
  'order_unknown',
  'behind_plan',
  'in_seconds',
  'out_of_hours'
] as const satisfies readonly MarkKind[]
export const isLightMark = (kind: string): boolean => lightMarkKinds.some((light) => light === kind)

/** A row of dataset `mark`. Times are ISO; used, limit_amount and over are in units of `clock`. A mark of the whole matter has node ''. */
export interface Mark {
  readonly id: string
  readonly matter_id: string
  readonly step_id: string | null
  readonly node: string
  readonly node_name: string
  readonly stage: string | null
  readonly kind: MarkKind
  readonly other_node: string | null
  readonly other_name: string | null
  readonly other_step_id: string | null
  readonly person_id: string | null
  readonly person_name: string | null
  readonly used: number | null
  readonly limit_amount: number | null
  readonly clock: ClockName | null
  readonly over: number | null
  readonly at: string | null
  readonly other_at: string | null
}

export const markColumns = [
  'id',
  'matter_id',
  'step_id',
  'node',
  'node_name',
  'stage',
  'kind',
  'other_node',
  'other_name',
  'other_step_id',
  'person_id',
  'person_name',
  'used',
  'limit_amount',
  'clock',
  'over',
  'at',
  'other_at'
] as const satisfies readonly (keyof Mark)[]

/** What conformance needs of a matter, a step and an act; the names are those of the datasets' fields. */
export interface MatterFact {
  readonly id: string
  readonly procedure: string
  readonly opened: string | null
  readonly closed: string | null
  readonly deadline: string | null
}
export interface StepFact {
  readonly id: string
  readonly matter_id: string
  readonly node: string
  readonly plan_date: string | null
  readonly received_at: string | null
  readonly decided_at: string | null
  readonly due_at: string | null
  readonly registered_at: string | null
}
/** When something that a node should come before happened to a matter: a contract signed, money paid. */
export interface EventFact {
  readonly matter_id: string
  /** `eventKey` of what happened */
  readonly event: string
  /** the first of them; ISO */
  readonly at: string
}
export interface ActFact {
  readonly id: string
  readonly at: string | null
  readonly step_id: string
  readonly matter_id: string
  readonly kind: ActKind | string
  readonly person_id: string | null
  readonly person_name: string | null
}
