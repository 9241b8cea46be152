/** The figures of one form. One is corrected here, never overwritten: the old value and the reason stay in its history, shown below it. */
import { useState, type ReactNode } from 'react'
import { useCommand, useRun } from '../../api/hooks.tsx'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { DialogFoot } from '../../widgets/DialogFoot.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { SourceDetail } from '../../widgets/SourceInspector.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { FormRow } from './FormsPart.tsx'
import { readFigure } from './read-figure.ts'

type Figure = CommandOutput<'form.read'>['figures'][number]

export function FormInspector(props: { readonly form: FormRow }): ReactNode {
  const t = useText()
  const { form } = props
  const result = useCommand('form.read', { id: form.id })
  const [here, setHere] = useState<string>()
  const [correcting, setCorrecting] = useState(false)
  const chosen = result.data?.figures.find((one) => one.id === here) ?? result.data?.figures[0]
  return (
    <Inspector
      label={t('intake.form.label')}
      of={form.id}
      kick={
        <>
          <span>{t('intake.form.kick')}</span>
          <span className="bar" />
          <span>
            {form.org} · {form.period}
          </span>
        </>
      }
      title={form.name}
      footer={
        chosen && (
          <Button big kind="primary" onPress={() => setCorrecting(true)}>
            {t('intake.form.correctTitle', { item: chosen.item })}
          </Button>
        )
      }
    >
      <InspectorSection title={t('intake.form.figures')} note={t('common.items', { n: form.figures })}>
        <Waiting result={result} rows={4}>
          {({ figures }) => (
            <Ledger
              label={t('intake.form.figures')}
              rows={figures}
              rowKey={(figure) => figure.id}
              state={(figure) => (figure.id === chosen?.id ? 'on' : undefined)}
              onOpen={(figure) => setHere(figure.id)}
              columns={[
                { id: 'item', title: t('intake.form.item'), cell: (figure) => figure.item },
                {
                  id: 'value',
                  title: t('intake.form.value'),
                  width: 96,
                  number: true,
                  cell: (figure) => (figure.value === null ? '—' : <b>{plainNumber(figure.value)}</b>)
                },
                { id: 'unit', title: t('intake.form.unit'), width: 56, cell: (figure) => figure.unit }
              ]}
            />
          )}
        </Waiting>
      </InspectorSection>
      {chosen && (
        <InspectorSection title={t('intake.form.history')} note={chosen.item}>
          <SourceDetail dataset="figure" id={chosen.id} />
        </InspectorSection>
      )}
      {correcting && chosen && <CorrectDialog figure={chosen} onClose={() => setCorrecting(false)} />}
    </Inspector>
  )
}

function plainNumber(value: number): string {
  return formatNumber(value, Number.isInteger(value) ? 0 : Math.min(6, (String(value).split('.')[1] ?? '').length))
}

function CorrectDialog(props: { readonly figure: Figure; readonly onClose: () => void }): ReactNode {
  const t = useText()
  const correct = useRun('figure.correct')
  const { figure } = props
  const [value, setValue] = useState(figure.value === null ? '' : String(figure.value))
  const [reason, setReason] = useState('')
  const read = readFigure(value)
  const submit = async (): Promise<void> => {
    if (read === undefined) return
    const done = await correct.run({ id: figure.id, value: read, reason: reason.trim() })
    if (done) props.onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={t('intake.form.correctTitle', { item: figure.item })}
      footer={
        <DialogFoot
          label={t('intake.form.correctRun')}
          isDisabled={read === undefined || reason.trim() === '' || correct.running}
          onAct={() => void submit()}
          onClose={props.onClose}
        />
      }
    >
      <TextField
        label={t('intake.form.newValue')}
        value={value}
        onChange={setValue}
        {...(read === undefined ? { error: t('intake.form.notNumber') } : {})}
        autoFocus
      />
      <TextField label={t('intake.form.reason')} value={reason} onChange={setReason} />
      {correct.error && <ErrorState error={correct.error} safe="data" />}
    </Dialog>
  )
}
