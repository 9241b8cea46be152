/** Sealed records: every chain with how far it is sound; one of them record by record, faults named at their place. */
import { ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { ProofKind } from './index.tsx'
import { useProofStep } from './use-proof-step.ts'
import type { ProofSearch } from './search.ts'

export function ChainPart(props: { readonly kind: ProofKind }): ReactNode {
  const [search] = useViewSearch<ProofSearch>()
  useProofStep('chain', search.id ?? '')
  return search.id === undefined ? <Chains kind={props.kind.id} /> : <OneChain kind={props.kind.id} group={search.id} />
}

function Chains(props: { readonly kind: string }): ReactNode {
  const t = useText()
  const [, change] = useViewSearch<ProofSearch>()
  const result = useCommand('proof.chains', { kind: props.kind, limit: 500 })
  return (
    <Waiting result={result} rows={8}>
      {({ chains, total }) => (
        <section className="proof">
          <p>{t('proof.chainsSum', { n: chains.length, total, sound: chains.filter((one) => one.faults === 0).length })}</p>
          <Ledger
            wide
            label={t('proof.part.chain')}
            rows={chains.toSorted((a, b) => b.faults - a.faults)}
            rowKey={(one) => one.group}
            onOpen={(one) => change({ part: 'chain', kind: props.kind, id: one.group })}
            columns={[
              { id: 'group', title: t('proof.chain'), cell: (one) => one.group },
              { id: 'from', title: t('proof.from'), width: 110, cell: (one) => <DateText date={one.from} /> },
              { id: 'to', title: t('proof.to'), width: 110, cell: (one) => <DateText date={one.to} /> },
              { id: 'records', title: t('proof.records'), width: 90, number: true, cell: (one) => one.records },
              {
                id: 'state',
                title: t('proof.state'),
                width: 220,
                cell: (one) => (one.faults === 0 ? t('proof.sound') : <b>{t('proof.broken', { n: one.sound + 1, faults: one.faults })}</b>)
              }
            ]}
          />
        </section>
      )}
    </Waiting>
  )
}

function OneChain(props: { readonly kind: string; readonly group: string }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const [search, change] = useViewSearch<ProofSearch>()
  const result = useCommand('proof.chain', { kind: props.kind, group: props.group })
  return (
    <section className="proof">
      <Button kind="quiet" icon={<ChevronLeft className="ic" />} onPress={() => change({ id: undefined, row: undefined })}>
        {t('proof.allChains')}
      </Button>
      <Waiting result={result} rows={8}>
        {(chain) => (
          <>
            <h2>{chain.group}</h2>
            <ul className="proof-said">
              <li data-odd={chain.faults > 0 || undefined}>
                {chain.faults === 0
                  ? t('proof.chainSound', { n: chain.records })
                  : t('proof.chainBroken', { sound: chain.sound, n: chain.records })}
              </li>
              <li className="cut" title={chain.last}>
                {t('proof.last')} <code>{chain.last}</code>
              </li>
            </ul>
            <Ledger
              wide
              label={t('proof.records')}
              rows={chain.rows}
              rowKey={(row) => row.id}
              state={(row) => (search.row === `${chain.dataset}/${row.id}` ? 'on' : undefined)}
              onOpen={(row) => change({ row: `${chain.dataset}/${row.id}` })}
              columns={[
                { id: 'order', title: t('proof.number'), width: 60, number: true, cell: (row) => row.order },
                ...chain.columns.map((column, at) => ({
                  id: column.zh,
                  title: name(column),
                  cell: (row: (typeof chain.rows)[number]) => row.values[at] ?? ''
                })),
                { id: 'hash', title: t('proof.hash'), width: 110, cell: (row) => <code title={row.hash}>{row.hash.slice(0, 10)}…</code> },
                {
                  id: 'faults',
                  title: t('proof.state'),
                  width: 170,
                  cell: (row) =>
                    row.faults.length === 0 ? t('proof.sound') : <b>{row.faults.map((fault) => t(`proof.fault.${fault}`)).join('、')}</b>
                }
              ]}
            />
          </>
        )}
      </Waiting>
    </section>
  )
}
