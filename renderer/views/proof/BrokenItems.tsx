/** Items whose records do not follow from one another: something to press for who knows no id yet. */
import type { ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { PageTurn } from '../../widgets/PageTurn.tsx'
import type { ProofSearch } from './search.ts'

const limit = 50

export function BrokenItems(props: { readonly trace: string; readonly label: string; readonly onItem: (item: string) => void }): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<ProofSearch>()
  const from = search.from ?? 0
  const result = useCommand('proof.breaks', { trace: props.trace, offset: from, limit })
  return (
    <Waiting result={result} rows={8}>
      {({ items, total }) =>
        total === 0 ? (
          <p>{t('proof.noBroken')}</p>
        ) : (
          <>
            <p>{t('proof.brokenItems', { total: formatNumber(total) })}</p>
            <Ledger
              wide
              label={t('proof.said')}
              rows={items}
              rowKey={(one) => one.item}
              onOpen={(one) => props.onItem(one.item)}
              columns={[
                { id: 'item', title: props.label, cell: (one) => one.item },
                {
                  id: 'kinds',
                  title: t('proof.what'),
                  width: 320,
                  cell: (one) => one.kinds.map((kind) => t(`proof.brokenKind.${kind}`)).join('、')
                },
                { id: 'rows', title: t('proof.records'), width: 90, number: true, cell: (one) => one.rows },
                { id: 'last', title: t('proof.lastDay'), width: 110, cell: (one) => <DateText date={one.last} /> }
              ]}
            />
            <PageTurn from={from} limit={limit} total={total} onFrom={(next) => change({ from: next === 0 ? undefined : next })} />
          </>
        )
      }
    </Waiting>
  )
}
