/** One item by its id: stage after stage what the record says, what does not follow, and the warnings that rest on these rows. */
import { useState, type FormEvent, type ReactNode } from 'react'
import type { ItemTrace } from '../../../shared/ipc/commands/proof.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DateText, Money } from '../../widgets/Figures.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { PageTurn } from '../../widgets/PageTurn.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { WarningLines } from '../../widgets/WarningLines.tsx'
import { BrokenItems } from './BrokenItems.tsx'
import type { ProofKind } from './index.tsx'
import { useProofStep } from './use-proof-step.ts'
import type { ProofSearch } from './search.ts'

export function TracePart(props: { readonly kind: ProofKind }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const [search, change] = useViewSearch<ProofSearch>()
  const [typed, setTyped] = useState(search.id ?? '')
  const { kind } = props
  const items = useCommand('proof.items', { trace: kind.id, start: typed })
  const follow = (item: string): void => {
    setTyped(item)
    change({ part: 'trace', kind: kind.id, id: item, row: undefined })
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const item = typed.trim()
    if (item !== '') follow(item)
  }
  useProofStep('trace', search.id ?? '')
  const examples = typed === '' && search.id === undefined ? (items.data?.items ?? []).slice(0, 3) : []
  const label = kind.item ? name(kind.item) : t('proof.item')
  return (
    <section className="proof">
      <form className="proof-ask" onSubmit={submit}>
        <label htmlFor="proof-item">{label}</label>
        <input
          id="proof-item"
          className="text-input"
          list="proof-items"
          value={typed}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
        <datalist id="proof-items">
          {items.data?.items.map((item) => (
            <option key={item} value={item}>
              {item}
            </option>
          ))}
        </datalist>
        <Button kind="primary" type="submit">
          {t('proof.follow')}
        </Button>
        {search.id !== undefined && (
          <Button
            kind="quiet"
            onPress={() => {
              setTyped('')
              change({ id: undefined, row: undefined })
            }}
          >
            {t('proof.allItems')}
          </Button>
        )}
      </form>
      {search.id === undefined ? (
        <>
          <p className="mut">{t('proof.traceHow')}</p>
          {examples.length > 0 && (
            <p className="proof-examples">
              {t('proof.examples')}
              {examples.map((item) => (
                <Button key={item} kind="quiet" onPress={() => follow(item)}>
                  {item}
                </Button>
              ))}
            </p>
          )}
          <BrokenItems trace={kind.id} label={label} onItem={follow} />
        </>
      ) : (
        <Followed trace={kind.id} item={search.id} onRow={(row) => change({ row })} here={search.row} />
      )}
    </section>
  )
}

function Followed(props: {
  readonly trace: string
  readonly item: string
  readonly here: string | undefined
  readonly onRow: (row: string) => void
}): ReactNode {
  const result = useCommand('proof.trace', { trace: props.trace, item: props.item })
  return (
    <Waiting result={result} rows={6}>
      {(found) => <Stages found={found} here={props.here} onRow={props.onRow} />}
    </Waiting>
  )
}

function Stages(props: { readonly found: ItemTrace; readonly here: string | undefined; readonly onRow: (row: string) => void }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { advance } = useWalk()
  const { found } = props
  const nameOf = (stage: number): string => {
    const one = found.stages[stage]
    return one ? name(one.name) : ''
  }
  const broken = new Set(found.breaks.flatMap((one) => one.rows))
  if (found.stages.every((stage) => stage.rows.length === 0)) return <p>{t('proof.noRows', { item: found.item })}</p>
  return (
    <>
      <ul className="proof-said" aria-label={t('proof.said')}>
        {found.breaks.length === 0 && <li>{t('proof.noBreaks')}</li>}
        {found.breaks.map((one) => (
          <li key={`${one.kind} ${one.stage}`} data-odd>
            {t(`proof.break.${one.kind}`, {
              stage: nameOf(one.stage),
              against: nameOf(one.against),
              n: one.rows.length,
              used: one.pieces?.[0] ?? 0,
              came: one.pieces?.[1] ?? 0
            })}
          </li>
        ))}
      </ul>
      {found.stages.map((stage, at) => (
        <StageRows key={stage.dataset} found={found} place={at} broken={broken} here={props.here} onRow={props.onRow} />
      ))}
      {found.warnings.length > 0 && (
        <section className="proof-stage">
          <h2>{t('proof.warnings')}</h2>
          <WarningLines
            lines={found.warnings.map((one) => ({ id: one.id, level: one.level, name: name(one.name), note: name(one.sentence) }))}
            onOpen={(id) => {
              const one = found.warnings.find((warning) => warning.id === id)
              if (one) advance({ place: 'warnings', kind: 'warning', label: name(one.name), search: { id } }, 'push')
            }}
          />
        </section>
      )}
    </>
  )
}

const atOnce = 200

/** One stage: its rows, two hundred at a time. */
function StageRows(props: {
  readonly found: ItemTrace
  readonly place: number
  readonly broken: ReadonlySet<string>
  readonly here: string | undefined
  readonly onRow: (row: string) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { found, place, broken } = props
  const [from, setFrom] = useState(0)
  const page = useCommand(
    'proof.stage',
    { trace: found.trace, item: found.item, stage: place, offset: from, limit: atOnce },
    { enabled: from > 0 }
  )
  const stage = found.stages[place]
  if (stage === undefined) return null
  const rows = from === 0 ? stage.rows : (page.data?.rows ?? [])
  return (
    <section className="proof-stage">
      <h2>
        <span className="proof-number">{place + 1}</span> {name(stage.name)}{' '}
        <span className="unit">{t('proof.rows', { n: stage.total })}</span>
      </h2>
      {stage.total === 0 ? (
        <p className="mut">{t('proof.noStage')}</p>
      ) : (
        <Ledger
          wide
          label={name(stage.name)}
          rows={rows}
          rowKey={(row) => row.id}
          state={(row) => (props.here === `${stage.dataset}/${row.id}` ? 'on' : undefined)}
          onOpen={(row) => props.onRow(`${stage.dataset}/${row.id}`)}
          columns={[
            { id: 'at', title: t('proof.at'), width: 92, cell: (row) => <DateText date={row.at} /> },
            ...stage.columns.map((column, at) => ({
              id: column.field,
              title: name(column.name),
              number: column.type === 'fen',
              cell: (row: (typeof stage.rows)[number]) => {
                const value = row.values[at]
                return column.type === 'fen' && typeof value === 'number' ? <Money fen={value} /> : (value ?? '—')
              }
            })),
            { id: 'odd', title: '', width: 60, cell: (row) => (broken.has(row.id) ? <b>{t('proof.odd')}</b> : '') }
          ]}
        />
      )}
      <PageTurn from={from} limit={atOnce} total={stage.total} onFrom={setFrom} />
    </section>
  )
}
