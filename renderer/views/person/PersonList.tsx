/** Everybody who is named at some node or in a list of posts, those with most marked acts first. */
import { useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useCallback, useState, type ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useConnection } from '../../api/hooks.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { SearchBox } from '../../widgets/Fields.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import type { PersonSearch } from './search.ts'

type PersonRow = CommandOutput<'person.page'>['rows'][number]
const sorts = ['name', 'acts', 'marked', 'warnings'] as const

export function PersonList(): ReactNode {
  const t = useText()
  const { client } = useConnection()
  const queries = useQueryClient()
  const { advance, open } = useWalk()
  const [search, change] = useViewSearch<PersonSearch>()
  const [total, setTotal] = useState<number>()
  const [row, setRow] = useState<PersonRow>()
  const { text, here, sort = 'marked', descending = true } = search
  const key = JSON.stringify({ text: text === '' ? undefined : text, sort, descending })
  const loadRange = useCallback(
    async (start: number, end: number) => {
      const input = { ...(JSON.parse(key) as Pick<PersonSearch, 'text' | 'sort' | 'descending'>), offset: start, limit: end - start }
      const page = await queries.fetchQuery({ queryKey: ['person.page', input], queryFn: () => client.call('person.page', input) })
      setRow((old) => page.rows.find((one) => one.id === here) ?? old)
      return page
    },
    [client, queries, key, here]
  )
  const go = (one: PersonRow): void => advance({ place: 'person', kind: 'person', label: one.name, search: { id: one.id } }, 'push')
  const count = (n: number): ReactNode => (n === 0 ? <span className="mut">0</span> : <b>{formatNumber(n)}</b>)
  return (
    <ViewLayout
      filters={
        <SearchBox label={t('person.search')} value={text ?? ''} onChange={(next) => change({ text: next === '' ? undefined : next })} />
      }
      status={
        <>
          {total !== undefined && <span>{t('person.shown', { n: formatNumber(total) })}</span>}
          <span className="push" />
          <span>{t('matter.keys.move')}</span>
          <span>{t('matter.keys.next')}</span>
        </>
      }
      inspector={<PersonBrief row={row?.id === here ? row : undefined} onOpen={go} />}
    >
      <DataTable<PersonRow>
        label={t('person.list')}
        loadRange={loadRange}
        resetKey={key}
        rowKey={(one) => one.id}
        here={here}
        onHere={(one) => {
          setRow(one)
          change({ here: one.id })
        }}
        onOpen={go}
        onTotal={setTotal}
        sort={{ column: sort, descending }}
        onSort={(next) => change({ sort: sorts.find((one) => one === next.column), descending: next.descending })}
        empty={
          text ? (
            <EmptyState title={t('person.empty.filtered')} text={t('person.empty.filteredText')} />
          ) : (
            <EmptyState
              title={t('person.empty.title')}
              text={t('person.empty.text')}
              action={
                <Button kind="primary" big icon={<Plus className="ic" />} onPress={() => open({ place: 'import' })}>
                  {t('person.empty.action')}
                </Button>
              }
            />
          )
        }
        columns={[
          { id: 'name', title: t('person.column.name'), width: 110, sorts: true, cell: (one) => one.name },
          {
            id: 'unit',
            title: t('person.column.unit'),
            width: 190,
            grow: true,
            cell: (one) => <span className="sec">{one.org ?? '—'}</span>
          },
          {
            id: 'post',
            title: t('person.column.post'),
            width: 190,
            grow: true,
            cell: (one) => <span className="sec">{one.post ?? '—'}</span>
          },
          { id: 'idMask', title: t('person.column.id'), width: 156, cell: (one) => <span className="sec">{one.idMask ?? '—'}</span> },
          { id: 'acts', title: t('person.column.acts'), width: 72, number: true, sorts: true, cell: (one) => formatNumber(one.acts) },
          { id: 'marked', title: t('person.column.marked'), width: 80, number: true, sorts: true, cell: (one) => count(one.marked) },
          { id: 'warnings', title: t('person.column.warnings'), width: 72, number: true, sorts: true, cell: (one) => count(one.warnings) }
        ]}
      />
    </ViewLayout>
  )
}

function PersonBrief(props: { readonly row: PersonRow | undefined; readonly onOpen: (row: PersonRow) => void }): ReactNode {
  const t = useText()
  const { row } = props
  if (!row)
    return (
      <Inspector label={t('person.kick')} title={t('person.pick')}>
        <p className="say sec">{t('person.pickText')}</p>
      </Inspector>
    )
  const dash = <span className="mut">—</span>
  return (
    <Inspector
      label={t('person.kick')}
      of={row.id}
      kick={t('person.kick')}
      title={row.name}
      footer={
        <Button kind="primary" big keys="Enter" onPress={() => props.onOpen(row)}>
          {t('person.openPage')}
        </Button>
      }
    >
      <InspectorSection title={t('matter.facts')}>
        <KeyValue
          rows={[
            [t('person.facts.id'), row.idMask ?? dash],
            [t('person.facts.unit'), row.org ?? dash],
            [t('person.facts.post'), row.post ?? dash],
            [t('person.facts.acts'), t('person.facts.actsCount', { n: formatNumber(row.acts), marked: formatNumber(row.marked) })],
            [t('person.warnings'), formatNumber(row.warnings)]
          ]}
        />
      </InspectorSection>
      <p className="section mut">{t('person.pickText')}</p>
    </Inspector>
  )
}
