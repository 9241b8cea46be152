/** Whether the index agrees with inspections and appraisals (rank correlation by kind), and the sign of a bad one: that it merely counts complaints. */
import type { ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'

/** A correlation over fewer pairs says nothing. */
const leastPairs = 5

export function Agreement(props: { readonly period: string }): ReactNode {
  const t = useText()
  const result = useCommand('score.agreement', { period: props.period })
  const say = (n: number, rho: number | null): string =>
    n < leastPairs
      ? t('ecology.agreement.few', { n })
      : rho === null
        ? t('ecology.agreement.flat', { n })
        : t(`ecology.agreement.${strength(rho)}`, { rho: formatNumber(rho, 2), n })
  return (
    <section>
      <h2 className="heading">
        {t('ecology.agreement.title')} <small>{t('ecology.agreement.note')}</small>
      </h2>
      <Waiting result={result} rows={2}>
        {({ kinds, petitions }) => (
          <>
            {kinds.length === 0 ? (
              <p className="mut">{t('ecology.agreement.none')}</p>
            ) : (
              <Ledger
                label={t('ecology.agreement.title')}
                rows={kinds}
                rowKey={(one) => one.kind}
                columns={[
                  { id: 'kind', title: t('ecology.county.group'), width: 180, cell: (one) => one.kind },
                  { id: 'n', title: t('ecology.county.units'), width: 60, number: true, cell: (one) => one.n },
                  { id: 'rho', title: t('ecology.agreement.says'), cell: (one) => say(one.n, one.rho) }
                ]}
              />
            )}
            <p className="mut">
              {t('ecology.agreement.petitions')} {say(petitions.n, petitions.rho)}
            </p>
          </>
        )}
      </Waiting>
    </section>
  )
}

function strength(rho: number): 'strong' | 'some' | 'weak' | 'against' {
  if (rho < -0.3) return 'against'
  return rho >= 0.7 ? 'strong' : rho >= 0.4 ? 'some' : 'weak'
}
