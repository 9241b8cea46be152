/** What would move a unit's place among its kind: more or less weight on a second-level indicator, or full marks on one indicator. */
import type { ReactNode } from 'react'
import { formatChange, formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'

export function UnitSensitivity(props: {
  readonly unit: string
  readonly period: string
  readonly onIndicator: (id: string) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const result = useCommand('score.sensitivity', { unit: props.unit, period: props.period })
  return (
    <InspectorSection title={t('ecology.sheet.sensitivity')} note={t('ecology.sheet.sensitivityNote')}>
      <Waiting result={result} rows={4}>
        {({ rank, peers, weights, indicators }) => {
          const moving = weights.filter((one) => one.more !== rank || one.less !== rank)
          const gaining = indicators.filter((one) => one.rank !== null && one.rank !== rank)
          return (
            <>
              <p>
                {moving.length === 0
                  ? t('ecology.sheet.steady', { rank: rank ?? '—', peers })
                  : t('ecology.sheet.moving', { n: moving.length, total: weights.length })}
              </p>
              {moving.length > 0 && (
                <Ledger
                  label={t('ecology.sheet.weights')}
                  rows={moving.slice(0, 4)}
                  rowKey={(one) => one.id}
                  onOpen={(one) => props.onIndicator(one.id)}
                  columns={[
                    { id: 'name', title: t('ecology.sheet.weights'), cell: (one) => `${one.id} ${name(one.name)}` },
                    {
                      id: 'more',
                      title: '+20%',
                      width: 76,
                      number: true,
                      cell: (one) => `${formatChange(one.up, 1)} → ${one.more ?? '—'}`
                    },
                    {
                      id: 'less',
                      title: '−20%',
                      width: 76,
                      number: true,
                      cell: (one) => `${formatChange(one.down, 1)} → ${one.less ?? '—'}`
                    }
                  ]}
                />
              )}
              {gaining.length > 0 && (
                <Ledger
                  label={t('ecology.sheet.gains')}
                  rows={gaining.slice(0, 4)}
                  rowKey={(one) => one.id}
                  onOpen={(one) => props.onIndicator(one.id)}
                  columns={[
                    { id: 'name', title: t('ecology.sheet.gains'), cell: (one) => `${one.id} ${name(one.name)}` },
                    { id: 'gain', title: t('ecology.sheet.gain'), width: 56, number: true, cell: (one) => `+${formatNumber(one.gain, 2)}` },
                    { id: 'rank', title: t('ecology.sheet.place'), width: 40, number: true, cell: (one) => String(one.rank ?? '—') }
                  ]}
                />
              )}
            </>
          )
        }}
      </Waiting>
    </InspectorSection>
  )
}
