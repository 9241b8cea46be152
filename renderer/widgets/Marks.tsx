/** Marks of a procedure in ink, never in level colours: shapes for the track and small samples with their word. Also the hatch for missing data. */
import { useId, type ReactNode } from 'react'
import type { markKinds } from '../../shared/domain/mark.ts'
import { useText } from '../app/settings.tsx'
import type { TextKey } from '../../shared/text/index.ts'

export type MarkKind = (typeof markKinds)[number]

/** A hatched rectangle: no data here. */
export function Hatch(props: { readonly x?: number; readonly y?: number; readonly width: number; readonly height: number }): ReactNode {
  const id = useId()
  return (
    <>
      <defs>
        <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="4" height="4" fill="var(--hatch-bg)" />
          <path d="M0 0V4" stroke="var(--hatch)" strokeWidth="1.6" />
        </pattern>
      </defs>
      <rect x={props.x ?? 0} y={props.y ?? 0} width={props.width} height={props.height} fill={`url(#${id})`} />
    </>
  )
}

type DrawnMark = 'missing' | 'order' | 'overdue' | 'same' | 'late' | 'notYet' | 'repeated' | 'unknownOrder' | 'quick' | 'night'
/** Which of the ten drawn marks stands for each kind that the engine finds. */
const drawnAs: Readonly<Record<MarkKind, DrawnMark>> = {
  missing: 'missing',
  not_yet: 'notYet',
  out_of_order: 'order',
  order_unknown: 'unknownOrder',
  overdue: 'overdue',
  repeated: 'repeated',
  same_person: 'same',
  decided_before_received: 'order',
  back_filled: 'late',
  after_the_fact: 'late',
  behind_plan: 'overdue',
  in_seconds: 'quick',
  out_of_hours: 'night',
  case_overdue: 'overdue'
}

/** The word of a mark, for tables: 缺失, 倒置 … */
export function useMarkWord(): (kind: MarkKind) => string {
  const t = useText()
  return (kind) => t(`widgets.mark.${drawnAs[kind]}` satisfies TextKey)
}

/** A 30 × 22 sample of the mark. */
export function MarkSample(props: { readonly kind: MarkKind }): ReactNode {
  return (
    <svg width="30" height="22" viewBox="0 0 30 22" aria-hidden>
      {sample(drawnAs[props.kind])}
    </svg>
  )
}

function sample(mark: DrawnMark): ReactNode {
  switch (mark) {
    case 'missing':
      return <rect x="5" y="1" width="20" height="20" rx="2" fill="none" stroke="var(--ink)" strokeWidth="1.3" strokeDasharray="3 2" />
    case 'notYet':
      return <rect x="5" y="1" width="20" height="20" rx="2" fill="none" stroke="var(--ink-4)" strokeDasharray="1 2.5" />
    case 'order':
      return (
        <>
          <path d="M15 2 12 20" stroke="var(--line-3)" strokeWidth="1.2" />
          <path d="M2 5c2 10 24 2 26 13" fill="none" stroke="var(--accent)" strokeWidth="2" />
        </>
      )
    case 'overdue':
      return (
        <>
          <path d="M0 8h30" stroke="var(--line-3)" />
          <rect x="11" y="8" width="9" height="9" fill="var(--ink)" />
        </>
      )
    case 'same':
      return (
        <>
          <path d="M6 5H3v13h3" fill="none" stroke="var(--ink)" strokeWidth="1.6" />
          <circle cx="15" cy="6" r="5.4" fill="none" stroke="var(--ink)" />
          <circle cx="15" cy="6" r="3.2" fill="var(--ink-2)" />
          <circle cx="15" cy="17" r="3.2" fill="var(--ink-2)" />
        </>
      )
    case 'late':
      return (
        <>
          <circle cx="8" cy="11" r="4.4" fill="var(--ink-2)" />
          <path d="M15 11h10m-3.500-3.500L25 11l-3.500 3.500" fill="none" stroke="var(--ink)" strokeWidth="1.4" />
        </>
      )
    case 'repeated':
      return (
        <>
          <circle cx="11" cy="11" r="4.400" fill="var(--ink-2)" />
          <circle cx="19" cy="11" r="4.4" fill="var(--paper)" stroke="var(--ink-2)" strokeWidth="1.4" />
        </>
      )
    case 'quick':
      return (
        <>
          <circle cx="15" cy="12" r="8" fill="none" stroke="var(--ink-2)" strokeWidth="1.3" />
          <path d="M15 12V6M12 1.500h6" fill="none" stroke="var(--ink)" strokeWidth="1.6" />
        </>
      )
    case 'night':
      return <path d="M19 3a9 9 0 1 0 5 13A8 8 0 0 1 19 3z" fill="none" stroke="var(--ink-2)" strokeWidth="1.4" />
    case 'unknownOrder':
      return <path d="M4 11h22M8 7l-4 4 4 4M22 7l4 4-4 4" fill="none" stroke="var(--ink-2)" strokeWidth="1.3" strokeDasharray="3 2" />
  }
}

export function Mark(props: { readonly kind: MarkKind }): ReactNode {
  const word = useMarkWord()
  return (
    <span className="row-line">
      <MarkSample kind={props.kind} />
      {word(props.kind)}
    </span>
  )
}
