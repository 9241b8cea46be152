/** All units that the data names, by kind; typing narrows them, Enter opens one. */
import { Plus } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { SearchBox } from '../../widgets/Fields.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { rangeOf } from '../../widgets/row-pages.ts'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { UnitSearch } from './search.ts'

type UnitRow = CommandOutput<'org.list'>['orgs'][number]

export function UnitList(): ReactNode {
  const t = useText()
  const { advance, open } = useWalk()
  const [search, change] = useViewSearch<UnitSearch>()
  const result = useCommand('org.list', {})
  const wanted = (search.text ?? '').trim()
  const rows = useMemo(() => (result.data?.orgs ?? []).filter((one) => one.name.includes(wanted)), [result.data, wanted])
  const load = useMemo(() => rangeOf(rows), [rows])
  const here = rows.find((one) => one.id === search.here)
  const go = (one: UnitRow): void => advance({ place: 'unit', kind: 'place', label: one.name, search: { id: one.id } }, 'push')
  return (
    <ViewLayout
      filters={
        <SearchBox
          label={t('person.unit.search')}
          value={search.text ?? ''}
          onChange={(next) => change({ text: next === '' ? undefined : next })}
        />
      }
      status={
        <>
          <span>{t('person.unit.shown', { n: formatNumber(rows.length) })}</span>
          <span className="push" />
          <span>{t('matter.keys.move')}</span>
          <span>{t('matter.keys.next')}</span>
        </>
      }
      inspector={
        <Inspector
          label={t('person.unit.kick')}
          {...(here ? { of: here.id, kick: here.kind ?? t('person.unit.noKind'), title: here.name } : { title: t('person.unit.pick') })}
          footer={
            here && (
              <Button kind="primary" big keys="Enter" onPress={() => go(here)}>
                {t('person.unit.open')}
              </Button>
            )
          }
        >
          <p className="say sec">{t('person.unit.pickText')}</p>
        </Inspector>
      }
    >
      <Waiting result={result} rows={10}>
        {() => (
          <DataTable<UnitRow>
            label={t('person.unit.list')}
            loadRange={load}
            resetKey={`${wanted} ${rows.length}`}
            rowKey={(one) => one.id}
            here={search.here}
            onHere={(one) => change({ here: one.id })}
            onOpen={go}
            empty={
              <EmptyState
                title={t('person.unit.empty')}
                text={t('person.unit.emptyText')}
                action={
                  wanted === '' && (
                    <Button kind="primary" big icon={<Plus className="ic" />} onPress={() => open({ place: 'import' })}>
                      {t('person.empty.action')}
                    </Button>
                  )
                }
              />
            }
            columns={[
              { id: 'name', title: t('person.column.unit'), width: 320, grow: true, cell: (one) => one.name },
              { id: 'kind', title: t('person.unit.kind'), width: 200, cell: (one) => <span className="sec">{one.kind ?? '—'}</span> }
            ]}
          />
        )}
      </Waiting>
    </ViewLayout>
  )
}
