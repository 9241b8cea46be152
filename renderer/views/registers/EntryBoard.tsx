/** Entries by state, one column a state in the order the register declares them; arrow keys go through them as one looks at them. */
import { useEffect, useRef, type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { DaysLeft } from './DaysLeft.tsx'
import type { EntryFilter, EntryLine, Register } from './filter.ts'
import { StateMark } from './StateMark.tsx'

/** Cards drawn in one column; the rest is for the list. */
const mostCards = 50

export interface EntryBoardProps {
  readonly register: Register
  readonly filter: EntryFilter
  readonly here: string | undefined
  readonly onHere: (row: EntryLine) => void
  readonly onTotal: (total: number) => void
  readonly onMore: (state: string) => void
  readonly empty: ReactNode
}

export function EntryBoard(props: EntryBoardProps): ReactNode {
  const { register, filter, onTotal } = props
  const result = useCommand('register.entries', { register: register.id, filter, limit: 1000 })
  const total = result.data?.total
  useEffect(() => {
    if (total !== undefined) onTotal(total)
  }, [onTotal, total])
  return (
    <Waiting result={result} rows={8}>
      {(page) => (page.total === 0 ? props.empty : <Columns {...props} page={page} />)}
    </Waiting>
  )
}

function Columns(props: EntryBoardProps & { readonly page: { readonly rows: readonly EntryLine[]; readonly total: number } }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { register, here, onHere } = props
  const { rows, total } = props.page
  const chosen = useRef<HTMLButtonElement>(null)
  const columns = register.states.map((state) => ({ state, rows: rows.filter((row) => row.state === state.id) }))
  const [at, place] = columns.reduce<readonly [number, number]>(
    (found, column, index) => {
      const inside = column.rows.findIndex((row) => row.id === here)
      return inside < 0 ? found : [index, inside]
    },
    [-1, -1]
  )
  useEffect(() => {
    // what it answers with (a promise, in newer Chromium) is no clean-up
    void chosen.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [here])
  const down = (by: number): void => {
    const column = columns[at]?.rows ?? columns.find((one) => one.rows.length > 0)?.rows ?? []
    const row = column[Math.max(0, Math.min(Math.min(column.length, mostCards) - 1, place + by))]
    if (row) onHere(row)
  }
  const across = (by: number): void => {
    for (let next = at + by; next >= 0 && next < columns.length; next += by) {
      const column = columns[next]?.rows ?? []
      const row = column[Math.max(0, Math.min(place, column.length - 1, mostCards - 1))]
      if (row) return onHere(row)
    }
    return undefined
  }
  useKeys({
    j: () => down(1),
    k: () => down(-1),
    ArrowDown: () => down(1),
    ArrowUp: () => down(-1),
    ArrowRight: () => across(1),
    ArrowLeft: () => across(-1)
  })
  return (
    <div className="board">
      {total > rows.length && <p className="board-part">{t('registers.board.part', { n: rows.length, total })}</p>}
      {columns.map((column) => (
        <section key={column.state.id} aria-label={name(column.state.name)}>
          <h2>
            <StateMark states={register.states} state={column.state.id} />
            <span className="unit">{t('registers.board.count', { n: column.rows.length })}</span>
          </h2>
          {column.rows.length === 0 && <p className="mut">{t('registers.board.none')}</p>}
          <ul>
            {column.rows.slice(0, mostCards).map((row) => (
              <li key={row.id}>
                <button
                  type="button"
                  className="board-card"
                  aria-pressed={row.id === here}
                  ref={row.id === here ? chosen : undefined}
                  onClick={() => onHere(row)}
                >
                  <span className="row-line">
                    <span className="unit cut">{row.no}</span>
                    <span className="push" />
                    <span className="unit">{row.next?.due ?? ''}</span>
                  </span>
                  <b className="two-lines">{row.title}</b>
                  <span className="row-line">
                    <span className="sec cut">{row.orgName}</span>
                    <span className="push" />
                    {row.next && <DaysLeft left={row.next.left} overdue={row.next.overdue} />}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {column.rows.length > mostCards && (
            <button type="button" className="link" onClick={() => props.onMore(column.state.id)}>
              {t('registers.board.more', { n: column.rows.length - mostCards })}
            </button>
          )}
        </section>
      ))}
    </div>
  )
}
