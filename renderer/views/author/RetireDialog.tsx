/** Takes a model out of force, with a reason. */
import type { ReactNode } from 'react'
import { useText } from '../../app/settings.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { EndForm } from '../../widgets/EndForm.tsx'

export function RetireDialog(props: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const t = useText()
  return (
    <Dialog title={t('author.retire')} open onOpenChange={props.onClose} width={440}>
      <EndForm
        note={t('author.retireText')}
        command="author.retire"
        input={(reason) => ({ model: props.id, reason })}
        words={{ reason: t('author.reason'), end: t('author.retire'), ended: t('author.state.retired') }}
        onClose={props.onClose}
      />
    </Dialog>
  )
}
