/** Types in one form: unit, period, two hands, the scan, and its figures line by line. */
import { Plus, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useCommand, useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { AttachmentPart, useAttachment } from '../../widgets/Attachment.tsx'
import { Button, IconButton } from '../../widgets/Button.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { DialogFoot } from '../../widgets/DialogFoot.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { DateField } from '../../widgets/DateField.tsx'
import { ChoiceField, TextField } from '../../widgets/Fields.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { readFigure } from './read-figure.ts'

interface Line {
  readonly item: string
  readonly value: string
  readonly unit: string
  readonly note: string
}
const emptyLine: Line = { item: '', value: '', unit: '', note: '' }

export function EnterForm(props: { readonly onClose: () => void; readonly onEntered: (form: string) => void }): ReactNode {
  const t = useText()
  const toast = useToast()
  const orgs = useCommand('org.list', {})
  const enter = useRun('form.enter')
  const [head, setHead] = useState({ name: '', period: '', periodEnd: '', filledBy: '', checkedBy: '' })
  const [org, setOrg] = useState<string | null>(null)
  const scan = useAttachment()
  const [lines, setLines] = useState<readonly Line[]>([emptyLine])
  const used = lines.filter((line) => line.item.trim() !== '')
  const sameHand = head.filledBy.trim() !== '' && head.filledBy.trim() === head.checkedBy.trim()
  const ready =
    org !== null &&
    !sameHand &&
    [head.name, head.period, head.periodEnd, head.filledBy].every((one) => one.trim() !== '') &&
    used.length > 0 &&
    used.every((line) => readFigure(line.value) !== undefined) &&
    !enter.running &&
    !scan.reading
  const set = (patch: Partial<typeof head>): void => setHead((old) => ({ ...old, ...patch }))
  const setLine = (at: number, patch: Partial<Line>): void =>
    setLines((old) => old.map((line, index) => (index === at ? { ...line, ...patch } : line)))
  const submit = async (): Promise<void> => {
    if (org === null) return
    const done = await enter.run({
      ...head,
      org,
      ...scan.sent,
      figures: used.map((line) => ({
        item: line.item.trim(),
        value: readFigure(line.value) ?? null,
        unit: line.unit.trim(),
        note: line.note.trim()
      }))
    })
    if (!done) return
    toast(t('intake.form.saved', { n: done.figures.length }))
    props.onEntered(done.form)
    props.onClose()
  }
  return (
    <Dialog
      open
      keep
      width={720}
      onOpenChange={props.onClose}
      title={t('intake.form.newTitle')}
      footer={<DialogFoot label={t('intake.form.save')} isDisabled={!ready} onAct={() => void submit()} onClose={props.onClose} />}
    >
      <div className="form-grid">
        <TextField label={t('intake.form.name')} value={head.name} onChange={(name) => set({ name })} />
        <ChoiceField
          key={String(orgs.data?.orgs.length ?? 0)}
          label={t('intake.form.org')}
          options={(orgs.data?.orgs ?? []).map((one) => ({ id: one.id, label: one.name }))}
          value={org}
          onChange={setOrg}
        />
        <TextField
          label={t('intake.form.period')}
          value={head.period}
          onChange={(period) => set({ period })}
          note={t('intake.form.periodNote')}
        />
        <DateField label={t('intake.form.periodEnd')} value={head.periodEnd} onChange={(periodEnd) => set({ periodEnd })} />
        <TextField label={t('intake.form.filledBy')} value={head.filledBy} onChange={(filledBy) => set({ filledBy })} />
        <TextField
          label={t('intake.form.checkedBy')}
          value={head.checkedBy}
          onChange={(checkedBy) => set({ checkedBy })}
          {...(sameHand ? { error: t('intake.form.sameHand') } : {})}
        />
      </div>
      <div className="form-part">
        <h2 className="heading">{t('intake.form.figures')}</h2>
        {lines.map((line, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines have no identity but their place
          <div key={at} className="figure-line">
            <TextField label={t('intake.form.item')} value={line.item} onChange={(item) => setLine(at, { item })} />
            <TextField
              label={t('intake.form.value')}
              value={line.value}
              onChange={(value) => setLine(at, { value })}
              {...(readFigure(line.value) === undefined ? { error: t('intake.form.notNumber') } : {})}
            />
            <TextField label={t('intake.form.unit')} value={line.unit} onChange={(unit) => setLine(at, { unit })} />
            <TextField label={t('intake.form.note')} value={line.note} onChange={(note) => setLine(at, { note })} />
            <IconButton
              icon={<X className="ic" />}
              label={t('intake.form.dropRow', { n: at + 1 })}
              isDisabled={lines.length === 1}
              onPress={() => setLines((old) => old.filter((_, index) => index !== at))}
            />
          </div>
        ))}
        <div>
          <Button icon={<Plus className="ic" />} onPress={() => setLines((old) => [...old, emptyLine])}>
            {t('intake.form.addRow')}
          </Button>
        </div>
      </div>
      <AttachmentPart label={t('intake.form.attachment')} none={t('intake.form.attachmentNone')} attachment={scan} />
      {enter.error && <ErrorState error={enter.error} safe="nothing" />}
    </Dialog>
  )
}
