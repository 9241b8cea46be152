/** "Save as mapping": the choices made on screen become a mapping of this vault, found by itself for the next file of the kind. */
import { useState, type ReactNode } from 'react'
import { useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { DialogFoot } from '../../widgets/DialogFoot.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { draftOf, type PreviewField, type StagedFile } from './stage.ts'

export function SaveMappingDialog(props: {
  readonly base: string
  readonly names?: { readonly zh: string; readonly en: string }
  readonly fields: readonly PreviewField[]
  readonly edits: StagedFile['edits']
  readonly onClose: () => void
  readonly onSaved: (mapping: string) => void
}): ReactNode {
  const t = useText()
  const toast = useToast()
  const save = useRun('mapping.save')
  const [id, setId] = useState(`own-${props.base}`.slice(0, 60))
  const [zh, setZh] = useState(props.names?.zh ?? '')
  const [en, setEn] = useState(props.names?.en ?? '')
  const ready = /^[a-z][a-z0-9-]{1,60}$/.test(id) && zh.trim() !== '' && !save.running
  const submit = async (): Promise<void> => {
    const draft = draftOf(props.base, props.fields, props.edits, { id, zh: zh.trim(), en: en.trim() || zh.trim() })
    const saved = draft && (await save.run(draft))
    if (!saved) return
    toast(t('intake.mapping.saved', { id: saved.id }))
    props.onSaved(saved.id)
    props.onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={t('intake.mapping.saveTitle')}
      footer={<DialogFoot label={t('common.save')} isDisabled={!ready} onAct={() => void submit()} onClose={props.onClose} />}
    >
      <TextField label={t('intake.mapping.id')} value={id} onChange={setId} note={t('intake.mapping.idNote')} />
      <TextField label={t('intake.mapping.nameZh')} value={zh} onChange={setZh} />
      <TextField label={t('intake.mapping.nameEn')} value={en} onChange={setEn} placeholder={zh} />
      {save.error && <ErrorState error={save.error} safe="nothing" />}
    </Dialog>
  )
}
