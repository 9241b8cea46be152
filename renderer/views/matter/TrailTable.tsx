/** The acts under the track: each node a heading row with its times and marks, its acts below it; Enter opens the source row. Virtual, so 200 steps are as quick as 20. */
import { useMemo, type ReactNode } from 'react'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { LevelMark } from '../../widgets/LevelMark.tsx'
import { rangeOf } from '../../widgets/row-pages.ts'
import { useRecordWords } from '../../widgets/record-words.ts'
import { daysLeft, isSkipped, levelOf, marksInOrder, stepKey, trailRows, type TrailRow, type TrailStep } from './trail-track.ts'
import type { TrailSelection } from './use-trail-selection.ts'

export function TrailTable(props: {
  readonly trail: MatterTrail
  readonly steps: readonly TrailStep[]
  readonly selection: TrailSelection
}): ReactNode {
  const t = useText()
  const { trail, steps, selection } = props
  const rows = useMemo(() => trailRows(steps), [steps])
  const load = useMemo(() => rangeOf(rows), [rows])
  const { step, act } = selection
  const line = (row: TrailRow): ReactNode => <SourceLine source={row.act ? row.act.source : row.step.source} />
  return (
    <DataTable<TrailRow>
      label={t('matter.table')}
      resetKey={`${trail.matter.id} ${rows.length}`}
      loadRange={load}
      rowKey={(row) => row.key}
      here={act ? `act:${act.id}` : step ? stepKey(step) : undefined}
      onHere={(row) => selection.select(row.step, row.act)}
      onOpen={(row) => {
        if (row.act) selection.openSource('act')
        else if (row.step.id !== null) selection.openSource('step')
      }}
      state={(row) => (row.act ? undefined : isSkipped(row.step) || row.step.id === null ? 'out' : 'group')}
      columns={[
        { id: 'what', title: t('matter.head.what'), width: 172, grow: true, cell: (row) => <What row={row} /> },
        { id: 'who', title: t('matter.head.who'), width: 116, cell: (row) => <Who row={row} /> },
        { id: 'post', title: t('matter.head.post'), width: 112, cell: (row) => <Post row={row} /> },
        {
          id: 'received',
          title: t('matter.head.received'),
          width: 82,
          number: true,
          cell: (row) => <Time date={row.act ? null : row.step.received} />
        },
        {
          id: 'decided',
          title: t('matter.head.decided'),
          width: 82,
          number: true,
          cell: (row) => <Time date={row.act ? row.act.at : row.step.decided} />
        },
        {
          id: 'registered',
          title: t('matter.head.registered'),
          width: 82,
          number: true,
          cell: (row) => <Time date={row.act ? null : row.step.registered} />
        },
        { id: 'used', title: t('matter.head.used'), width: 64, number: true, cell: (row) => <Used row={row} /> },
        { id: 'left', title: t('matter.head.left'), width: 50, number: true, cell: (row) => <Left row={row} /> },
        { id: 'marks', title: t('matter.head.marks'), width: 104, cell: (row) => <MarksCell row={row} warnings={trail.warnings} /> },
        { id: 'source', title: t('matter.head.source'), width: 112, cell: line }
      ]}
    />
  )
}

function What(props: { readonly row: TrailRow }): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const name = useBilingual()
  const { step, act } = props.row
  if (act)
    return (
      <span className="act-name">
        <i data-kind={act.meeting ? 'meeting' : act.kind === 'countersign' ? 'countersign' : 'person'} aria-hidden />
        {words.act(act.kind)}
      </span>
    )
  return (
    <>
      <span className="node-number">{step.seq}</span>
      {name(step.name)}
      {step.round !== null && step.round > 1 && <span className="unit">　{t('matter.round', { n: step.round })}</span>}
    </>
  )
}

function Who(props: { readonly row: TrailRow }): ReactNode {
  const t = useText()
  const { act } = props.row
  if (!act) return null
  return act.meeting?.name ?? act.person?.name ?? act.nameInLedger ?? <span className="mut">{t('matter.unnamedPerson')}</span>
}

function Post(props: { readonly row: TrailRow }): ReactNode {
  const t = useText()
  const { act } = props.row
  if (!act) return null
  if (act.meeting) {
    const { due, present } = act.meeting
    return due === null || present === null ? null : <span className="sec">{t('matter.present', { due, present })}</span>
  }
  return act.post === null ? <span className="mut">—</span> : <span className="sec">{act.post}</span>
}

function Time(props: { readonly date: string | null }): ReactNode {
  return props.date === null ? null : <DateText date={props.date} />
}

function Used(props: { readonly row: TrailRow }): ReactNode {
  const { step, act } = props.row
  if (act || step.id === null || (step.used === null && step.limit === null)) return null
  return (
    <>
      {step.used ?? '—'}
      {step.limit !== null && <span className="mut"> / {step.limit}</span>}
    </>
  )
}

function Left(props: { readonly row: TrailRow }): ReactNode {
  const t = useText()
  const left = props.row.act ? null : daysLeft(props.row.step)
  if (left === null) return null
  return left < 0 ? <b className="overdue">{t('common.overBy', { n: -left })}</b> : left
}

function MarksCell(props: { readonly row: TrailRow; readonly warnings: MatterTrail['warnings'] }): ReactNode {
  const words = useRecordWords()
  const { step, act } = props.row
  if (act) return null
  const level = levelOf(step.warnings, props.warnings)
  const marks = step.id === null && step.marks.some((mark) => mark.kind === 'not_yet') ? step.marks : marksInOrder(step.marks)
  if (!level && marks.length === 0) return null
  return (
    <>
      {level && <LevelMark level={level} word={marks.length === 0 ? 'short' : 'none'} />}{' '}
      {marks.map((mark) => words.mark(mark.kind)).join('、')}
    </>
  )
}

function SourceLine(props: { readonly source: TrailStep['source'] }): ReactNode {
  const t = useText()
  const { source } = props
  if (!source) return null
  return (
    <span className="sec" title={[source.file, source.sheet, source.line].join(' › ')}>
      {t('matter.sourceLine', { file: (source.sheet || source.file).replace(/\.\w+$/, ''), line: source.line })}
    </span>
  )
}
