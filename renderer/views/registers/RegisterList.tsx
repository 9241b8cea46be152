/** The registers of all packs, each with what is open, overdue and closed; the chosen one tells beside it what it is for and how it goes. */
import { useMemo, type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { formatNumber } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { rangeOf } from '../../widgets/row-pages.ts'
import type { Register } from './filter.ts'
import type { RegistersSearch } from './search.ts'
import { StateMark } from './StateMark.tsx'

export function RegisterList(props: { readonly registers: readonly Register[] }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { advance } = useWalk()
  const [search, change] = useViewSearch<RegistersSearch>()
  const packs = useCommand('packs.list', {})
  const packNames = useMemo(() => new Map((packs.data?.packs ?? []).map((pack) => [pack.id, name(pack.name)])), [packs.data, name])
  const packOf = (row: Register): string => packNames.get(row.pack) ?? row.pack
  const rows = props.registers.toSorted((a, b) => (a.pack < b.pack ? -1 : a.pack > b.pack ? 1 : 0))
  const here = rows.find((row) => row.id === search.here)
  const open = (row: Register, how?: RegistersSearch['how']): void =>
    advance(
      {
        place: 'registers',
        kind: 'place',
        label: name(row.name),
        search: { register: row.id, ...(how === undefined ? {} : { how }) }
      },
      'push'
    )
  const count = (row: Register, n: number, how?: RegistersSearch['how']): ReactNode =>
    n === 0 || how === undefined ? (
      formatNumber(n)
    ) : (
      <button type="button" className={how === 'overdue' ? 'link overdue' : 'link'} onClick={() => open(row, how)}>
        {formatNumber(n)}
      </button>
    )
  return (
    <ViewLayout
      filters={
        <h1>
          <b>{t('registers.list')}</b>
        </h1>
      }
      status={
        <>
          <span>{t('common.items', { n: rows.length })}</span>
          <span>{t('registers.asOf', { date: [...new Set(props.registers.map((one) => one.asOf))].toSorted().join(' / ') })}</span>
        </>
      }
      inspector={<RegisterCard register={here} pack={here ? packOf(here) : ''} onOpen={open} />}
    >
      <DataTable<Register>
        label={t('registers.list')}
        resetKey={rows.map((row) => `${row.id}${row.entries}.${row.open}.${row.overdue}`).join(' ')}
        loadRange={rangeOf(rows)}
        rowKey={(row) => row.id}
        here={here?.id}
        onHere={(row) => change({ here: row.id })}
        onOpen={(row) => open(row)}
        columns={[
          {
            id: 'pack',
            title: t('models.column.pack'),
            width: 132,
            // one pack, one heading: its name stands at its first register
            cell: (row) => (rows.find(({ pack }) => pack === row.pack) === row ? <b>{packOf(row)}</b> : '')
          },
          {
            id: 'name',
            title: t('registers.column.register'),
            width: 220,
            grow: true,
            cell: (row) => (
              <button type="button" className="link" onClick={() => open(row)}>
                {name(row.name)}
              </button>
            )
          },
          { id: 'entries', title: t('registers.column.entries'), width: 84, number: true, cell: (row) => count(row, row.entries) },
          { id: 'open', title: t('registers.column.open'), width: 84, number: true, cell: (row) => count(row, row.open, 'open') },
          {
            id: 'overdue',
            title: t('registers.column.overdue'),
            width: 84,
            number: true,
            cell: (row) => count(row, row.overdue, 'overdue')
          },
          { id: 'closed', title: t('registers.column.closed'), width: 84, number: true, cell: (row) => count(row, row.closed) }
        ]}
      />
    </ViewLayout>
  )
}

function RegisterCard(props: {
  readonly register: Register | undefined
  readonly pack: string
  readonly onOpen: (register: Register) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { register } = props
  if (register === undefined)
    return (
      <Inspector label={t('registers.list')}>
        <EmptyState title={t('registers.pickRegister')} text={t('registers.pickRegisterText')} />
      </Inspector>
    )
  return (
    <Inspector
      label={t('registers.list')}
      of={register.id}
      kick={props.pack}
      title={name(register.name)}
      footer={
        <Button big kind="primary" keys="Enter" onPress={() => props.onOpen(register)}>
          {t('registers.openRegister')}
        </Button>
      }
    >
      <p className="say">{name(register.summary)}</p>
      <InspectorSection title={t('registers.states')}>
        <ul className="register-states">
          {register.states.map((state) => (
            <li key={state.id}>
              <StateMark states={register.states} state={state.id} />
              <span className="sec">
                {state.final
                  ? t('registers.stateEnds')
                  : register.steps
                      .filter((step) => step.from.includes(state.id))
                      .map((step) => name(step.name))
                      .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </InspectorSection>
    </Inspector>
  )
}
