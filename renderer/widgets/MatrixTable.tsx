/** The heat map as a table: for reading aloud, copying and checking; every cell with its number or why there is none. */
import type { ReactNode } from 'react'
import { useText } from '../app/settings.tsx'
import type { MatrixProps } from './matrix-props.ts'

export function MatrixTable(props: Pick<MatrixProps, 'rows' | 'columns' | 'cell' | 'rowTitle' | 'selected' | 'onSelect'>): ReactNode {
  const t = useText()
  const words = { missing: t('widgets.legend.missing'), too_few: t('widgets.legend.tooFew'), not_applicable: '—' } as const
  return (
    <div className="matrix-table" tabIndex={0} role="region" aria-label={t('common.table')}>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{props.rowTitle}</th>
            {props.columns.map((column) => (
              <th key={column.id} scope="col" className="num" title={column.name} aria-label={column.name}>
                {column.short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, rowIndex) => (
            <tr key={row.id} data-on={props.selected?.row === row.id || undefined}>
              <th scope="row">{row.name}</th>
              {props.columns.map((column, columnIndex) => {
                const cell = props.cell(rowIndex, columnIndex)
                return (
                  <td
                    key={column.id}
                    className={cell.state === 'value' ? 'num' : 'num mut'}
                    onClick={() => props.onSelect({ row: row.id, column: column.id })}
                  >
                    {cell.state === 'value' ? cell.text : words[cell.state]}
                    {cell.red ? ' ▲' : ''}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
