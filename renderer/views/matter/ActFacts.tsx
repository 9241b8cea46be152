/** Facts of an act: the post held on that day with the document that says so, the meeting that decided, the times and figures of its node. */
import type { ReactNode } from 'react'
import { formatPercent } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { DateText, Money } from '../../widgets/Figures.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { daysLeft, type TrailAct, type TrailStep } from './trail-track.ts'

type Row = readonly [string, ReactNode]
const dash = <span className="mut">—</span>

export function ActPost(props: { readonly act: TrailAct; readonly aside?: ReactNode }): ReactNode {
  const t = useText()
  const { act } = props
  const { appointment } = act
  const differs = act.nameInLedger !== null && act.nameInLedger !== act.person?.name
  return (
    <InspectorSection title={t('matter.postOn')} note={act.at?.slice(0, 10)} aside={props.aside}>
      <KeyValue
        rows={[
          [t('matter.post'), act.post === null ? dash : [appointment?.org ?? '', act.post].filter(Boolean).join(' ')],
          ...(appointment?.duties ? [[t('matter.duties'), appointment.duties] satisfies Row] : []),
          ...(appointment
            ? [
                [
                  t('matter.term'),
                  appointment.to === null
                    ? t('matter.termOpen', { from: appointment.from })
                    : t('matter.termFrom', { from: appointment.from, to: appointment.to })
                ] satisfies Row
              ]
            : []),
          ...(appointment?.docNo ? [[t('matter.document'), appointment.docNo] satisfies Row] : []),
          ...(differs ? [[t('matter.inLedger'), act.nameInLedger] satisfies Row] : []),
          ...(act.forPerson ? [[t('matter.forPerson'), act.forPerson.name] satisfies Row] : []),
          ...(act.outcome ? [[t('matter.outcome'), act.outcome] satisfies Row] : []),
          [
            t('matter.basis'),
            <span key="basis" className="sec">
              {t(`matter.postFrom.${act.postFrom}`)}
            </span>
          ]
        ]}
      />
    </InspectorSection>
  )
}

export function ActMeeting(props: { readonly meeting: NonNullable<TrailAct['meeting']>; readonly onOpen: () => void }): ReactNode {
  const t = useText()
  const { meeting } = props
  const people = (n: number | null): ReactNode => {
    if (n === null) return dash
    return meeting.due === null || meeting.due === 0 ? String(n) : t('matter.meetingShare', { n, share: formatPercent(n / meeting.due, 0) })
  }
  return (
    <InspectorSection title={t('matter.meeting')}>
      <KeyValue
        rows={[
          [
            t('matter.meeting'),
            <button key="meeting" type="button" className="link" title={t('matter.meetingOpen')} onClick={props.onOpen}>
              {meeting.name}
            </button>
          ],
          [t('matter.meetingHeld'), <DateText key="held" date={meeting.heldOn} />],
          [t('matter.meetingDue'), meeting.due ?? dash],
          [t('matter.meetingPresent'), people(meeting.present)],
          [t('matter.meetingAgreed'), people(meeting.agreed)],
          [t('matter.meetingMinutes'), meeting.minutes ?? dash]
        ]}
      />
    </InspectorSection>
  )
}

export function StepTimes(props: { readonly step: TrailStep }): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const { step } = props
  const left = daysLeft(step)
  const date = (label: string, value: string | null): Row[] =>
    value === null ? [] : [[label, <DateText key={label} date={value} minute={value.length > 10} />]]
  const rows: Row[] = [
    ...date(t('matter.planned'), step.planned),
    ...date(t('matter.received'), step.received),
    ...date(t('matter.decided'), step.decided),
    ...date(t('matter.registered'), step.registered),
    ...date(t('matter.due'), step.due),
    ...(step.limit === null
      ? []
      : [
          [
            t('matter.usedLimit'),
            <span key="used">
              {step.used ?? '—'} / {step.limit} <span className="unit">{words.clock(step.clock)}</span>
              {left !== null && left < 0 && <b className="overdue"> {t('common.overBy', { n: -left })}</b>}
            </span>
          ] satisfies Row
        ]),
    ...(step.amount === null ? [] : [[t('matter.amount'), <Money key="amount" fen={step.amount} />] satisfies Row]),
    ...(step.docNo === null ? [] : [[t('matter.docNo'), step.docNo] satisfies Row]),
    ...step.documents.map((one, at): Row => [
      at === 0 ? t('matter.papers') : '',
      [one.title, one.docNo, one.issued].filter(Boolean).join(' · ')
    ]),
    ...(step.outcome === null ? [] : [[t('matter.outcome'), step.outcome] satisfies Row])
  ]
  if (rows.length === 0) return null
  return (
    <InspectorSection title={t('matter.times')}>
      <KeyValue rows={rows} />
    </InspectorSection>
  )
}
