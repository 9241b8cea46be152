/** The query that finds the hits, and the one that counts what they are set against, as they run. */
import type { ReactNode } from 'react'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import type { ModelPage } from './index.tsx'

export function ModelQuery(props: { readonly page: ModelPage }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { page } = props
  return (
    <>
      <section className="section">
        <h2>{t('rules.query.main')}</h2>
        <pre className="mono model-sql" tabIndex={0}>
          {page.sql}
        </pre>
      </section>
      {page.denominator && (
        <section className="section">
          <h2>{t('rules.query.against', { name: name(page.denominator.name) })}</h2>
          <pre className="mono model-sql" tabIndex={0}>
            {page.denominator.sql}
          </pre>
        </section>
      )}
    </>
  )
}
