/** From coverage to a letter: what is chosen (or what lets most models run) is asked for, as three files to save. */
import { useState, type ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { useConnection, useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DateField } from '../../widgets/DateField.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { DialogFoot } from '../../widgets/DialogFoot.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'

const isoDay = /^\d{4}-\d{2}-\d{2}$/

export function RequestDialog(props: { readonly what: readonly string[]; readonly onClose: () => void }): ReactNode {
  const t = useText()
  const { carrier } = useConnection()
  const request = useRun('coverage.request')
  const [to, setTo] = useState('')
  const [dueOn, setDueOn] = useState('')
  const [made, setMade] = useState<CommandOutput<'coverage.request'>>()
  const make = async (): Promise<void> =>
    setMade(
      await request.run({
        to: to.trim(),
        ...(isoDay.test(dueOn) ? { dueOn } : {}),
        ...(props.what.length === 0 ? {} : { what: [...props.what] })
      })
    )
  return (
    <Dialog
      open
      keep
      width={520}
      onOpenChange={props.onClose}
      title={t('points.request.title')}
      footer={
        made ? (
          <Button big kind="primary" onPress={props.onClose}>
            {t('common.close')}
          </Button>
        ) : (
          <DialogFoot
            label={t('points.request.make')}
            isDisabled={request.running || (dueOn !== '' && !isoDay.test(dueOn))}
            onAct={() => void make()}
            onClose={props.onClose}
          />
        )
      }
    >
      {made ? (
        <>
          <p>{t('points.request.done', { fields: made.fields, models: made.models })}</p>
          <div className="row-line">
            {(['letter', 'table', 'list'] as const).map((part) => (
              <Button key={part} onPress={() => void carrier.save(made[part].handle, made[part].name)}>
                {t(`points.request.${part}`)}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <>
          <p>{t('points.request.about')}</p>
          <p className="mut">{t('points.request.chosen', { n: props.what.length })}</p>
          <TextField autoFocus label={t('points.request.to')} value={to} onChange={setTo} />
          <DateField label={t('points.request.dueOn')} value={dueOn} onChange={setDueOn} />
        </>
      )}
      {request.error && <ErrorState error={request.error} safe="nothing" />}
    </Dialog>
  )
}
