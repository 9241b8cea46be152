/** The form of one act in a dialog: its fields, what went wrong, and at the foot the act and the way out. Enter acts once everything is there. */
import type { ReactNode } from 'react'
import type { ErrorValue } from '../../shared/ipc/reply.ts'
import { useText } from '../app/settings.tsx'
import { Button } from './Button.tsx'
import { ErrorState } from './ErrorState.tsx'

export interface ActFormProps {
  /** Words of the button that acts. */
  readonly label: string
  /** Everything the act needs is there. */
  readonly ready: boolean
  readonly run: { readonly running: boolean; readonly error: ErrorValue | undefined }
  readonly onAct: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

export function ActForm(props: ActFormProps): ReactNode {
  const t = useText()
  const { ready, run } = props
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && !run.running) props.onAct()
      }}
    >
      {props.children}
      {run.error && <ErrorState error={run.error} safe="data" />}
      <div className="form-foot">
        <Button type="submit" kind="primary" isDisabled={!ready || run.running}>
          {props.label}
        </Button>
        <Button onPress={props.onClose}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}
