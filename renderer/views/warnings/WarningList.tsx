/** The grid: one warning a row, virtual, sorted by the engine. J K move, X selects, Enter goes on to the matter. */
import { useCallback, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import type { WarningFilter } from '../../../shared/ipc/commands/warning.ts'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { useConnection } from '../../api/hooks.tsx'
import { useSettings } from '../../app/settings.tsx'
import { DataTable, type DataColumn, type Sort } from '../../widgets/DataTable.tsx'
import { Checkbox } from '../../widgets/Fields.tsx'
import { Money, NewTag, useMoneyUnit } from '../../widgets/Figures.tsx'
import { LevelMark } from '../../widgets/LevelMark.tsx'
import { useStateWord } from '../../widgets/warning-state.ts'
import type { LoadRange } from '../../widgets/row-pages.ts'
import type { WarningSearch } from './search.ts'

export type WarningRow = CommandOutput<'warning.page'>['rows'][number]
type SortColumn = NonNullable<WarningSearch['sort']>
const sortColumns: readonly SortColumn[] = ['no', 'level', 'amount', 'model', 'subject', 'state', 'month']

export interface WarningListProps {
  readonly filter: WarningFilter
  readonly sort: SortColumn
  readonly descending: boolean
  readonly onSort: (sort: SortColumn, descending: boolean) => void
  /** Counts up when the engine says that warnings changed. */
  readonly epoch: number
  readonly here: string | undefined
  readonly onHere: (row: WarningRow) => void
  readonly onOpen: (row: WarningRow) => void
  readonly selected: ReadonlySet<string>
  readonly onSelected: (keys: ReadonlySet<string>) => void
  readonly onTotal: (total: number) => void
  readonly onRows: (rows: readonly WarningRow[]) => void
  readonly empty: ReactNode
}

const wideScreen = '(min-width: 1600px)'
function useWideScreen(): boolean {
  return useSyncExternalStore(
    (told) => {
      const query = window.matchMedia(wideScreen)
      query.addEventListener('change', told)
      return () => query.removeEventListener('change', told)
    },
    () => window.matchMedia(wideScreen).matches
  )
}

export function WarningList(props: WarningListProps): ReactNode {
  const { settings, text: t } = useSettings()
  const { client } = useConnection()
  const moneyUnit = useMoneyUnit()
  const stateWord = useStateWord()
  const wide = useWideScreen()
  const english = settings.language === 'en'
  const { filter, sort, descending, selected, onSelected, onRows } = props
  const loadRange: LoadRange<WarningRow> = useCallback(
    async (start, end) => {
      const page = await client.call('warning.page', { filter, sort, descending, offset: start, limit: end - start })
      if (start === 0) onRows(page.rows)
      return page
    },
    [client, filter, sort, descending, onRows]
  )
  const columns = useMemo<readonly DataColumn<WarningRow>[]>(() => {
    const flip = (id: string): void => {
      const keys = new Set(selected)
      if (!keys.delete(id)) keys.add(id)
      onSelected(keys)
    }
    return [
      {
        id: 'pick',
        title: <span className="hidden-text">{t('warnings.column.pick')}</span>,
        width: 34,
        cell: (row) => (
          <span className="pick" role="presentation" onClick={(event) => event.stopPropagation()}>
            <Checkbox checked={selected.has(row.id)} onChange={() => flip(row.id)}>
              <span className="hidden-text">{t('warnings.pickRow', { id: row.id })}</span>
            </Checkbox>
          </span>
        )
      },
      {
        id: 'level',
        title: t('warnings.column.level'),
        width: english ? 76 : 52,
        sorts: true,
        cell: (row) => <LevelMark level={row.level} />
      },
      {
        id: 'no',
        title: t('warnings.column.no'),
        width: 116,
        sorts: true,
        cell: (row) => (
          <>
            {row.id.replace(/^YJ-/, '')}
            {row.new && <NewTag />}
          </>
        )
      },
      {
        id: 'model',
        title: t('warnings.column.model'),
        width: 150,
        grow: true,
        sorts: true,
        cell: (row) => (english ? row.modelEn : row.modelZh)
      },
      {
        id: 'subject',
        title: t('warnings.column.subject'),
        width: 140,
        grow: true,
        sorts: true,
        cell: (row) => <span className="sec">{row.subjectName}</span>
      },
      ...(wide
        ? [
            {
              id: 'unit',
              title: t('warnings.column.unit'),
              width: 140,
              cell: (row: WarningRow) => <span className="sec">{row.orgName ?? '—'}</span>
            },
            { id: 'month', title: t('warnings.column.month'), width: 72, sorts: true, cell: (row: WarningRow) => row.month ?? '—' }
          ]
        : []),
      { id: 'amount', title: moneyUnit, width: 88, number: true, sorts: true, cell: (row) => <Money fen={row.amount} unit={false} /> },
      { id: 'state', title: t('warnings.column.state'), width: english ? 96 : 84, sorts: true, cell: (row) => stateWord(row.state) }
    ]
  }, [english, moneyUnit, onSelected, selected, stateWord, t, wide])
  const reorder = (next: Sort): void => {
    const column = sortColumns.find((one) => one === next.column)
    if (column) props.onSort(column, next.descending)
  }
  return (
    <DataTable
      columns={columns}
      loadRange={loadRange}
      resetKey={`${JSON.stringify(filter)} ${sort} ${descending} ${props.epoch}`}
      rowKey={(row) => row.id}
      label={t('warnings.label')}
      sort={{ column: sort, descending }}
      onSort={reorder}
      here={props.here}
      onHere={props.onHere}
      onOpen={props.onOpen}
      selected={selected}
      onSelected={onSelected}
      onTotal={props.onTotal}
      empty={props.empty}
      state={(row) => (row.gone ? 'out' : undefined)}
    />
  )
}
