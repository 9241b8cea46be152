/** The end of the walk: one row of a source file as written, column by column, beside what it was read as. */
import type { ReactNode } from 'react'
import { useText } from '../app/settings.tsx'

export interface SourceField {
  /** Column letter or number as the file counts it. */
  readonly column: string
  readonly header: string
  /** As written; empty is said, not left blank. */
  readonly raw: string
  readonly recognised?: ReactNode
  /** This field made the figure or act that was walked from. */
  readonly on?: boolean
}

export function SourceRowTable(props: { readonly fields: readonly SourceField[] }): ReactNode {
  const t = useText()
  return (
    <table className="source">
      <colgroup>
        <col style={{ width: 28 }} />
        <col style={{ width: '25%' }} />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('widgets.source.column')}</th>
          <th scope="col">{t('widgets.source.header')}</th>
          <th scope="col">{t('widgets.source.raw')}</th>
          <th scope="col">{t('widgets.source.recognised')}</th>
        </tr>
      </thead>
      <tbody>
        {props.fields.map((field) => (
          <tr key={field.column} data-on={field.on || undefined}>
            <td>{field.column}</td>
            <td title={field.header}>{field.header}</td>
            {field.recognised === undefined ? (
              <td colSpan={2} title={field.raw}>
                {field.raw === '' ? <span className="mut">{t('common.empty')}</span> : field.raw}
              </td>
            ) : (
              <>
                <td title={field.raw}>{field.raw === '' ? <span className="mut">{t('common.empty')}</span> : field.raw}</td>
                <td>{field.recognised}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
