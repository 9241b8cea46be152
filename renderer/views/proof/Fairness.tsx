/** All draws together: whether the place on the list matters and who was selected more or less often than chance makes likely, with the numbers. */
import type { ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'

export function Fairness(props: { readonly kind: string; readonly back: ReactNode }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const result = useCommand('proof.fairness', { kind: props.kind })
  const chance = (p: number): string => (p < 0.001 ? t('proof.under', { p: '0.001' }) : formatNumber(p, 3))
  return (
    <section className="proof">
      {props.back}
      <h2>{t('proof.fairness')}</h2>
      <Waiting result={result} rows={8}>
        {({ splits, read, total }) => (
          <>
            {read < total && <p>{t('proof.fairCut', { read: formatNumber(read), total: formatNumber(total) })}</p>}
            {splits.length === 0 && <p className="mut">{t('proof.noFairness')}</p>}
            {splits.map((split) => (
              <section key={split.split?.zh ?? ''} className="proof-stage">
                {split.split && <h3>{name(split.split)}</h3>}
                <p>{t('proof.fairSum', { draws: split.draws, entries: split.entries })}</p>
                {split.position !== null && (
                  <p>
                    {split.position.p === null
                      ? t('proof.positionFew', { selected: split.position.selected, others: split.position.others })
                      : t('proof.position', {
                          p: chance(split.position.p),
                          selected: split.position.selected,
                          others: split.position.others
                        })}
                  </p>
                )}
                {split.judged === 0 ? (
                  <p className="mut">{t('proof.oftenFew', { least: split.least })}</p>
                ) : (
                  <Ledger
                    wide
                    label={t('proof.often')}
                    rows={split.often}
                    rowKey={(one) => one.id}
                    columns={[
                      { id: 'name', title: t('proof.name'), cell: (one) => one.name },
                      { id: 'draws', title: t('proof.inDraws'), width: 110, number: true, cell: (one) => one.draws },
                      { id: 'selected', title: t('proof.selected'), width: 90, number: true, cell: (one) => one.selected },
                      {
                        id: 'expected',
                        title: t('proof.expected'),
                        width: 110,
                        number: true,
                        cell: (one) => formatNumber(one.expected, 1)
                      },
                      { id: 'p', title: t('proof.p'), width: 150, number: true, cell: (one) => chance(one.p) }
                    ]}
                  />
                )}
              </section>
            ))}
            <p className="mut">{t('proof.fairNote')}</p>
          </>
        )}
      </Waiting>
    </section>
  )
}
