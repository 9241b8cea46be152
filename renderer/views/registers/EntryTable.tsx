/** Entries as a list: what presses first stands on top, or by any column. J K move, the card beside follows. */
import { useCallback, useMemo, type ReactNode } from 'react'
import { useConnection } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings } from '../../app/settings.tsx'
import { DataTable, type DataColumn } from '../../widgets/DataTable.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import type { LoadRange } from '../../widgets/row-pages.ts'
import { DaysLeft } from './DaysLeft.tsx'
import type { EntryFilter, EntryLine, Register } from './filter.ts'
import type { RegistersSearch } from './search.ts'
import { StateMark } from './StateMark.tsx'

type SortColumn = NonNullable<RegistersSearch['sort']>
const sortColumns: readonly SortColumn[] = ['no', 'title', 'org', 'person', 'state', 'begin', 'due', 'last']

export interface EntryTableProps {
  readonly register: Register
  readonly filter: EntryFilter
  readonly sort: SortColumn | undefined
  readonly descending: boolean
  readonly onSort: (sort: SortColumn, descending: boolean) => void
  /** Counts up when the engine says that registers changed. */
  readonly epoch: number
  readonly here: string | undefined
  readonly onHere: (row: EntryLine) => void
  readonly onTotal: (total: number) => void
  readonly empty: ReactNode
}

export function EntryTable(props: EntryTableProps): ReactNode {
  const { settings, text: t } = useSettings()
  const english = settings.language === 'en'
  const name = useBilingual()
  const { client } = useConnection()
  const { register, filter, sort, descending } = props
  const narrow = props.here !== undefined
  const loadRange: LoadRange<EntryLine> = useCallback(
    (start, end) =>
      client.call('register.entries', {
        register: register.id,
        filter,
        descending,
        offset: start,
        limit: end - start,
        ...(sort === undefined ? {} : { sort })
      }),
    [client, register.id, filter, sort, descending]
  )
  const columns = useMemo<readonly DataColumn<EntryLine>[]>(
    () => [
      { id: 'no', title: t('registers.column.no'), width: 132, sorts: true, cell: (row) => row.no },
      { id: 'title', title: t('registers.column.title'), width: 150, grow: true, sorts: true, cell: (row) => row.title },
      ...(register.roles.org === null
        ? []
        : [
            {
              id: 'org',
              title: t('registers.column.org'),
              width: 112,
              grow: true,
              sorts: true,
              cell: (row: EntryLine) => <span className="sec">{row.orgName || '—'}</span>
            }
          ]),
      ...(register.roles.person === null || narrow
        ? []
        : [{ id: 'person', title: t('registers.column.person'), width: 80, sorts: true, cell: (row: EntryLine) => row.personName || '—' }]),
      {
        id: 'state',
        title: t('registers.column.state'),
        width: english ? 128 : 92,
        sorts: true,
        cell: (row) => <StateMark states={register.states} state={row.state} />
      },
      ...(narrow
        ? []
        : [
            {
              id: 'next',
              title: t('registers.column.next'),
              width: english ? 112 : 92,
              cell: (row: EntryLine) => (row.next ? name(row.next.name) : '—')
            }
          ]),
      { id: 'due', title: t('registers.column.due'), width: 84, sorts: true, cell: (row) => <DateText date={row.next?.due} /> },
      {
        id: 'left',
        title: t('registers.column.left'),
        width: english ? 132 : 112,
        cell: (row) => <DaysLeft left={row.next?.left} overdue={row.next?.overdue ?? false} />
      },
      ...(narrow
        ? []
        : [
            {
              id: 'last',
              title: t('registers.column.last'),
              width: english ? 188 : 148,
              sorts: true,
              cell: (row: EntryLine) => (row.last ? `${row.last.on}　${name(row.last.name)}` : '—')
            }
          ])
    ],
    [english, name, narrow, register, t]
  )
  return (
    <DataTable<EntryLine>
      label={name(register.name)}
      columns={columns}
      loadRange={loadRange}
      resetKey={`${JSON.stringify(filter)} ${sort ?? ''} ${descending} ${props.epoch}`}
      rowKey={(row) => row.id}
      sort={sort === undefined ? undefined : { column: sort, descending }}
      onSort={(next) => {
        const column = sortColumns.find((one) => one === next.column)
        if (column) props.onSort(column, next.descending)
      }}
      here={props.here}
      onHere={props.onHere}
      state={(row) => (row.final ? 'out' : undefined)}
      onTotal={props.onTotal}
      empty={props.empty}
    />
  )
}
