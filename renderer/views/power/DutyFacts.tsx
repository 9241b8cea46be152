/** Beside the duties: reviews given to intermediaries without a check, and what sanctions were for. What the data lacks is said. */
import type { ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { usePowerWay } from './use-power-way.ts'

export function DutyFacts({ duties }: { readonly duties: CommandOutput<'power.duties'> }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const way = usePowerWay()
  const { intermediary, sanctions } = duties
  const all = (sanctions ?? []).reduce((sum, one) => sum + one.n, 0)
  return (
    <>
      <h2 className="heading">{t('power.duty.intermediary')}</h2>
      {intermediary === null || intermediary.projects === 0 ? (
        <p className="mut">{t('power.duty.noReviews')}</p>
      ) : (
        <p className="say">
          {t('power.duty.given', {
            given: formatNumber(intermediary.given),
            projects: formatNumber(intermediary.projects),
            share: formatPercent(intermediary.given / intermediary.projects)
          })}{' '}
          {intermediary.warnings > 0 && (
            <button
              type="button"
              className="link"
              onClick={() => way.warnings(t('power.duty.intermediary'), { models: [intermediary.model] })}
            >
              {t('power.duty.warnings', { n: formatNumber(intermediary.warnings) })}
            </button>
          )}
        </p>
      )}
      <h2 className="heading">{t('power.duty.sanctions')}</h2>
      {all === 0 ? (
        <p className="mut">{t('power.duty.noSanctions')}</p>
      ) : (
        <p className="say">
          {(sanctions ?? []).map((one) => `${name(one.cause)} ${formatNumber(one.n)}（${formatPercent(one.n / all)}）`).join('　')}
        </p>
      )}
    </>
  )
}
