/** What data is lacking, the one thing first that by itself would let most models run. */
import type { ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { PackBars } from './index.tsx'

export function CoveragePart(props: { readonly bars: PackBars }): ReactNode {
  const { settings, text: t } = useSettings()
  const name = useBilingual()
  const coverage = useCommand('model.coverage', {})
  const models = useCommand('model.list', {}).data?.models
  const named = (ids: readonly string[]): string =>
    ids
      .map((id) => {
        const model = models?.find((one) => one.id === id)
        return model ? name(model.name) : id
      })
      .join(settings.language === 'en' ? ', ' : '、')
  return (
    <ViewLayout
      scroll
      filters={props.bars.parts}
      status={coverage.data && <span>{t('rules.coverage.sum', { models: coverage.data.models, can: coverage.data.canRun })}</span>}
    >
      <Waiting result={coverage} rows={8}>
        {({ missing }) =>
          missing.length === 0 ? (
            <EmptyState title={t('rules.coverage.empty')} text="" />
          ) : (
            <Ledger
              wide
              label={t('rules.coverage.part')}
              rows={missing}
              rowKey={(one) => one.what}
              columns={[
                { id: 'what', title: t('rules.coverage.column.what'), width: 280, cell: (one) => <b>{name(one)}</b> },
                { id: 'n', title: t('rules.coverage.column.unlocks'), width: 96, number: true, cell: (one) => one.unlocks.length },
                { id: 'unlocks', title: '', cell: (one) => named(one.unlocks) },
                { id: 'concerns', title: t('rules.coverage.column.concerns'), width: 96, number: true, cell: (one) => one.concerns.length }
              ]}
            />
          )
        }
      </Waiting>
    </ViewLayout>
  )
}
