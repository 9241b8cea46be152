/** A short explanation over a control, by hover or focus; never the only place where something is said. */
import type { ReactNode } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'

export function Tip(props: { readonly text: string; readonly children: ReactNode; readonly delay?: number }): ReactNode {
  return (
    <TooltipTrigger delay={props.delay ?? 500} closeDelay={0}>
      {props.children}
      <Tooltip className="tip" offset={4}>
        {props.text}
      </Tooltip>
    </TooltipTrigger>
  )
}
