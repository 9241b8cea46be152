/** Every stay of the matter with one person, longest first: node and round, from when to when, working days; each leads to its act and its source row. */
import { useQueryClient } from '@tanstack/react-query'
import { ChevronLeft, UserRound } from 'lucide-react'
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import type { MatterHands, MatterTrail, PersonStay } from '../../../shared/ipc/commands/trail.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useConnection } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import type { MatterSearch } from './search.ts'

export function StaysTable(props: { readonly trail: MatterTrail; readonly holder: MatterHands['people'][number] }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { client } = useConnection()
  const queries = useQueryClient()
  const { advance } = useWalk()
  const [search, change] = useViewSearch<MatterSearch>()
  const [total, setTotal] = useState<number>()
  const { trail, holder } = props
  const { person } = holder
  const matter = trail.matter.id
  const nodes = useMemo(() => new Map(trail.steps.map((step) => [step.node, step.name])), [trail.steps])
  const nodeName = (node: string): string => {
    const found = nodes.get(node)
    return found === undefined ? node : name(found)
  }
  const loadRange = useCallback(
    (start: number, end: number) => {
      const input = { matter, person, name: holder.name, offset: start, limit: end - start }
      return queries.fetchQuery({ queryKey: ['trail.stays', input], queryFn: () => client.call('trail.stays', input) })
    },
    [client, queries, matter, person, holder.name]
  )
  const go = (stay: PersonStay, source: boolean): void => {
    const base = { id: matter, tab: 'hands', holder: search.holder, step: stay.step, act: stay.act }
    const label = nodeName(stay.node)
    advance(
      source
        ? { place: 'matter', kind: 'source', label, search: { ...base, source: 'act' } }
        : { place: 'matter', kind: 'act', label, search: base }
    )
  }
  return (
    <>
      <div className="stays-head">
        <Button
          kind="quiet"
          icon={<ChevronLeft className="ic" />}
          onPress={() => change({ holder: undefined, step: undefined, act: undefined, source: undefined })}
        >
          {t('matter.hands.everybody')}
        </Button>
        <h2 className="heading">{holder.name}</h2>
        <span className="sec">
          {t('matter.hands.staysOf', { n: formatNumber(total ?? 0), days: formatNumber(holder.days), shared: formatNumber(holder.shared) })}
        </span>
        <span className="push" />
        {person !== null && (
          <Button
            kind="quiet"
            icon={<UserRound className="ic" />}
            onPress={() => advance({ place: 'person', kind: 'person', label: holder.name, search: { id: person } }, 'push')}
          >
            {t('matter.hands.person')}
          </Button>
        )}
      </div>
      <DataTable<PersonStay>
        label={t('matter.hands.stays', { name: holder.name })}
        resetKey={`${matter} ${search.holder ?? ''} ${trail.asOf}`}
        loadRange={loadRange}
        rowKey={(stay) => stay.act}
        here={search.act}
        onHere={(stay) => go(stay, false)}
        onOpen={(stay) => go(stay, true)}
        onTotal={setTotal}
        state={(stay) => (stay.days === null ? 'out' : undefined)}
        empty={<EmptyState title={t('matter.hands.none')} text={t('matter.hands.noneText')} />}
        columns={[
          { id: 'node', title: t('matter.step'), width: 220, grow: true, cell: (stay) => nodeName(stay.node) },
          {
            id: 'round',
            title: t('matter.hands.round'),
            width: 56,
            number: true,
            cell: (stay) => stay.round ?? <span className="mut">—</span>
          },
          { id: 'from', title: t('matter.hands.from'), width: 92, number: true, cell: (stay) => <Day at={stay.from} /> },
          { id: 'to', title: t('matter.hands.to'), width: 92, number: true, cell: (stay) => <Day at={stay.to} /> },
          {
            id: 'days',
            title: t('matter.hands.workDays'),
            width: 80,
            number: true,
            cell: (stay) => (stay.days === null ? <span className="mut">—</span> : <b>{formatNumber(stay.days)}</b>)
          },
          {
            id: 'how',
            title: t('matter.hands.how'),
            width: 150,
            cell: (stay) => (
              <span className="sec">
                {stay.days === null
                  ? t('matter.hands.uncounted')
                  : stay.others > 0
                    ? t('matter.hands.withOthers', { n: stay.others })
                    : t('matter.hands.alone')}
              </span>
            )
          }
        ]}
      />
    </>
  )
}

function Day(props: { readonly at: string | null }): ReactNode {
  return props.at === null ? <span className="mut">—</span> : <DateText date={props.at} />
}
