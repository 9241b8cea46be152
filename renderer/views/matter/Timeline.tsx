/** The time line of a matter: everything dated that hangs on it, drawn and listed. Read only when it is looked at. */
import type { ReactNode } from 'react'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { MatterSearch } from './search.ts'
import { shownEvents, type TimelineEvent } from './timeline-layout.ts'
import { TimelineChart } from './TimelineChart.tsx'
import { TimelineTable } from './TimelineTable.tsx'
import { useEventWords } from './use-event-words.ts'

export function Timeline(props: { readonly trail: MatterTrail }): ReactNode {
  const t = useText()
  const words = useEventWords()
  const { advance } = useWalk()
  const [search, change] = useViewSearch<MatterSearch>()
  const { trail } = props
  const result = useCommand('trail.timeline', { matter: trail.matter.id })
  const open = (event: TimelineEvent): void => {
    if (event.kind === 'row') change({ event: event.id })
    else advance({ place: 'warnings', kind: 'warning', label: words.title(event), search: { id: event.row } }, 'push')
  }
  return (
    <Waiting result={result} rows={8}>
      {(timeline) => {
        const events = shownEvents(timeline.events, search.dates === true)
        const more = timeline.events.length - shownEvents(timeline.events, false).length
        const { total, shown } = timeline.warnings
        const unseen = total - shown
        const cut = timeline.kinds.filter((kind) => kind.shown < kind.total)
        if (timeline.events.length === 0) return <EmptyState title={t('matter.line.none')} text={t('matter.line.noneText')} />
        return (
          <>
            <TimelineChart
              trail={trail}
              kinds={timeline.kinds}
              events={events}
              here={search.event}
              onHere={(event) => change({ event: event.id })}
            />
            {(more > 0 || cut.length > 0 || unseen > 0) && (
              <div className="row-line time-more">
                {more > 0 && (
                  <Button kind="quiet" onPress={() => change({ dates: search.dates ? undefined : true })}>
                    {search.dates ? t('matter.line.fewer') : t('matter.line.more', { n: more })}
                  </Button>
                )}
                {cut.map((kind) => (
                  <span key={kind.dataset} className="mut">
                    {t('matter.line.cut', { shown: kind.shown, total: kind.total })}
                  </span>
                ))}
                {unseen > 0 && (
                  <>
                    <span className="mut">{t('matter.warningsShown', { n: formatNumber(shown), total: formatNumber(total) })}</span>
                    <Button
                      kind="quiet"
                      onPress={() =>
                        advance(
                          { place: 'warnings', kind: 'place', label: t('matter.warningsOfMatter'), search: { matter: trail.matter.id } },
                          'push'
                        )
                      }
                    >
                      {t('matter.allWarnings', { n: formatNumber(total) })}
                    </Button>
                  </>
                )}
              </div>
            )}
            <TimelineTable
              kinds={timeline.kinds}
              events={events}
              resetKey={trail.matter.id}
              here={search.event}
              onHere={(event) => change({ event: event.id })}
              onOpen={open}
            />
          </>
        )
      }}
    </Waiting>
  )
}
