/** A dialog for what needs an answer before anything else: few of them. Title, body, and buttons with the way out first. */
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

export interface DialogProps {
  readonly title: string
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly width?: number
  readonly footer?: ReactNode
  /** A click outside or Esc does not close it (a form that would be lost). */
  readonly keep?: boolean
  readonly children: ReactNode
}

export function Dialog(props: DialogProps): ReactNode {
  return (
    <ModalOverlay className="veil" isOpen={props.open} onOpenChange={props.onOpenChange} isDismissable={!(props.keep ?? false)}>
      <Modal className="dialog" style={props.width === undefined ? {} : { '--dialog': `${props.width}px` }}>
        <AriaDialog>
          <Heading slot="title" className="dialog-head">
            {props.title}
          </Heading>
          <div className="dialog-body">{props.children}</div>
          {props.footer !== undefined && <div className="dialog-foot">{props.footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
