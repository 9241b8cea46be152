/** Draws: the list with how each came out when drawn again; one of them entry by entry; or all of them together, whether chance looks like chance. */
import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { DrawnAgain } from './DrawnAgain.tsx'
import { Fairness } from './Fairness.tsx'
import { useProofStep } from './use-proof-step.ts'
import { PageTurn } from '../../widgets/PageTurn.tsx'
import type { ProofKind } from './index.tsx'
import type { ProofSearch } from './search.ts'

export function DrawPart(props: { readonly kind: ProofKind }): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<ProofSearch>()
  const { kind } = props
  const back = (
    <Button kind="quiet" icon={<ChevronLeft className="ic" />} onPress={() => change({ id: undefined, fair: undefined, row: undefined })}>
      {t('proof.allDraws')}
    </Button>
  )
  useProofStep('draw', search.fair ? t('proof.fairness') : search.id === undefined ? '' : undefined)
  if (search.fair) return <Fairness kind={kind.id} back={back} />
  if (search.id !== undefined) return <DrawnAgain kind={kind.id} draw={search.id} back={back} />
  return <Draws kind={kind.id} />
}

const limit = 100

function Draws(props: { readonly kind: string }): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<ProofSearch>()
  const from = search.from ?? 0
  const only = search.only ?? 'all'
  const result = useCommand('proof.draws', { kind: props.kind, only, offset: from, limit })
  return (
    <Waiting result={result} rows={8}>
      {({ draws, total, all, same, differ, not }) => (
        <section className="proof">
          <div className="row-line">
            <p>
              {t('proof.drawsSum', {
                n: formatNumber(all),
                same: formatNumber(same),
                differ: formatNumber(differ),
                not: formatNumber(not)
              })}
            </p>
            <Segments
              label={t('proof.only')}
              options={(['all', 'differ', 'not', 'same'] as const).map((id) => ({ id, label: t(`proof.onlyOf.${id}`) }))}
              value={only}
              onChange={(next) => change({ only: next === 'all' ? undefined : next, from: undefined })}
            />
            <Button onPress={() => change({ part: 'draw', kind: props.kind, fair: true })}>{t('proof.fairness')}</Button>
          </div>
          <Ledger
            wide
            label={t('proof.part.draw')}
            rows={draws}
            rowKey={(one) => one.id}
            onOpen={(one) => change({ part: 'draw', kind: props.kind, id: one.id })}
            columns={[
              { id: 'on', title: t('proof.at'), width: 96, cell: (one) => <DateText date={one.on} /> },
              { id: 'title', title: t('proof.draw'), cell: (one) => one.title },
              { id: 'org', title: t('proof.org'), width: 180, cell: (one) => one.orgName ?? '—' },
              { id: 'entries', title: t('proof.entries'), width: 80, number: true, cell: (one) => one.entries },
              { id: 'places', title: t('proof.places'), width: 80, number: true, cell: (one) => one.places ?? '—' },
              {
                id: 'again',
                title: t('proof.again'),
                width: 150,
                cell: (one) =>
                  one.differing === null ? (
                    <span className="mut">{t('proof.cannot')}</span>
                  ) : one.differing === 0 ? (
                    t('proof.agrees')
                  ) : (
                    <b>{t('proof.differs', { n: one.differing })}</b>
                  )
              }
            ]}
          />
          <PageTurn from={from} limit={limit} total={total} onFrom={(next) => change({ from: next === 0 ? undefined : next })} />
        </section>
      )}
    </Waiting>
  )
}
