/** The head over the track: procedure, number, unit, name, and the few figures of the matter that are known. */
import type { ReactNode } from 'react'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { DateText, Money } from '../../widgets/Figures.tsx'
import { MatterHead } from '../../widgets/MatterHead.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'

export function TrailHead(props: { readonly trail: MatterTrail; readonly tools?: ReactNode }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const words = useRecordWords()
  const { matter, done, of, missing } = props.trail
  const money = (label: string, fen: number | null): readonly (readonly [string, ReactNode])[] =>
    fen === null ? [] : [[label, <Money key={label} fen={fen} />]]
  const late = matter.deadline !== null && (matter.closed ?? props.trail.asOf).slice(0, 10) > matter.deadline.slice(0, 10)
  return (
    <MatterHead
      kick={[name(matter.procedureName), matter.code, matter.org?.name ?? ''].filter((part) => part !== '').join(' · ')}
      title={matter.name}
      tools={props.tools || undefined}
      facts={[
        ...money(t('matter.budget'), matter.budget),
        ...money(t('matter.contracted'), matter.contracted),
        ...money(t('matter.paid'), matter.paid),
        ...(matter.contractor === null
          ? []
          : [
              [
                t('matter.contractor'),
                <span key="contractor" className="head-cut" title={matter.contractor}>
                  {matter.contractor}
                </span>
              ] as const
            ]),
        ...(matter.deadline === null
          ? []
          : [
              [
                t('matter.deadline'),
                <span key="deadline" className={late ? 'overdue' : ''}>
                  <DateText date={matter.deadline} />
                </span>
              ] as const
            ]),
        ...props.trail.marks
          .filter((mark) => mark.accepted === null)
          .map(
            (mark) =>
              [
                words.mark(mark.kind),
                <span key={mark.id} className="overdue">
                  {mark.over ?? '—'} <span className="unit">{words.clock(mark.clock)}</span>
                </span>
              ] as const
          ),
        [
          t('matter.nodes'),
          <span key="nodes">
            {done} / {of} {missing > 0 && <span className="unit">{t('matter.lacking', { n: missing })}</span>}
          </span>
        ]
      ]}
    />
  )
}
