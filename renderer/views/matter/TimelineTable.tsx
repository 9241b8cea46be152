/** The events of the time line in words: day, what, which row, amount, source line. Enter opens the row; a warning opens its card. */
import { useMemo, type ReactNode } from 'react'
import type { MatterTimeline } from '../../../shared/ipc/commands/trail.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { DateText, Money } from '../../widgets/Figures.tsx'
import { LevelMark } from '../../widgets/LevelMark.tsx'
import { rangeOf } from '../../widgets/row-pages.ts'
import type { TimelineEvent } from './timeline-layout.ts'
import { useEventWords } from './use-event-words.ts'

export function TimelineTable(props: {
  readonly kinds: MatterTimeline['kinds']
  readonly events: readonly TimelineEvent[]
  readonly resetKey: string
  readonly here: string | undefined
  readonly onHere: (event: TimelineEvent) => void
  readonly onOpen: (event: TimelineEvent) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const words = useEventWords()
  const load = useMemo(() => rangeOf(props.events), [props.events])
  const kindOf = (event: TimelineEvent): string => {
    const found = props.kinds.find((one) => one.dataset === event.dataset)
    return event.kind === 'row' ? (found ? name(found.name) : (event.dataset ?? '')) : t(`matter.line.${event.kind}`)
  }
  return (
    <DataTable<TimelineEvent>
      label={t('matter.line.table')}
      resetKey={`${props.resetKey} ${props.events.length}`}
      loadRange={load}
      rowKey={(event) => event.id}
      here={props.here}
      onHere={props.onHere}
      onOpen={props.onOpen}
      columns={[
        { id: 'at', title: t('matter.line.at'), width: 90, number: true, cell: (event) => <DateText date={event.at} /> },
        { id: 'kind', title: t('matter.line.kind'), width: 96, cell: kindOf },
        {
          id: 'what',
          title: t('matter.line.what'),
          width: 150,
          cell: (event) => (
            <>
              {event.level && <LevelMark level={event.level} word="none" />} {words.what(event)}
            </>
          )
        },
        { id: 'title', title: t('matter.line.title'), width: 220, grow: true, cell: (event) => words.title(event) },
        {
          id: 'amount',
          title: t('matter.amount'),
          width: 120,
          number: true,
          cell: (event) => (event.amount === null ? null : <Money fen={event.amount} />)
        },
        {
          id: 'source',
          title: t('matter.head.source'),
          width: 150,
          cell: ({ source }) =>
            source && (
              <span className="sec" title={[source.file, source.sheet, source.line].join(' › ')}>
                {t('matter.sourceLine', { file: (source.sheet || source.file).replace(/\.\w+$/, ''), line: source.line })}
              </span>
            )
        }
      ]}
    />
  )
}
