/** The facts behind a figure: project, item, time, money, post held on that day, marks, warnings. Enter opens the act in its trail; the source line stands beside. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState, type ReactNode } from 'react'
import type { PowerRow } from '../../../shared/ipc/commands/power.ts'
import type { CommandInput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useConnection } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { DateText, Money, useMoneyUnit } from '../../widgets/Figures.tsx'
import { LevelRun } from '../../widgets/LevelMark.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { countLevels } from '../overview/overview-figures.ts'
import { PowerFilters, type PowerFiltersProps } from './PowerFilters.tsx'
import { RowInspector } from './RowInspector.tsx'
import { usePowerWay } from './use-power-way.ts'

export interface ListPartProps {
  readonly input: CommandInput<'power.list'>
  readonly title: string
  readonly filters: PowerFiltersProps
  /** Figures of the member above the list. */
  readonly head?: ReactNode
}

export function ListPart({ input, title, filters, head }: ListPartProps): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const name = useBilingual()
  const unit = useMoneyUnit()
  const way = usePowerWay()
  const { client } = useConnection()
  const queries = useQueryClient()
  const [row, setRow] = useState<PowerRow>()
  const [total, setTotal] = useState<number>()
  const { search, change } = filters
  const key = JSON.stringify(input)
  const load = useCallback(
    (start: number, end: number) => {
      const asked = { ...(JSON.parse(key) as typeof input), offset: start, limit: end - start }
      return queries.fetchQuery({ queryKey: ['power.list', asked], queryFn: () => client.call('power.list', asked) })
    },
    [client, queries, key]
  )
  const byStep = input.dimension === 'item' || input.dimension === 'org'
  const chosen = row?.id === search.here ? row : undefined
  useKeys({ Escape: () => change({ here: undefined, source: undefined }), s: () => chosen && change({ source: true }) })
  return (
    <ViewLayout
      filters={<PowerFilters {...filters} />}
      status={
        <>
          <span>{total === undefined ? '' : t('power.status.rows', { n: formatNumber(total) })}</span>
          <span className="cut">{t('power.basis')}</span>
          <span className="push" />
          <span>{t('matter.keys.move')}</span>
          <span>{t('power.keys.act')}</span>
          <span>{t('power.keys.source')}</span>
        </>
      }
      inspector={<RowInspector row={chosen} title={title} source={search.source === true} change={change} way={way} />}
    >
      <div className="power-list-head">
        <h1 className="heading">{title}</h1>
        <Segments
          label={t('power.only.label')}
          value={input.only ?? 'all'}
          onChange={(only) => change({ only, here: undefined, source: undefined })}
          options={(['all', 'marked', 'warned', 'warnedMatter'] as const).map((id) => ({ id, label: t(`power.only.${id}`) }))}
        />
      </div>
      {head}
      <DataTable<PowerRow>
        label={title}
        loadRange={load}
        resetKey={key}
        rowKey={(one) => one.id}
        here={search.here}
        onHere={(one) => {
          setRow(one)
          change({ here: one.id, source: undefined })
        }}
        onOpen={way.act}
        onTotal={setTotal}
        empty={<EmptyState title={t('power.noRows')} text={t('power.noRowsText')} />}
        columns={[
          { id: 'at', title: t('power.head.at'), width: 86, cell: (one) => <DateText date={one.at} /> },
          { id: 'matter', title: t('power.head.matter'), width: 180, grow: true, cell: (one) => one.matter.name },
          { id: 'item', title: t('power.head.item'), width: 136, cell: (one) => <span className="sec">{name(one.item)}</span> },
          ...(byStep
            ? [
                {
                  id: 'who',
                  title: t('power.head.whoThen'),
                  width: 230,
                  cell: (one: PowerRow) =>
                    one.people.map((person) => [person.name, person.post].filter((part) => part !== null).join(' ')).join('、') || '—'
                }
              ]
            : [
                {
                  id: 'kind',
                  title: t('power.head.kind'),
                  width: 56,
                  cell: (one: PowerRow) => (one.kind === null ? '—' : words.act(one.kind))
                },
                { id: 'who', title: t('power.head.who'), width: 70, cell: (one: PowerRow) => one.people[0]?.name ?? '—' },
                {
                  id: 'post',
                  title: t('power.head.post'),
                  width: 126,
                  cell: (one: PowerRow) => <span className="sec">{one.post ?? '—'}</span>
                }
              ]),
          {
            id: 'days',
            title: t('power.head.inHand'),
            width: 60,
            number: true,
            cell: (one) => (one.days === null ? <span className="mut">—</span> : formatNumber(one.days))
          },
          { id: 'amount', title: unit, width: 92, number: true, cell: (one) => <Money fen={one.amount} unit={false} /> },
          { id: 'marks', title: t('power.head.marks'), width: 84, cell: (one) => one.marks.map((mark) => words.mark(mark)).join('、') },
          {
            id: 'warnings',
            title: t('power.head.warnings'),
            width: 62,
            cell: (one) => <LevelRun counts={countLevels(one.warnings)} most={3} />
          }
        ]}
      />
    </ViewLayout>
  )
}
