/** The menu of a right click: what can be done with the thing under the pointer, at the place where it was clicked. */
import { useRef, type ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, Popover } from 'react-aria-components'
import type { MenuAction } from './Menu.tsx'

export function ContextMenu(props: {
  readonly label: string
  /** Window coordinates; nothing is open without. */
  readonly at: { readonly x: number; readonly y: number } | undefined
  readonly actions: readonly MenuAction[]
  readonly onClose: () => void
}): ReactNode {
  const anchor = useRef<HTMLSpanElement>(null)
  const { at } = props
  return (
    <>
      <span ref={anchor} className="context-anchor" style={{ left: at?.x ?? 0, top: at?.y ?? 0 }} />
      <Popover
        className="pop"
        triggerRef={anchor}
        isOpen={at !== undefined}
        onOpenChange={(open) => {
          if (!open) props.onClose()
        }}
        placement="bottom start"
        offset={2}
      >
        <AriaMenu
          aria-label={props.label}
          autoFocus="first"
          onAction={(key) => {
            props.onClose()
            props.actions.find((one) => one.id === key)?.run()
          }}
        >
          {props.actions.map((action) => (
            <MenuItem key={action.id} id={action.id} className="option" textValue={action.label} isDisabled={action.disabled ?? false}>
              {action.label}
              {action.note !== undefined && <span className="note">{action.note}</span>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </>
  )
}
