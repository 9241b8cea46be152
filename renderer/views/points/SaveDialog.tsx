/** Saving: who filled in, who checked (another person), why what stands is changed, and the paper behind it. */
import { useState, type ReactNode } from 'react'
import { useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { AttachmentPart, useAttachment } from '../../widgets/Attachment.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { DialogFoot } from '../../widgets/DialogFoot.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import type { SheetState } from './use-sheet.ts'

export function SaveDialog(props: { readonly sheet: SheetState; readonly onClose: () => void; readonly onSaved: () => void }): ReactNode {
  const t = useText()
  const toast = useToast()
  const enter = useRun('points.enter')
  const { cells, counts, faults, questions, settled } = props.sheet
  const [hands, setHands] = useState({ filledBy: '', checkedBy: '', reason: '' })
  const paper = useAttachment()
  const set = (patch: Partial<typeof hands>): void => setHands((old) => ({ ...old, ...patch }))
  const [filledBy, checkedBy] = [hands.filledBy.trim(), hands.checkedBy.trim()]
  const sameHand = filledBy !== '' && filledBy === checkedBy
  const open = faults.length + questions.length
  const ready =
    settled &&
    open === 0 &&
    filledBy !== '' &&
    checkedBy !== '' &&
    !sameHand &&
    (counts.corrected === 0 || hands.reason.trim().length >= 2) &&
    !enter.running &&
    !paper.reading
  const save = async (): Promise<void> => {
    const done = await enter.run({
      cells: [...cells],
      filledBy,
      checkedBy,
      reason: hands.reason.trim(),
      ...paper.sent
    })
    if (!done || done.faults.length + done.questions.length > 0) return
    toast(t('points.saving.saved', { written: done.written, corrected: done.corrected }))
    props.onSaved()
    props.onClose()
  }
  return (
    <Dialog
      open
      keep
      width={560}
      onOpenChange={props.onClose}
      title={t('points.saving.title')}
      footer={<DialogFoot label={t('points.saving.save')} isDisabled={!ready} onAct={() => void save()} onClose={props.onClose} />}
    >
      <p>{t('points.saving.counts', counts)}</p>
      {open > 0 && (
        <p role="alert">
          {t('points.faultsSum', { n: faults.length })} · {t('points.questionsSum', { n: questions.length })}
        </p>
      )}
      <div className="form-grid">
        <TextField autoFocus label={t('points.saving.filledBy')} value={hands.filledBy} onChange={(value) => set({ filledBy: value })} />
        <TextField
          label={t('points.saving.checkedBy')}
          value={hands.checkedBy}
          onChange={(value) => set({ checkedBy: value })}
          {...(sameHand ? { error: t('points.saving.sameHand') } : {})}
        />
      </div>
      {counts.corrected > 0 && (
        <TextField
          label={t('points.saving.reason')}
          note={t('points.saving.reasonNote')}
          value={hands.reason}
          onChange={(reason) => set({ reason })}
        />
      )}
      <AttachmentPart label={t('points.saving.attachment')} none={t('points.saving.attachmentNone')} attachment={paper} />
      {enter.error && <ErrorState error={enter.error} safe="nothing" />}
    </Dialog>
  )
}
