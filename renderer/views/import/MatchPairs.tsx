/** The pairs of one list, answered with Y and N, many at once after X; the pair chosen stands beside it, and the rows it was read from. */
import { ChevronLeft } from 'lucide-react'
import { useCallback, useRef, useState, type ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useConnection, useRun } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Checkbox } from '../../widgets/Fields.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { SourceInspector } from '../../widgets/SourceInspector.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { useChanges } from '../../widgets/use-changes.ts'
import { MatchInspector } from './MatchInspector.tsx'
import type { MatchKind } from './search.ts'

export type MatchRow = CommandOutput<'match.page'>['rows'][number]

export function MatchPairs(props: {
  readonly parts: ReactNode
  readonly bar: ReactNode
  readonly state: 'proposed' | 'confirmed' | 'rejected'
  readonly kind: MatchKind
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
  const flip = (id: string): void => setSelected((old) => new Set(old.has(id) ? [...old].filter((one) => one !== id) : [...old, id]))
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
          ...(state === 'proposed'
            ? [
                {
                  id: 'pick',
                  title: <span className="hidden-text">{t('warnings.column.pick')}</span>,
                  width: 34,
                  cell: (row: MatchRow) => (
                    <span className="pick" role="presentation" onClick={(event) => event.stopPropagation()}>
                      <Checkbox checked={selected.has(String(row.id))} onChange={() => flip(String(row.id))}>
                        <span className="hidden-text">{t('warnings.pickRow', { id: `${row.left.name} ${row.right.name}` })}</span>
                      </Checkbox>
                    </span>
                  )
                }
              ]
            : []),
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
