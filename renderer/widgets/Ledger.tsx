/** A small table drawn whole (up to some hundreds of rows): fixed columns, numbers right, rows that open something are reached by Tab and Enter. */
import type { ReactNode } from 'react'

export interface LedgerColumn<Row> {
  readonly id: string
  readonly title: ReactNode
  /** px; a column without takes the rest. */
  readonly width?: number
  readonly number?: boolean
  readonly cell: (row: Row, index: number) => ReactNode
}
export interface LedgerProps<Row> {
  readonly columns: readonly LedgerColumn<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row, index: number) => string
  readonly label: string
  /** `on` picked, `out` counted out, `group` a heading row, `total` the sum. */
  readonly state?: (row: Row) => 'on' | 'out' | 'group' | 'total' | undefined
  readonly onOpen?: (row: Row) => void
  readonly wide?: boolean
  /** A line below this row: what comes after it is of less weight. */
  readonly isLast?: (row: Row) => boolean
  /** The heads stand over an equal table before: here they are only spoken. */
  readonly headSpoken?: boolean
}

export function Ledger<Row>(props: LedgerProps<Row>): ReactNode {
  const { columns, rows, onOpen } = props
  return (
    <table className="ledger" data-wide={props.wide || undefined} aria-label={props.label}>
      <colgroup>
        {columns.map((column) => (
          <col key={column.id} style={column.width === undefined ? undefined : { width: column.width }} />
        ))}
      </colgroup>
      <thead data-spoken={props.headSpoken || undefined}>
        <tr>
          {columns.map((column) => {
            const Cell = column.title === '' ? 'td' : 'th' // a heading without words is no heading
            return (
              <Cell key={column.id} {...(Cell === 'th' ? { scope: 'col' } : {})} className={column.number ? 'num' : undefined}>
                {column.title}
              </Cell>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const state = props.state?.(row)
          const acts = onOpen !== undefined && state !== 'group' && state !== 'total'
          return (
            <tr
              key={props.rowKey(row, index)}
              {...(state ? { [`data-${state}`]: '' } : {})}
              data-acts={acts || undefined}
              data-last={props.isLast?.(row) || undefined}
              tabIndex={acts ? 0 : undefined}
              aria-selected={state === 'on' || undefined}
              onClick={acts ? () => onOpen(row) : undefined}
              onKeyDown={
                acts
                  ? (event) => {
                      if (event.key === 'Enter' && event.target === event.currentTarget) {
                        event.preventDefault()
                        onOpen(row)
                      }
                    }
                  : undefined
              }
            >
              {columns.map((column) => {
                const cell = column.cell(row, index)
                return (
                  <td key={column.id} className={column.number ? 'num' : undefined} title={typeof cell === 'string' ? cell : undefined}>
                    {cell}
                  </td>
                )
              })}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
