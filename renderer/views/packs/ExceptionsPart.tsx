/** Every exception ever made: what it covers, why, who approved it, until when, and how many warnings it hides now. It can be ended and looked behind. */
import { useState, type ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { EndForm } from '../../widgets/EndForm.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { PackBars } from './index.tsx'

type Exception = CommandOutput<'exception.list'>['exceptions'][number]

export function ExceptionsPart(props: { readonly bars: PackBars }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { open } = useWalk()
  const list = useCommand('exception.list', {})
  const [ending, setEnding] = useState<Exception>()
  const hidden = list.data?.exceptions.reduce((sum, one) => sum + one.hides, 0) ?? 0
  return (
    <ViewLayout
      scroll
      filters={
        <>
          {props.bars.parts}
          <span className="push" />
          <Button isDisabled={hidden === 0} onPress={() => open({ place: 'warnings', search: { excepted: true } })}>
            {t('rules.exception.show')} {hidden}
          </Button>
        </>
      }
    >
      <Waiting result={list} rows={5}>
        {({ exceptions }) =>
          exceptions.length === 0 ? (
            <EmptyState
              title={t('rules.exception.empty')}
              text={t('rules.exception.emptyText')}
              action={<Button onPress={() => open({ place: 'warnings' })}>{t('models.toWarnings')}</Button>}
            />
          ) : (
            <Ledger
              wide
              label={t('rules.exception.part')}
              rows={exceptions}
              rowKey={(one) => String(one.id)}
              state={(one) => (one.state === 'active' ? undefined : 'out')}
              columns={[
                {
                  id: 'model',
                  title: t('rules.exception.column.model'),
                  width: 168,
                  cell: (one) => (one.modelName ? name(one.modelName) : t('rules.exception.every'))
                },
                { id: 'what', title: t('rules.exception.column.what'), width: 168, cell: (one) => one.subjectName || one.orgName },
                {
                  id: 'covers',
                  title: t('rules.exception.column.covers'),
                  width: 108,
                  cell: (one) => t(`rules.exception.covers.${reachOf(one)}`)
                },
                { id: 'reason', title: t('rules.exception.column.reason'), cell: (one) => one.reason },
                { id: 'docNo', title: t('rules.exception.column.docNo'), width: 132, cell: (one) => one.docNo || '—' },
                { id: 'approver', title: t('rules.exception.column.approver'), width: 88, cell: (one) => one.approver },
                {
                  id: 'period',
                  title: t('rules.exception.column.period'),
                  width: 180,
                  cell: (one) => t('rules.tuning.period', { from: one.from, to: one.to })
                },
                { id: 'hides', title: t('rules.exception.column.hides'), width: 56, number: true, cell: (one) => one.hides },
                {
                  id: 'state',
                  title: t('rules.exception.column.state'),
                  width: 76,
                  cell: (one) => t(`rules.exception.state.${one.state}`)
                },
                {
                  id: 'end',
                  title: '',
                  width: 64,
                  cell: (one) => one.endedAt === '' && <Button onPress={() => setEnding(one)}>{t('rules.exception.end')}</Button>
                }
              ]}
            />
          )
        }
      </Waiting>
      <Dialog title={t('rules.exception.endTitle')} open={ending !== undefined} onOpenChange={(show) => !show && setEnding(undefined)}>
        {ending && (
          <EndForm
            command="exception.end"
            input={(reason) => ({ id: ending.id, reason })}
            words={{ reason: t('rules.exception.reason'), end: t('rules.exception.end'), ended: t('rules.exception.ended') }}
            onClose={() => setEnding(undefined)}
          />
        )}
      </Dialog>
    </ViewLayout>
  )
}

function reachOf(one: Exception): 'finding' | 'subject' | 'unit' {
  if (one.key !== '') return 'finding'
  return one.subject === '' ? 'unit' : 'subject'
}
