/** A button that opens a list of actions. */
import type { ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Button } from './Button.tsx'

export interface MenuAction {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly disabled?: boolean
  readonly run: () => void
}

export function Menu(props: {
  readonly label: string
  readonly actions: readonly MenuAction[]
  readonly icon?: ReactNode
  readonly kind?: 'plain' | 'quiet'
  readonly big?: boolean
}): ReactNode {
  return (
    <MenuTrigger>
      <Button kind={props.kind ?? 'quiet'} big={props.big ?? false} icon={props.icon}>
        {props.label}
      </Button>
      <Popover className="pop" offset={4}>
        <AriaMenu aria-label={props.label} onAction={(key) => props.actions.find((one) => one.id === key)?.run()}>
          {props.actions.map((action) => (
            <MenuItem key={action.id} id={action.id} className="option" textValue={action.label} isDisabled={action.disabled ?? false}>
              {action.label}
              {action.note !== undefined && <span className="note">{action.note}</span>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
