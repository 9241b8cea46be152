/** The cases that prove a model: their rows, and what must or must not come of them. */
import type { ReactNode } from 'react'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { CaseLine } from './CaseLine.tsx'
import type { ModelPage } from './index.tsx'

type ModelCase = ModelPage['cases'][number]
type Row = ModelCase['hits'][number]

export function ModelCases(props: { readonly page: ModelPage }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const titleOf = (dataset: string): string => {
    const read = props.page.reads.find((one) => one.id === dataset)
    return read ? `${name(read.name)} ${dataset}` : dataset
  }
  return (
    <section className="section">
      <h2>
        {t('rules.tab.cases')}
        <small>{t('rules.cases.note', { n: props.page.cases.length })}</small>
      </h2>
      {props.page.cases.map((one) => (
        <details className="case" key={one.name}>
          <CaseLine of={one} />
          {Object.entries(one.rows).map(
            ([dataset, rows]) => rows.length > 0 && <CaseTable key={dataset} title={titleOf(dataset)} rows={rows} />
          )}
          {Object.keys(one.params).length > 0 && <CaseTable title={t('rules.tuning.param')} rows={[one.params]} />}
          {one.hits.length > 0 ? (
            <CaseTable title={t('rules.cases.hits')} rows={one.hits} />
          ) : (
            <p className="mut">{t('rules.cases.quiet')}</p>
          )}
        </details>
      ))}
    </section>
  )
}

export function CaseTable(props: { readonly title: string; readonly rows: readonly Row[] }): ReactNode {
  const columns = [...new Set(props.rows.flatMap((row) => Object.keys(row)))]
  return (
    <div className="case-table" tabIndex={0} role="region" aria-label={props.title}>
      <table className="mono">
        <caption>{props.title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {columns.map((column) => (
                <td key={column}>{row[column] === undefined || row[column] === null ? '' : String(row[column])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
