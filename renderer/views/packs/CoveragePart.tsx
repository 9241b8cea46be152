/** What data is lacking, the one thing first that by itself would let most models run. */
import { useState, type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Checkbox } from '../../widgets/Fields.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { PackBars } from './index.tsx'
import { RequestDialog } from './RequestDialog.tsx'
import type { ModelRow } from './ModelsPart.tsx'

export function CoveragePart(props: { readonly bars: PackBars }): ReactNode {
  const { settings, text: t } = useSettings()
  const name = useBilingual()
  const coverage = useCommand('model.coverage', {})
  const models = useCommand('model.list', {}).data?.models
  const packs = useCommand('packs.list', {}).data?.packs
  const { open } = useWalk()
  const mark = settings.language === 'en' ? ', ' : '、'
  const modelOf = (id: string): ModelRow | undefined => models?.find((one) => one.id === id)
  const packsOf = (ids: readonly string[]): readonly string[] => [...new Set(ids.flatMap((id) => modelOf(id)?.pack ?? []))]
  const packName = (id: string): string => {
    const pack = packs?.find((one) => one.id === id)
    return pack ? name(pack.name) : id
  }
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState(false)
  const named = (ids: readonly string[]): string =>
    ids
      .map((id) => {
        const model = modelOf(id)
        return model ? name(model.name) : id
      })
      .join(mark)
  return (
    <ViewLayout
      scroll
      filters={
        <>
          {props.bars.parts}
          <span className="push" />
          <Button isDisabled={coverage.data?.missing.length === 0} onPress={() => setAsking(true)}>
            {t('points.request.make')}
          </Button>
        </>
      }
      status={coverage.data && <span>{t('rules.coverage.sum', { models: coverage.data.models, can: coverage.data.canRun })}</span>}
    >
      <Waiting result={coverage} rows={8}>
        {({ missing }) =>
          missing.length === 0 ? (
            <EmptyState title={t('rules.coverage.empty')} text={t('rules.coverage.emptyText')} />
          ) : (
            <Ledger
              wide
              label={t('rules.coverage.part')}
              rows={missing}
              rowKey={(one) => one.what}
              onOpen={(one) => open({ place: 'packs', search: { part: 'models', packs: [...packsOf(one.concerns)], can: 'no' } })}
              columns={[
                {
                  id: 'ask',
                  title: t('points.request.choose'),
                  width: 64,
                  cell: (one) => (
                    <Checkbox
                      checked={asked.has(one.what)}
                      onChange={(on) => setAsked((old) => new Set(on ? [...old, one.what] : [...old].filter((what) => what !== one.what)))}
                    >
                      <span className="hidden-text">{name(one)}</span>
                    </Checkbox>
                  )
                },
                { id: 'what', title: t('rules.coverage.column.what'), width: 260, cell: (one) => <b>{name(one)}</b> },
                {
                  id: 'pack',
                  title: t('rules.coverage.column.pack'),
                  width: 148,
                  cell: (one) => packsOf(one.concerns).map(packName).join(mark)
                },
                {
                  id: 'n',
                  title: t('rules.coverage.column.unlocks'),
                  width: 112,
                  number: true,
                  cell: (one) => (one.unlocks.length === 0 ? <span className="mut">—</span> : <b>{one.unlocks.length}</b>)
                },
                {
                  id: 'unlocks',
                  title: t('rules.coverage.column.models'),
                  cell: (one) =>
                    one.unlocks.length === 0 ? (
                      <span className="mut" title={named(one.concerns)}>
                        {t('rules.coverage.withOthers')} · {named(one.concerns)}
                      </span>
                    ) : (
                      named(one.unlocks)
                    )
                },
                { id: 'concerns', title: t('rules.coverage.column.concerns'), width: 88, number: true, cell: (one) => one.concerns.length }
              ]}
            />
          )
        }
      </Waiting>
      {asking && <RequestDialog what={[...asked]} onClose={() => setAsking(false)} />}
    </ViewLayout>
  )
}
