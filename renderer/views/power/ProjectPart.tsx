/** Everyone responsible for one project, node by node: kind of act, post then, post now. Prints as a list to sign. Without a project, the projects to choose from. */
import { useCallback, useState, type ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { PowerProject } from '../../../shared/ipc/commands/power.ts'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand, useConnection } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { SearchBox } from '../../widgets/Fields.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { PrintSheet, SignLines } from '../../widgets/PrintSheet.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { PowerFilters, type PowerFiltersProps } from './PowerFilters.tsx'
import { ProjectTable } from './ProjectTable.tsx'
import { usePowerWay } from './use-power-way.ts'

export function ProjectPart({ filters }: { readonly filters: PowerFiltersProps }): ReactNode {
  return filters.search.matter === undefined ? (
    <ProjectChoice filters={filters} />
  ) : (
    <OneProject matter={filters.search.matter} filters={filters} />
  )
}

/** Of a longer list everybody stands with the latest of each kind of act until all is asked for. */
const most = 100

function OneProject({ matter, filters }: { readonly matter: string; readonly filters: PowerFiltersProps }): ReactNode {
  const t = useText()
  const { advance } = useWalk()
  const way = usePowerWay()
  const [whole, setWhole] = useState<string>()
  const result = useCommand('power.project', whole === matter ? { matter } : { matter, most })
  const project = result.data
  return (
    <ViewLayout
      scroll
      filters={<PowerFilters {...filters} picture={project && <PrintProject project={project} />} />}
      status={
        project && (
          <>
            <span>{t('power.project.status', { people: formatNumber(project.people), nodes: formatNumber(project.nodes.length) })}</span>
            <span>{t('power.asOf', { date: project.asOf })}</span>
            <span className="cut">{project.appointments ? t('power.project.basis') : t('power.project.noList')}</span>
          </>
        )
      }
    >
      <Waiting result={result} rows={14}>
        {(found) => (
          <div className="page power-page">
            <ProjectHead
              project={found}
              all={
                <Button kind="quiet" onPress={() => setWhole(matter)}>
                  {t('power.project.showAll', { of: formatNumber(found.acts) })}
                </Button>
              }
            />
            <ProjectTable
              project={found}
              onAct={(act) =>
                advance({ place: 'matter', kind: 'act', label: found.matter.name, search: { id: found.matter.id, act } }, 'push')
              }
              onPerson={way.course}
            />
          </div>
        )}
      </Waiting>
    </ViewLayout>
  )
}

function ProjectHead({ project, all }: { readonly project: PowerProject; readonly all?: ReactNode }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { matter } = project
  return (
    <>
      <h1 className="heading">
        {matter.name} <small>{[matter.code, name(matter.procedure), matter.org].filter(Boolean).join(' · ')}</small>
      </h1>
      <p className="say sec">{t('power.project.about')}</p>
      {project.shown < project.acts && (
        <p className="say sec">
          {t('power.project.cut', { n: formatNumber(project.shown), of: formatNumber(project.acts) })} {all}
        </p>
      )}
    </>
  )
}

function PrintProject({ project }: { readonly project: PowerProject }): ReactNode {
  const t = useText()
  const title = t('power.project.title', { name: project.matter.name })
  return (
    <PrintSheet label={t('power.project.print')} title={title} view="power/project" what={project.matter.code}>
      <ProjectHead project={project} />
      <ProjectTable project={project} />
      <p>
        {t('power.asOf', { date: project.asOf })} {project.appointments ? t('power.project.basis') : t('power.project.noList')}
      </p>
      <SignLines labels={[t('power.project.signA'), t('power.project.signB')]} />
    </PrintSheet>
  )
}

type Matter = CommandOutput<'matter.page'>['rows'][number]

function ProjectChoice({ filters }: { readonly filters: PowerFiltersProps }): ReactNode {
  const t = useText()
  const way = usePowerWay()
  const { client } = useConnection()
  const queries = useQueryClient()
  const { search, change } = filters
  const [total, setTotal] = useState<number>()
  const wanted = search.text ?? ''
  const load = useCallback(
    (start: number, end: number) => {
      const asked = { offset: start, limit: end - start, ...(wanted === '' ? {} : { text: wanted }) }
      return queries.fetchQuery({ queryKey: ['matter.page', asked], queryFn: () => client.call('matter.page', asked) })
    },
    [client, queries, wanted]
  )
  return (
    <ViewLayout
      filters={<PowerFilters {...filters} />}
      status={<span>{total === undefined ? '' : t('power.project.matters', { n: formatNumber(total) })}</span>}
    >
      <div className="power-list-head">
        <h1 className="heading">{t('power.project.choose')}</h1>
        <SearchBox label={t('power.project.search')} value={wanted} onChange={(next) => change({ text: next === '' ? undefined : next })} />
      </div>
      <DataTable<Matter>
        label={t('power.project.choose')}
        loadRange={load}
        resetKey={wanted}
        rowKey={(one) => one.id}
        here={search.here}
        onHere={(one) => change({ here: one.id })}
        onOpen={way.project}
        onTotal={setTotal}
        empty={<EmptyState title={t('power.noRows')} text={t('power.noRowsText')} />}
        columns={[
          { id: 'code', title: t('power.project.code'), width: 150, cell: (one) => one.code },
          { id: 'name', title: t('power.head.matter'), width: 280, grow: true, cell: (one) => one.name },
          { id: 'org', title: t('power.unit'), width: 200, cell: (one) => one.orgName ?? '—' },
          { id: 'opened', title: t('power.project.opened'), width: 90, cell: (one) => <DateText date={one.opened} /> }
        ]}
      />
    </ViewLayout>
  )
}
