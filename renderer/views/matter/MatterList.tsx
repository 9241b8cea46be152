/** The list of matters with its filters; the chosen one in short beside it, Enter opens its trail. */
import { useQueryClient } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useCallback, useState, type ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { markKinds } from '../../../shared/domain/mark.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand, useConnection } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useTold, useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { SelectChip } from '../../widgets/Chips.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { SearchBox } from '../../widgets/Fields.tsx'
import { DateText, Money, useMoneyUnit } from '../../widgets/Figures.tsx'
import { LevelRun } from '../../widgets/LevelMark.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { countLevels } from '../overview/overview-figures.ts'
import { MatterBrief } from './MatterBrief.tsx'
import type { MatterSearch } from './search.ts'

export type MatterRow = CommandOutput<'matter.page'>['rows'][number]
const sorts = ['code', 'name', 'opened', 'amount', 'marks'] as const
const none = ' '

export function MatterList(): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const name = useBilingual()
  const unit = useMoneyUnit()
  const { client } = useConnection()
  const queries = useQueryClient()
  const { advance, open } = useWalk()
  const [search, change] = useViewSearch<MatterSearch>()
  const [total, setTotal] = useState<number>()
  const [row, setRow] = useState<MatterRow>()
  const { procedure, org, mark, text, here, sort = 'marks', descending = true } = search
  const filter = { procedure, org, mark, text: text === '' ? undefined : text, sort, descending }
  const facets = useCommand('matter.page', { limit: 1 })
  const orgs = useCommand('org.list', {})
  const procedures = facets.data?.procedures ?? []
  const filtered = [procedure, org, mark, filter.text].some((one) => one !== undefined)
  const key = JSON.stringify(filter)
  const load = useCallback(
    async (start: number, end: number) => {
      const input = { ...(JSON.parse(key) as typeof filter), offset: start, limit: end - start }
      return queries.fetchQuery({ queryKey: ['matter.page', input], queryFn: () => client.call('matter.page', input) })
    },
    [client, queries, key]
  )
  const loadRange = useCallback(
    async (start: number, end: number) => {
      const page = await load(start, end)
      setRow((old) => page.rows.find((one) => one.id === here) ?? old)
      return page
    },
    [load, here]
  )
  const chosen = row?.id === here ? row : undefined
  useTold('process', { procedure: chosen?.procedure ?? procedure, org })
  const go = (one: MatterRow): void => advance({ place: 'matter', kind: 'matter', label: one.name, search: { id: one.id } }, 'push')
  const pick = (one: MatterRow): void => {
    setRow(one)
    change({ here: one.id })
  }
  const clear = (): void => change({ procedure: undefined, org: undefined, mark: undefined, text: undefined })
  const any = { id: none, label: t('matter.filter.any') }
  const value = (id: string): string | undefined => (id === none ? undefined : id)
  return (
    <ViewLayout
      filters={
        <>
          <SelectChip
            label={t('matter.filter.procedure')}
            value={procedure ?? none}
            options={[any, ...procedures.map((one) => ({ id: one.id, label: name(one.name), note: formatNumber(one.n) }))]}
            onChange={(id) => change({ procedure: value(id) })}
          />
          <SelectChip
            label={t('matter.filter.unit')}
            value={org ?? none}
            options={[any, ...(orgs.data?.orgs ?? []).map((one) => ({ id: one.id, label: one.name }))]}
            onChange={(id) => change({ org: value(id) })}
          />
          <SelectChip
            label={t('matter.filter.mark')}
            value={mark ?? none}
            options={[any, ...markKinds.map((one) => ({ id: one, label: words.mark(one) }))]}
            onChange={(id) => change({ mark: markKinds.find((one) => one === id) })}
          />
          <SearchBox
            label={t('matter.filter.search')}
            value={text ?? ''}
            onChange={(next) => change({ text: next === '' ? undefined : next })}
          />
          {filtered && (
            <Button kind="quiet" icon={<X className="ic" />} onPress={clear}>
              {t('matter.filter.clear')}
            </Button>
          )}
        </>
      }
      status={
        <>
          {total !== undefined && (
            <span>{filtered ? t('matter.shownOf', { n: formatNumber(total) }) : t('matter.shown', { n: formatNumber(total) })}</span>
          )}
          <span className="push" />
          <span>{t('matter.keys.move')}</span>
          <span>{t('matter.keys.next')}</span>
        </>
      }
      inspector={<MatterBrief row={chosen} procedures={procedures} onOpen={go} />}
    >
      <DataTable<MatterRow>
        label={t('matter.list')}
        loadRange={loadRange}
        resetKey={key}
        rowKey={(one) => one.id}
        here={here}
        onHere={pick}
        onOpen={go}
        onTotal={setTotal}
        sort={{ column: sort, descending }}
        onSort={(next) => change({ sort: sorts.find((one) => one === next.column), descending: next.descending })}
        empty={
          filtered ? (
            <EmptyState
              title={t('matter.empty.filtered')}
              text={t('matter.empty.filteredText')}
              action={<Button onPress={clear}>{t('matter.filter.clear')}</Button>}
            />
          ) : (
            <EmptyState
              title={t('matter.empty.title')}
              text={t('matter.empty.text')}
              action={
                <Button kind="primary" big icon={<Plus className="ic" />} onPress={() => open({ place: 'import' })}>
                  {t('matter.empty.action')}
                </Button>
              }
            />
          )
        }
        columns={[
          { id: 'code', title: t('matter.column.code'), width: 138, sorts: true, cell: (one) => one.code },
          { id: 'name', title: t('matter.column.name'), width: 200, grow: true, sorts: true, cell: (one) => one.name },
          { id: 'unit', title: t('matter.column.unit'), width: 140, cell: (one) => <span className="sec">{one.orgName ?? '—'}</span> },
          { id: 'opened', title: t('matter.column.opened'), width: 86, sorts: true, cell: (one) => <DateText date={one.opened} /> },
          { id: 'closed', title: t('matter.column.closed'), width: 86, cell: (one) => <DateText date={one.closed} /> },
          { id: 'amount', title: unit, width: 92, number: true, sorts: true, cell: (one) => <Money fen={one.amount} unit={false} /> },
          {
            id: 'marks',
            title: t('matter.column.marks'),
            width: 68,
            number: true,
            sorts: true,
            cell: (one) => (one.marks === 0 ? <span className="mut">0</span> : <b>{formatNumber(one.marks)}</b>)
          },
          {
            id: 'warnings',
            title: t('matter.column.warnings'),
            width: 96,
            cell: (one) => <LevelRun counts={countLevels(one.warnings)} most={5} />
          }
        ]}
      />
    </ViewLayout>
  )
}
