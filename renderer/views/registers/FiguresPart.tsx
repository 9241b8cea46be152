/**
 * Figures of a register: each with what it is counted of, and the chosen one told apart by unit, region, state, month or a coded field, as bars
 * beside their numbers. Every number opens the entries that it is made of.
 */
import { type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { SelectChip } from '../../widgets/Chips.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Money } from '../../widgets/Figures.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { Register } from './filter.ts'
import type { RegistersSearch } from './search.ts'

type Figures = CommandOutput<'register.figures'>
type Cell = Figures['total'][number]
/** Goes to the entries behind one number. */
type OpenBehind = (figure: string, by: string, group: string, against: boolean) => void

export function FiguresPart(props: {
  readonly register: Register
  readonly search: RegistersSearch
  readonly change: (patch: Partial<RegistersSearch>) => void
  readonly onBehind: OpenBehind
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { register, search, change } = props
  const by = register.groupings.find(({ id }) => id === search.groupBy)?.id ?? register.groupings[0]?.id ?? ''
  const result = useCommand('register.figures', { register: register.id, by })
  if (register.figures.length === 0) return <EmptyState title={t('registers.figures.none')} text={t('registers.figures.noneText')} />
  const chosen = register.figures.find(({ id }) => id === search.show) ?? register.figures[0]
  return (
    <Waiting result={result} rows={10}>
      {(figures) => (
        <div className="figures">
          <section>
            <h2 className="heading">
              {t('registers.figures.title')}
              <small>{t('registers.figures.titleNote', { date: figures.asOf })}</small>
            </h2>
            <Ledger<Cell>
              label={t('registers.figures.title')}
              rows={figures.total}
              rowKey={(cell) => cell.figure}
              state={(cell) => (cell.figure === chosen?.id ? 'on' : undefined)}
              onOpen={(cell) => change({ show: cell.figure })}
              columns={[
                { id: 'name', title: t('registers.figures.name'), cell: (cell) => figureName(register, cell.figure, name) },
                {
                  id: 'value',
                  title: t('registers.figures.value'),
                  width: 104,
                  number: true,
                  cell: (cell) => <Value cell={cell} onOpen={() => props.onBehind(cell.figure, '', '', false)} register={register} />
                },
                {
                  id: 'of',
                  title: t('registers.figures.of'),
                  width: 96,
                  number: true,
                  cell: (cell) => <Denominator cell={cell} onOpen={() => props.onBehind(cell.figure, '', '', true)} register={register} />
                }
              ]}
            />
          </section>
          {chosen && (
            <section>
              <h2 className="heading">
                {t('registers.figures.groups', {
                  name: name(chosen.name),
                  by: name(register.groupings.find(({ id }) => id === by)?.name ?? { zh: by, en: by })
                })}
                <span className="push" />
                <SelectChip
                  label={t('registers.figures.by')}
                  value={by}
                  onChange={(value) => change({ groupBy: value })}
                  options={register.groupings.map((one) => ({ id: one.id, label: name(one.name) }))}
                />
              </h2>
              <Groups register={register} figures={figures} figure={chosen.id} onBehind={props.onBehind} />
            </section>
          )}
        </div>
      )}
    </Waiting>
  )
}

const figureName = (register: Register, id: string, name: ReturnType<typeof useBilingual>): string =>
  name(register.figures.find((one) => one.id === id)?.name ?? { zh: id, en: id })

function Groups(props: {
  readonly register: Register
  readonly figures: Figures
  readonly figure: string
  readonly onBehind: OpenBehind
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { register, figures, figure } = props
  const all = figures.groups.flatMap((group) => {
    const cell = group.cells.find((one) => one.figure === figure)
    return cell === undefined ? [] : [{ id: group.id, name: group.name, cell }]
  })
  // where nothing was counted nor could have been, the group says nothing about this figure
  const rows = inOrder(
    all.filter(({ cell }) => cell.value !== null && (cell.counted !== 0 || cell.against !== null)),
    figures.by,
    register
  )
  const most = Math.max(0, ...rows.map(({ cell }) => cell.value ?? 0))
  if (rows.length === 0) return <p className="mut">{t('registers.figures.noGroups')}</p>
  return (
    <Ledger
      label={figureName(register, figure, name)}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          id: 'group',
          title: name(register.groupings.find(({ id }) => id === figures.by)?.name ?? { zh: figures.by, en: figures.by }),
          width: 160,
          cell: (row) => name(row.name)
        },
        {
          id: 'bar',
          title: '',
          cell: ({ cell }) => <Bar share={cell.unit === 'ratio' ? (cell.value ?? 0) : most === 0 ? 0 : (cell.value ?? 0) / most} />
        },
        {
          id: 'value',
          title: t('registers.figures.value'),
          width: 104,
          number: true,
          cell: (row) => <Value cell={row.cell} onOpen={() => props.onBehind(figure, figures.by, row.id, false)} register={register} />
        },
        {
          id: 'of',
          title: t('registers.figures.of'),
          width: 96,
          number: true,
          cell: (row) => <Denominator cell={row.cell} onOpen={() => props.onBehind(figure, figures.by, row.id, true)} register={register} />
        }
      ]}
    />
  )
}

interface GroupRow {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly cell: Cell
}
/** States as declared, months as they went, the rest largest first. */
function inOrder(rows: readonly GroupRow[], by: string, register: Register): readonly GroupRow[] {
  if (by === 'month') return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const place = (row: GroupRow): number => register.states.findIndex(({ id }) => id === row.id)
  if (by === 'state') return rows.toSorted((a, b) => place(a) - place(b))
  return rows.toSorted((a, b) => (b.cell.value ?? 0) - (a.cell.value ?? 0) || b.cell.counted - a.cell.counted)
}

/** The length beside its number; the number says it, the bar only shows it. */
function Bar(props: { readonly share: number }): ReactNode {
  return (
    <span className="figure-bar" aria-hidden>
      <i style={{ width: `${Math.round(Math.min(1, Math.max(0, props.share)) * 100)}%` }} />
    </span>
  )
}

interface BehindProps {
  readonly cell: Cell
  readonly register: Register
  readonly onOpen: () => void
}

function Value(props: BehindProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { cell, register } = props
  if (cell.value === null)
    return (
      <span className="mut" title={t('registers.figures.noData')}>
        —
      </span>
    )
  const shown =
    cell.unit === 'ratio' ? (
      formatPercent(cell.value)
    ) : cell.unit === 'fen' ? (
      <Money fen={cell.value} />
    ) : (
      formatNumber(cell.value, Number.isInteger(cell.value) ? 0 : 2)
    )
  if (cell.counted === 0) return shown
  const taking = register.figures.find(({ id }) => id === cell.figure)?.kind === 'participation'
  return (
    <button
      type="button"
      className="link"
      title={
        taking ? t('registers.figures.participation') : t('registers.figures.counted', { name: figureName(register, cell.figure, name) })
      }
      onClick={(event) => {
        event.stopPropagation()
        props.onOpen()
      }}
    >
      {shown}
    </button>
  )
}

function Denominator(props: BehindProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { cell, register } = props
  if (cell.against === null) return ''
  const shown = `${formatNumber(cell.counted)}／${formatNumber(cell.against)}`
  // of units and leaders that took no part there is no entry to show
  const taking = register.figures.find(({ id }) => id === cell.figure)?.kind === 'participation'
  if (cell.against === 0 || taking) return shown
  return (
    <button
      type="button"
      className="link"
      title={t('registers.figures.against', { name: figureName(register, cell.figure, name) })}
      onClick={(event) => {
        event.stopPropagation()
        props.onOpen()
      }}
    >
      {shown}
    </button>
  )
}
