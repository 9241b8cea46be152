/** Accepts a kind of deviation: for which matters, why, who approved it, until when. */
import { useState, type ReactNode } from 'react'
import { useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { TermForm } from '../../widgets/TermForm.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import type { Term } from '../../../shared/domain/term.ts'
import type { Figure } from './figures.ts'

interface Accepting {
  readonly procedure: string
  readonly org: string | undefined
  readonly figure: Figure
}

export function AcceptDialog(props: { readonly of: Accepting | undefined; readonly onClose: () => void }): ReactNode {
  const t = useText()
  return (
    <Dialog
      keep
      width={560}
      title={t('process.accept.title')}
      open={props.of !== undefined}
      onOpenChange={(show) => !show && props.onClose()}
    >
      {props.of && <AcceptForm of={props.of} onClose={props.onClose} />}
    </Dialog>
  )
}

function AcceptForm(props: { readonly of: Accepting; readonly onClose: () => void }): ReactNode {
  const t = useText()
  const toast = useToast()
  const add = useRun('acceptance.add')
  const { procedure, org, figure } = props.of
  const [reach, setReach] = useState<'all' | 'unit'>(org === undefined ? 'all' : 'unit')
  const keep = async (term: Term): Promise<void> => {
    if (figure.mark === undefined) return
    const where = reach === 'unit' && org !== undefined ? { org } : {}
    if (!(await add.run({ procedure, kind: figure.mark, node: figure.node ?? '', ...where, ...term }))) return
    toast(t('process.accept.done'))
    props.onClose()
  }
  return (
    <TermForm label={t('process.accept.act')} run={add} onKeep={(term) => void keep(term)} onClose={props.onClose}>
      <p className="say">
        <b>{figure.title}</b>
      </p>
      <p className="form-note">{t('process.accept.text')}</p>
      {org !== undefined && (
        <Segments
          label={t('process.accept.reach')}
          options={(['unit', 'all'] as const).map((id) => ({ id, label: t(`process.accept.reachOf.${id}`) }))}
          value={reach}
          onChange={setReach}
        />
      )}
    </TermForm>
  )
}
