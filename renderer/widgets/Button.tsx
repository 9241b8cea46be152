/** Buttons: `primary` is the next step of the walk and there is one a view; `plain` the rest; `quiet` what is seldom used. */
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { Kbd } from './Kbd.tsx'
import { Tip } from './Tip.tsx'

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly kind?: 'primary' | 'plain' | 'quiet'
  readonly big?: boolean
  readonly icon?: ReactNode
  /** The key that does the same, printed beside the word. */
  readonly keys?: string
  readonly children: ReactNode
}

export function Button({ kind = 'plain', big = false, icon, keys, children, ...rest }: ButtonProps): ReactNode {
  return (
    <AriaButton {...rest} className="btn" data-kind={kind} data-size={big ? 'big' : undefined}>
      {icon}
      <span>{children}</span>
      {keys !== undefined && <Kbd>{keys}</Kbd>}
    </AriaButton>
  )
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly icon: ReactNode
  readonly label: string
  readonly kind?: 'plain' | 'quiet'
  readonly big?: boolean
}

/** An icon alone only where it is known everywhere; its word stands in the tooltip. */
export function IconButton({ icon, label, kind = 'quiet', big = false, ...rest }: IconButtonProps): ReactNode {
  return (
    <Tip text={label}>
      <AriaButton {...rest} aria-label={label} className="btn" data-kind={kind} data-icon="" data-size={big ? 'big' : undefined}>
        {icon}
      </AriaButton>
    </Tip>
  )
}
