/**
 * A working list on paper: the screen holds only the rows in sight, so the print asks for them again, up to a thousand, and sets a plain table whose
 * head stands on every sheet. It exists only while printing.
 */
import { useEffect, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { useBeforePrint } from '../app/printing.ts'
import { useText } from '../app/settings.tsx'
import type { DataColumn } from './DataTable.tsx'
import { pageSize, type LoadRange, type RowPage } from './row-pages.ts'
import './print-rows.css'

const mostRows = 1000

export interface PrintRowsProps<Row> {
  readonly columns: readonly DataColumn<Row>[]
  readonly loadRange: LoadRange<Row>
  readonly rowKey: (row: Row) => string
  readonly label: string
  /** Key of the row that the inspector shows; it is marked, because its card follows on the next sheet. */
  readonly here?: string | undefined
}

async function loadAll<Row>(loadRange: LoadRange<Row>): Promise<RowPage<Row>> {
  const first = await loadRange(0, pageSize)
  const rows = [...first.rows]
  const wanted = Math.min(first.total, mostRows)
  while (rows.length < wanted) {
    const next = await loadRange(rows.length, Math.min(rows.length + pageSize, wanted))
    if (next.rows.length === 0) break
    rows.push(...next.rows)
  }
  return { rows, total: first.total }
}

export function PrintRows<Row>(props: PrintRowsProps<Row>): ReactNode {
  const t = useText()
  const [page, setPage] = useState<RowPage<Row>>()
  useBeforePrint(async () => {
    const all = await loadAll(props.loadRange)
    flushSync(() => setPage(all))
  })
  useEffect(() => {
    const after = (): void => setPage(undefined)
    window.addEventListener('afterprint', after)
    return () => window.removeEventListener('afterprint', after)
  }, [])
  if (page === undefined) return null
  const columns = props.columns.filter((column) => column.id !== 'pick')
  return (
    <section className="print-rows">
      <h2>
        {props.label}
        <small>
          {page.rows.length < page.total
            ? t('widgets.table.printedPart', { n: page.rows.length, total: page.total })
            : t('widgets.table.printedAll', { n: page.total })}
        </small>
      </h2>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.number ? 'num' : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => {
            const key = props.rowKey(row)
            return (
              <tr key={key} data-here={key === props.here || undefined}>
                {columns.map((column) => (
                  <td key={column.id} className={column.number ? 'num' : undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
