/** The packs: what each brings. */
import type { ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { PackBars } from './index.tsx'

export function PacksPart(props: { readonly bars: PackBars }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { open } = useWalk()
  const list = useCommand('packs.list', {})
  return (
    <ViewLayout
      scroll
      filters={
        <>
          {props.bars.parts}
          <span className="push" />
          {props.bars.acts}
        </>
      }
    >
      {props.bars.panel}
      <Waiting result={list} rows={5}>
        {({ packs }) => (
          <Ledger
            wide
            label={t('models.part.packs')}
            rows={packs}
            rowKey={(pack) => pack.id}
            onOpen={(pack) => open({ place: 'packs', search: { part: 'models', packs: [pack.id] } })}
            columns={[
              { id: 'name', title: t('models.packColumn.name'), width: 196, cell: (pack) => <b>{name(pack.name)}</b> },
              {
                id: 'summary',
                title: t('models.packColumn.summary'),
                cell: (pack) => <span title={name(pack.summary)}>{name(pack.summary)}</span>
              },
              { id: 'version', title: t('models.packColumn.version'), width: 56, number: true, cell: (pack) => pack.version },
              { id: 'datasets', title: t('models.packColumn.datasets'), width: 72, number: true, cell: (pack) => pack.datasets },
              { id: 'procedures', title: t('models.packColumn.procedures'), width: 84, number: true, cell: (pack) => pack.procedures },
              { id: 'mappings', title: t('models.packColumn.mappings'), width: 76, number: true, cell: (pack) => pack.mappings },
              { id: 'models', title: t('models.packColumn.models'), width: 64, number: true, cell: (pack) => pack.models }
            ]}
          />
        )}
      </Waiting>
    </ViewLayout>
  )
}
