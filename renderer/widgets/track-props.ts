/** What a track is given, and the few distances that its parts share (px). */
import type { Level } from './LevelMark.tsx'
import type { MarkKind } from './Marks.tsx'

export interface TrackAct {
  readonly id: string
  readonly lane: string
  readonly kind: 'person' | 'countersign' | 'meeting'
}
export interface TrackNode {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly stage: string
  /** `skipped`: optional and not taken; nothing is drawn for it. */
  readonly state: 'done' | 'in_hand' | 'missing' | 'not_yet' | 'skipped'
  readonly planned?: string | null
  readonly actual?: string | null
  readonly acts: readonly TrackAct[]
  /** Days left of the limit; negative when over. */
  readonly left?: number | null
  readonly marks: readonly { readonly kind: MarkKind; readonly level?: Level }[]
  /** A warning that no mark stands for. */
  readonly level?: Level
  /** Said on the line in the fan: 开工早于中标 23 日. */
  readonly flag?: string
}
export interface TrackChartProps {
  readonly nodes: readonly TrackNode[]
  readonly lanes: readonly { readonly id: string; readonly label: string }[]
  readonly asOf: string
  readonly here?: { readonly node: string; readonly act?: string } | undefined
  readonly onHere: (node: string, act?: string) => void
  readonly clock?: string
}

export const trackLeft = 108
export const trackTop = { axis: 26, fan: 29, stage: 92, number: 127, name: 141, lanes: 166 }
export const laneHeight = 24
