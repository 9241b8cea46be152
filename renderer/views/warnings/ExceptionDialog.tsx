/** Accepts a warning as an exception: how far it reaches, why, who approved it, until when. */
import { useState, type ReactNode } from 'react'
import type { Term } from '../../../shared/domain/term.ts'
import type { WarningCard } from '../../../shared/ipc/commands/warning.ts'
import { useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { TermForm } from '../../widgets/TermForm.tsx'
import { useToast } from '../../widgets/Toast.tsx'

export function ExceptionDialog(props: { readonly card: WarningCard | undefined; readonly onClose: () => void }): ReactNode {
  const t = useText()
  return (
    <Dialog
      keep
      width={560}
      title={t('rules.exception.title')}
      open={props.card !== undefined}
      onOpenChange={(show) => !show && props.onClose()}
    >
      {props.card && <ExceptionForm card={props.card} onClose={props.onClose} />}
    </Dialog>
  )
}

const reaches = ['finding', 'subject', 'unit'] as const

function ExceptionForm(props: { readonly card: WarningCard; readonly onClose: () => void }): ReactNode {
  const t = useText()
  const toast = useToast()
  const add = useRun('exception.add')
  const { card } = props
  const [reach, setReach] = useState<(typeof reaches)[number]>('finding')
  const keep = async (term: Term): Promise<void> => {
    if (!(await add.run({ warning: card.id, reach, ...term }))) return
    toast(t('rules.exception.added'))
    props.onClose()
  }
  return (
    <TermForm label={t('rules.exception.add')} run={add} onKeep={(term) => void keep(term)} onClose={props.onClose}>
      <p className="form-note">{t('rules.exception.text')}</p>
      <Segments
        label={t('rules.exception.reach')}
        options={reaches
          .filter((id) => id !== 'unit' || card.org !== null)
          .map((id) => ({ id, label: t(`rules.exception.reachOf.${id}`) }))}
        value={reach}
        onChange={setReach}
      />
    </TermForm>
  )
}
