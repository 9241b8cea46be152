/**
 * Entries that may be one firm or person, in pairs: told to be the same or not with Y and N, many at once after X. Compared anew when the
 * registers have changed. What was answered stands under its answer and in the record, and can be taken back.
 */
import { ChevronLeft } from 'lucide-react'
import { useCallback, useRef, useState, type ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand, useConnection, useJob, useRun } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Segments, SelectChip } from '../../widgets/Chips.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { SourceInspector } from '../../widgets/SourceInspector.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { useChanges } from '../../widgets/use-changes.ts'
import { MatchHistory } from './MatchHistory.tsx'
import { MatchInspector } from './MatchInspector.tsx'
import { matchLists, type ImportSearch } from './search.ts'

export type MatchRow = CommandOutput<'match.page'>['rows'][number]
const kinds = ['all', 'party', 'person'] as const

export function MatchPart(props: { readonly parts: ReactNode }): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<ImportSearch>()
  const compare = useJob('match.propose')
  const head = useCommand('match.page', { limit: 1 })
  const list = search.list ?? 'proposed'
  const { counts, stale, madeAt } = head.data ?? { counts: undefined, stale: false, madeAt: '' }
  const count = (id: (typeof matchLists)[number]): string =>
    counts === undefined || id === 'history' ? t(`match.stateOf.${id}`) : `${t(`match.stateOf.${id}`)} ${formatNumber(counts[id])}`
  const never = head.data !== undefined && madeAt === ''
  const again = (
    <Button kind={stale || never ? 'primary' : 'plain'} isDisabled={compare.running} onPress={() => void compare.start({})}>
      {t(never ? 'match.firstTime' : 'match.propose')}
    </Button>
  )
  const bar = (
    <div className="match-bar">
      <Segments
        label={t('match.state')}
        options={matchLists.map((id) => ({ id, label: count(id) }))}
        value={list}
        onChange={(next) => change({ list: next })}
      />
      <SelectChip
        label={t('match.kind')}
        options={kinds.map((id) => ({ id, label: t(`match.kindOf.${id}`) }))}
        value={search.kind ?? 'all'}
        onChange={(kind) => change({ kind })}
      />
      {compare.running ? (
        <JobBar progress={compare.progress} onStop={compare.stop} stopping={compare.stopping} />
      ) : compare.error ? (
        <ErrorState error={compare.error} safe="data" />
      ) : (
        <span className="mut cut" role="status">
          {head.data && (madeAt === '' ? t('match.never') : stale ? t('match.stale') : <MadeAt at={madeAt} />)}
        </span>
      )}
      <span className="push" />
      {again}
    </div>
  )
  return list === 'history' ? (
    <ViewLayout scroll filters={props.parts}>
      {bar}
      <MatchHistory />
    </ViewLayout>
  ) : (
    <Pairs parts={props.parts} bar={bar} state={list} kind={search.kind ?? 'all'} {...(never ? { begin: again } : {})} />
  )
}

function MadeAt(props: { readonly at: string }): ReactNode {
  const t = useText()
  return (
    <>
      {t('match.made', { at: '' })}
      <DateText date={props.at} minute />
    </>
  )
}

function Pairs(props: {
  readonly parts: ReactNode
  readonly bar: ReactNode
  readonly state: 'proposed' | 'confirmed' | 'rejected'
  readonly kind: (typeof kinds)[number]
  /** What begins the first comparison, while there was none. */
  readonly begin?: ReactNode
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const toast = useToast()
  const { client } = useConnection()
  const changes = useChanges()
  const decide = useRun('match.decide')
  const [here, setHere] = useState<MatchRow>()
  const [reason, setReason] = useState('')
  const [source, setSource] = useState<string>()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [total, setTotal] = useState<number>()
  const rows = useRef(new Map<number, MatchRow>())
  const { state, kind } = props
  const load = useCallback(
    async (start: number, end: number) => {
      const only = kind === 'all' ? {} : { kind }
      const found = await client.call('match.page', { state, ...only, offset: start, limit: end - start })
      if (start === 0) rows.current = new Map()
      found.rows.forEach((row, index) => rows.current.set(start + index, row))
      return { rows: found.rows, total: found.total }
    },
    [client, state, kind]
  )
  const shown = here?.state === state ? here : undefined
  const answer = async (what: 'confirm' | 'reject'): Promise<void> => {
    const ids = selected.size > 0 ? [...selected].map(Number) : shown ? [shown.id] : []
    if (ids.length === 0 || state !== 'proposed' || decide.running || source !== undefined) return
    const list = [...rows.current.entries()].toSorted(([a], [b]) => a - b).map(([, row]) => row)
    const at = list.findLastIndex((row) => ids.includes(row.id))
    const next = list.slice(at + 1).find((row) => !ids.includes(row.id)) ?? list.slice(0, at).findLast((row) => !ids.includes(row.id))
    const outcome = await decide.run({ ids, answer: what, reason: reason.trim() })
    if (!outcome) return
    const [refused] = outcome.refused
    if (refused) toast(t('match.refused', { n: outcome.refused.length, why: name(refused) }))
    else
      toast(
        ids.length > 1 ? t('match.said.many', { n: ids.length }) : t(what === 'confirm' ? 'match.said.confirmed' : 'match.said.rejected')
      )
    setSelected(new Set())
    setReason('')
    if (outcome.done.length > 0) setHere(next)
  }
  useKeys({
    y: () => void answer('confirm'),
    n: () => void answer('reject'),
    Escape: () => (source === undefined ? setSelected(new Set()) : setSource(undefined))
  })
  return (
    <ViewLayout
      filters={props.parts}
      status={
        <>
          <span>{t('common.rows', { n: formatNumber(total ?? 0) })}</span>
          {selected.size > 0 && <span>{t('match.selected', { n: selected.size })}</span>}
          <span className="push" />
          <span>{t('match.keys.move')}</span>
          {state === 'proposed' && (
            <>
              <span>{t('match.keys.yes')}</span>
              <span>{t('match.keys.no')}</span>
              <span>{t('match.keys.select')}</span>
            </>
          )}
        </>
      }
      inspector={
        shown && source !== undefined ? (
          <SourceInspector
            width="work"
            dataset={shown.kind}
            id={source}
            footer={
              <Button big icon={<ChevronLeft className="ic" />} keys="Esc" onPress={() => setSource(undefined)}>
                {t('match.backToPair')}
              </Button>
            }
          />
        ) : shown ? (
          <MatchInspector
            key={shown.id}
            row={shown}
            reason={reason}
            onReason={setReason}
            selected={selected.size}
            busy={decide.running}
            error={decide.error}
            onAnswer={(what) => void answer(what)}
            onUndone={() => setHere(undefined)}
            onSource={setSource}
          />
        ) : (
          <Inspector label={t('match.answer')} width="work">
            <EmptyState title={t('match.pick')} text={t('match.pickText')} />
          </Inspector>
        )
      }
    >
      {props.bar}
      <DataTable<MatchRow>
        label={t('match.label')}
        resetKey={`match ${state} ${kind} ${String(changes)}`}
        loadRange={load}
        rowKey={(row) => String(row.id)}
        here={shown === undefined ? undefined : String(shown.id)}
        onHere={(row) => {
          setHere(row)
          setSource(undefined)
        }}
        {...(state === 'proposed' ? { selected, onSelected: setSelected } : {})}
        onTotal={setTotal}
        empty={
          props.begin === undefined ? (
            <EmptyState title={t(`match.empty.${state}`)} text={t('match.empty.text')} />
          ) : (
            <EmptyState title={t('match.empty.never')} text={t('match.empty.text')} action={props.begin} />
          )
        }
        columns={[
          { id: 'score', title: t('match.column.score'), width: 56, number: true, cell: (row) => row.score },
          { id: 'left', title: t('match.column.left'), width: 176, grow: true, cell: (row) => row.left.name },
          { id: 'right', title: t('match.column.right'), width: 176, grow: true, cell: (row) => row.right.name },
          {
            id: 'why',
            title: t('match.column.why'),
            width: 300,
            grow: true,
            cell: (row) =>
              row.reasons
                .filter((one) => one.for)
                .map((one) => name(one))
                .join(' · ')
          }
        ]}
      />
    </ViewLayout>
  )
}
