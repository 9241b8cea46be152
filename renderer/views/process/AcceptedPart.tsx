/** Every deviation ever accepted: why, by whom, until when, and what it hides now. The chosen one shows its matters and can be ended. */
import { useCallback, useState, type ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { EndForm } from '../../widgets/EndForm.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { isoMinute } from '../../../shared/text/format.ts'
import type { MatterRow } from './MatterLines.tsx'
import { BehindList } from './PickInspector.tsx'

export type Acceptance = CommandOutput<'acceptance.list'>['acceptances'][number]

interface Words {
  readonly what: (one: Acceptance) => string
  readonly reach: (one: Acceptance) => string
  readonly term: (one: Acceptance) => string
}

export function useAcceptanceWords(nodeName: (code: string) => string): Words {
  const t = useText()
  const words = useRecordWords()
  return {
    what: (one) => `${words.mark(one.kind)} · ${one.node === '' ? t('process.whole') : nodeName(one.node)}`,
    reach: (one) =>
      one.matter !== ''
        ? t('process.matterReach', { name: one.matterName })
        : one.org !== ''
          ? one.orgName
          : t('process.accept.reachOf.all'),
    term: (one) => t('process.accept.period', { from: one.from, to: one.to })
  }
}

export function AcceptedList(props: {
  readonly acceptances: readonly Acceptance[]
  readonly nodeName: (code: string) => string
  readonly here: string | undefined
  readonly onHere: (key: string) => void
}): ReactNode {
  const t = useText()
  const words = useAcceptanceWords(props.nodeName)
  const { acceptances } = props
  const load = useCallback(
    (start: number, end: number) => Promise.resolve({ rows: acceptances.slice(start, end), total: acceptances.length }),
    [acceptances]
  )
  return (
    <DataTable<Acceptance>
      label={t('process.accept.list')}
      loadRange={load}
      resetKey={JSON.stringify(acceptances.map((one) => [one.id, one.state, one.hides]))}
      rowKey={(one) => String(one.id)}
      here={props.here}
      onHere={(one) => props.onHere(String(one.id))}
      state={(one) => (one.state === 'active' ? undefined : 'out')}
      empty={<EmptyState title={t('process.accept.none')} text={t('process.accept.noneText')} />}
      columns={[
        { id: 'what', title: t('process.column.mark'), width: 200, grow: true, cell: words.what },
        { id: 'reach', title: t('process.column.reach'), width: 120, cell: words.reach },
        { id: 'reason', title: t('process.column.reason'), width: 180, grow: true, cell: (one) => one.reason },
        { id: 'approver', title: t('process.column.approver'), width: 84, cell: (one) => one.approver },
        { id: 'term', title: t('process.column.term'), width: 176, cell: words.term },
        { id: 'hides', title: t('process.column.hides'), width: 56, number: true, cell: (one) => formatNumber(one.hides) },
        { id: 'state', title: t('process.column.state'), width: 72, cell: (one) => t(`process.accept.state.${one.state}`) }
      ]}
    />
  )
}

export function AcceptanceInspector(props: {
  readonly acceptance: Acceptance
  readonly nodeName: (code: string) => string
  readonly onMatter: (row: MatterRow) => void
}): ReactNode {
  const t = useText()
  const words = useAcceptanceWords(props.nodeName)
  const [ending, setEnding] = useState(false)
  const { acceptance: one } = props
  return (
    <Inspector
      label={t('process.accept.kick')}
      kick={t('process.accept.kick')}
      title={words.what(one)}
      of={String(one.id)}
      footer={
        one.endedAt === '' && (
          <Button big onPress={() => setEnding(true)}>
            {t('process.accept.end')}
          </Button>
        )
      }
    >
      <InspectorSection title={t('process.accept.facts')}>
        <KeyValue
          labels={72}
          rows={[
            [t('process.accept.reason'), one.reason],
            [t('process.accept.approver'), one.approver],
            [t('process.accept.docNo'), one.docNo === '' ? '—' : one.docNo],
            [t('process.column.term'), words.term(one)],
            [t('process.column.reach'), words.reach(one)],
            [t('process.column.hides'), t('process.accept.hides', { n: one.hides, matters: one.matters })],
            [t('process.column.state'), t(`process.accept.state.${one.state}`)]
          ]}
        />
        <p className="mut">{t('process.accept.by', { who: one.account, at: isoMinute(one.at) })}</p>
        {one.endedAt !== '' && (
          <p className="mut">{t('process.accept.endedBy', { who: one.endedBy, at: isoMinute(one.endedAt), reason: one.endedReason })}</p>
        )}
      </InspectorSection>
      {one.hides > 0 && (
        <BehindList
          key={one.id}
          behind={{ part: 'acceptance', acceptance: one.id }}
          filter={{ procedure: one.procedure }}
          onMatter={props.onMatter}
        />
      )}
      <Dialog title={t('process.accept.endTitle')} open={ending} onOpenChange={setEnding}>
        {ending && (
          <EndForm
            command="acceptance.end"
            input={(reason) => ({ id: one.id, reason })}
            words={{ reason: t('process.accept.reason'), end: t('process.accept.end'), ended: t('process.accept.ended') }}
            onClose={() => setEnding(false)}
          />
        )}
      </Dialog>
    </Inspector>
  )
}
