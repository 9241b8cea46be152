/** Screens outside the frame (chooser, lock, no connection): the title bar, and one panel in the middle. `bare` leaves the panel to the view. */
import type { ReactNode } from 'react'
import { TitleBar } from './TitleBar.tsx'

export function OutsideFrame(props: { readonly children: ReactNode; readonly bare?: boolean }): ReactNode {
  return (
    <div className="outside">
      <TitleBar />
      <main className="outside-body">{props.bare ? props.children : <div className="outside-panel">{props.children}</div>}</main>
    </div>
  )
}

/** The panel that chooser and lock screen draw in. */
export function OutsidePanel(props: { readonly children: ReactNode; readonly width?: number }): ReactNode {
  return (
    <div className="outside-panel" style={props.width === undefined ? undefined : { '--panel': `${props.width}px` }}>
      {props.children}
    </div>
  )
}
