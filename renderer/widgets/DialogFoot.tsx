/** The foot of a dialog that asks for one thing: the way out, then the act. */
import type { ReactNode } from 'react'
import { useText } from '../app/settings.tsx'
import { Button } from './Button.tsx'

export interface DialogFootProps {
  /** Words of the button that acts. */
  readonly label: string
  readonly isDisabled?: boolean
  readonly onAct: () => void
  readonly onClose: () => void
}

export function DialogFoot(props: DialogFootProps): ReactNode {
  const t = useText()
  return (
    <>
      <Button big onPress={props.onClose}>
        {t('common.cancel')}
      </Button>
      <Button big kind="primary" isDisabled={props.isDisabled ?? false} onPress={props.onAct}>
        {props.label}
      </Button>
    </>
  )
}
