/** One snapshot: what was frozen, the whole hash, and the check: worked out anew from what was frozen, and set against today's figures. */
import { useState, type ReactNode } from 'react'
import { formatChange, formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { Snapshot } from './SnapshotsPart.tsx'

export function SnapshotInspector(props: { readonly snapshot: Snapshot | undefined }): ReactNode {
  const t = useText()
  const { snapshot } = props
  const [checked, setChecked] = useState<string>()
  const result = useCommand('snapshot.check', { id: snapshot?.id ?? '-' }, { enabled: snapshot !== undefined && checked === snapshot.id })
  if (!snapshot)
    return (
      <Inspector label={t('ecology.snapshot.inspector')}>
        <EmptyState title={t('ecology.snapshot.pick')} text={t('ecology.snapshot.pickText')} />
      </Inspector>
    )
  return (
    <Inspector
      label={t('ecology.snapshot.inspector')}
      of={snapshot.id}
      kick={<span>{t('ecology.snapshot.kick')}</span>}
      title={`${snapshot.period} · ${snapshot.reason}`}
      footer={
        <Button big kind="primary" onPress={() => (checked === snapshot.id ? result.retry() : setChecked(snapshot.id))}>
          {t('ecology.snapshot.check')}
        </Button>
      }
    >
      <InspectorSection title={t('ecology.snapshot.frozen')}>
        <KeyValue
          labels={72}
          rows={[
            [t('ecology.snapshot.tree'), snapshot.tree],
            [t('ecology.county.units'), snapshot.units],
            [t('ecology.snapshot.asOf'), <DateText key="asOf" date={snapshot.asOf} />],
            [t('ecology.snapshot.at'), <DateText key="at" date={snapshot.at} minute />],
            [t('ecology.snapshot.account'), snapshot.account],
            [
              t('ecology.snapshot.hash'),
              <span key="hash" className="mono ecology-hash">
                {snapshot.hash}
              </span>
            ]
          ]}
        />
      </InspectorSection>
      {checked === snapshot.id && (
        <InspectorSection title={t('ecology.snapshot.result')}>
          <Waiting result={result} rows={3}>
            {({ verdict, changed }) => (
              <>
                <p className="say">
                  <b>{t(`ecology.snapshot.verdict.${verdict}`)}</b> {t(`ecology.snapshot.verdictText.${verdict}`)}
                </p>
                {verdict !== 'altered' && (
                  <p className="say sec">
                    {changed.length === 0 ? t('ecology.snapshot.unchanged') : t('ecology.snapshot.changed', { n: changed.length })}
                  </p>
                )}
                {changed.length > 0 && (
                  <Ledger
                    label={t('ecology.snapshot.result')}
                    rows={changed}
                    rowKey={(one) => one.unit}
                    columns={[
                      { id: 'name', title: t('ecology.unit.name'), cell: (one) => one.name },
                      {
                        id: 'then',
                        title: t('ecology.snapshot.then'),
                        width: 56,
                        number: true,
                        cell: (one) => (one.then === null ? '—' : formatNumber(one.then, 1))
                      },
                      {
                        id: 'now',
                        title: t('ecology.snapshot.now'),
                        width: 56,
                        number: true,
                        cell: (one) => (one.now === null ? '—' : formatNumber(one.now, 1))
                      },
                      {
                        id: 'change',
                        title: t('ecology.unit.change'),
                        width: 56,
                        number: true,
                        cell: (one) => (one.now === null || one.then === null ? '—' : formatChange(one.now - one.then, 1))
                      }
                    ]}
                  />
                )}
              </>
            )}
          </Waiting>
        </InspectorSection>
      )}
    </Inspector>
  )
}
