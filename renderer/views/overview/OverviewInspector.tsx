/** The copy in the inspector: marking, identity, audit chain, how fresh each dataset is and how well it is filled; the footer goes on to the heat map. */
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Overview } from '../../../shared/ipc/commands/overview.ts'
import { formatNumber, formatPercent, shortHash } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { daysBetween, staleDays } from './overview-figures.ts'

export function OverviewInspector(props: { readonly data: Overview | undefined }): ReactNode {
  const t = useText()
  const { open } = useWalk()
  const vault = useCommand('vault.state', {})
  const identity = vault.data?.info?.identity
  const { data } = props
  const empty = data !== undefined && data.imports === 0
  const toImport = (): void => open({ place: 'import' })
  return (
    <Inspector
      label={t('overview.copy')}
      kick={t('overview.copy')}
      title={identity?.unit}
      footer={
        empty ? (
          <Button kind="primary" big icon={<Plus className="ic" />} onPress={toImport}>
            {t('overview.import')}
          </Button>
        ) : (
          <>
            <Button kind="primary" big keys="Enter" onPress={() => open({ place: 'heat' })}>
              {t('overview.openHeat')}
            </Button>
            <Button big icon={<Plus className="ic" />} onPress={toImport}>
              {t('overview.import')}
            </Button>
          </>
        )
      }
    >
      <div className="seal">
        <b>{identity?.marking || t('overview.noMarking')}</b>
        <span>{t('overview.sealNote')}</span>
      </div>
      {identity && <CopyIdentity identity={identity} data={data} />}
      {data && data.datasets.length > 0 && <Freshness datasets={data.datasets} dataDate={data.dataDate} />}
    </Inspector>
  )
}

interface IdentityFacts {
  readonly copyNumber: number
  readonly copyOf: number | null
  readonly approver: string
  readonly approvalNo: string
  readonly holder: string
  readonly expires: string | null
  readonly onExpiry: 'return' | 'destroy'
}

function CopyIdentity(props: { readonly identity: IdentityFacts; readonly data: Overview | undefined }): ReactNode {
  const t = useText()
  const { open } = useWalk()
  const { identity, data } = props
  // a slow clock does not lengthen the copy's life
  const clock = new Date().toISOString().slice(0, 10)
  const today = data && data.dataDate > clock ? data.dataDate : clock
  const left = daysBetween(today, identity.expires)
  const approval = [identity.approver, identity.approvalNo].filter((part) => part !== '').join(' · ')
  const dash = <span className="mut">—</span>
  return (
    <InspectorSection title={t('overview.identity')}>
      <KeyValue
        labels={64}
        rows={[
          [
            t('overview.copyNumber'),
            identity.copyOf === null
              ? t('overview.copyNumberOnly', { n: identity.copyNumber })
              : t('overview.copyNumberOf', { n: identity.copyNumber, of: identity.copyOf })
          ],
          [t('overview.dataDate'), <DateText key="date" date={data?.dataDate} />],
          [t('overview.approval'), approval === '' ? dash : approval],
          [t('overview.holder'), identity.holder === '' ? dash : identity.holder],
          [
            t('overview.expires'),
            identity.expires === null ? (
              dash
            ) : (
              <span key="expires">
                <b>{identity.expires}</b>{' '}
                {left !== null && (left < 0 ? <b className="overdue">{t('overview.expired')}</b> : t('overview.daysLeft', { n: left }))}
              </span>
            )
          ],
          ...(identity.expires === null ? [] : [[t('overview.onExpiry'), t(`overview.${identity.onExpiry}`)] as const]),
          [
            t('overview.audit'),
            data ? (
              <button key="audit" type="button" className="link" title={data.audit.head} onClick={() => open({ place: 'audit' })}>
                {t('overview.auditEntries', { n: formatNumber(data.audit.entries), head: shortHash(data.audit.head) })}
              </button>
            ) : (
              dash
            )
          ]
        ]}
      />
    </InspectorSection>
  )
}

function Freshness(props: { readonly datasets: Overview['datasets']; readonly dataDate: string }): ReactNode {
  const t = useText()
  const name = useBilingual()
  return (
    <InspectorSection title={t('overview.freshness')} note={t('overview.freshnessNote')}>
      <Ledger
        label={t('overview.ledgerFresh')}
        rows={props.datasets}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'source',
            title: t('overview.source'),
            cell: (row) => (
              <span title={t('overview.datasetRows', { name: name(row.name), n: formatNumber(row.rows) })}>
                {name(row.name)} <span className="unit">{formatNumber(row.rows)}</span>
              </span>
            )
          },
          { id: 'days', title: t('overview.days'), number: true, width: 44, cell: (row) => <Age from={row.asOf} to={props.dataDate} /> },
          { id: 'latest', title: t('overview.latest'), number: true, width: 84, cell: (row) => <DateText date={row.asOf} /> },
          {
            id: 'coverage',
            title: t('overview.coverage'),
            number: true,
            width: 48,
            cell: (row) => (row.coverage === null ? <span className="mut">—</span> : formatPercent(row.coverage, 0))
          }
        ]}
      />
    </InspectorSection>
  )
}

function Age(props: { readonly from: string | null; readonly to: string }): ReactNode {
  const days = daysBetween(props.from, props.to)
  if (days === null) return <span className="mut">—</span>
  return days > staleDays ? <b className="overdue">{formatNumber(days)}</b> : formatNumber(days)
}
