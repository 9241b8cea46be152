/** The acts of one person as a paged table, newest first; the marked ones alone by default. Enter opens the act in its matter. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, type ReactNode } from 'react'
import type { PersonTrail } from '../../../shared/ipc/commands/trail.ts'
import { useConnection } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { DateText, Money, useMoneyUnit } from '../../widgets/Figures.tsx'
import { LevelRun } from '../../widgets/LevelMark.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { countLevels } from '../overview/overview-figures.ts'
import type { PersonAct } from './person-layout.ts'

export function PersonActs(props: {
  readonly trail: PersonTrail
  readonly show: 'marked' | 'all'
  readonly person: string
  readonly reason: string
  readonly here: string | undefined
  readonly onPick: (act: PersonAct) => void
  readonly onGo: (act: PersonAct) => void
  readonly onAll: () => void
}): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const name = useBilingual()
  const unit = useMoneyUnit()
  const { client } = useConnection()
  const queries = useQueryClient()
  const { trail, show, person, reason } = props
  const loadRange = useCallback(
    async (start: number, end: number) => {
      // What the chart has already is not asked for again.
      if (show === 'all' && Math.min(end, trail.total) <= trail.acts.length)
        return { rows: trail.acts.slice(start, end), total: trail.total }
      const input = { person, reason, markedOnly: show === 'marked', offset: start, limit: end - start }
      const page = await queries.fetchQuery({ queryKey: ['trail.person', input], queryFn: () => client.call('trail.person', input) })
      return { rows: page.acts, total: page.total }
    },
    [client, queries, trail, show, person, reason]
  )
  const money = trail.acts.some((act) => act.amount !== null)
  return (
    <DataTable<PersonAct>
      label={t('person.acts')}
      loadRange={loadRange}
      resetKey={`${person} ${show}`}
      rowKey={(act) => act.id}
      here={props.here}
      onHere={props.onPick}
      onOpen={props.onGo}
      empty={
        show === 'marked' ? (
          <EmptyState
            title={t('person.noMarked')}
            text={t('person.noMarkedText')}
            action={<Button onPress={props.onAll}>{t('person.showAll')}</Button>}
          />
        ) : (
          <EmptyState title={t('person.noActs')} text={t('person.noActsText')} />
        )
      }
      columns={[
        { id: 'at', title: t('person.head.at'), width: 88, cell: (act) => <DateText date={act.at} /> },
        { id: 'kind', title: t('person.head.kind'), width: 70, cell: (act) => words.act(act.kind) },
        { id: 'matter', title: t('person.head.matter'), width: 190, grow: true, cell: (act) => act.matter.name },
        { id: 'node', title: t('person.head.node'), width: 140, cell: (act) => <span className="sec">{name(act.nodeName)}</span> },
        { id: 'post', title: t('person.head.post'), width: 116, cell: (act) => <span className="sec">{act.post ?? '—'}</span> },
        ...(money
          ? [{ id: 'amount', title: unit, width: 84, number: true, cell: (act: PersonAct) => <Money fen={act.amount} unit={false} /> }]
          : []),
        { id: 'marks', title: t('person.head.marks'), width: 104, cell: (act) => act.marks.map((mark) => words.mark(mark)).join('、') },
        {
          id: 'warnings',
          title: t('person.head.warnings'),
          width: 76,
          cell: (act) => <LevelRun counts={countLevels(act.warnings)} most={3} />
        },
        {
          id: 'source',
          title: t('person.head.source'),
          width: 128,
          cell: (act) =>
            act.source && (
              <span className="sec" title={[act.source.file, act.source.sheet, act.source.line].join(' › ')}>
                {t('matter.sourceLine', { file: (act.source.sheet || act.source.file).replace(/\.\w+$/, ''), line: act.source.line })}
              </span>
            )
        }
      ]}
    />
  )
}
