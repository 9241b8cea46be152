/** What every view returns: filters on top, list or picture in the middle, status bar, and the inspector beside it, which never covers the list. */
import type { ReactNode } from 'react'

export interface ViewLayoutProps {
  readonly filters?: ReactNode
  readonly status?: ReactNode
  readonly inspector?: ReactNode
  /** The middle scrolls as a whole (ledgers, forms); lists and pictures scroll themselves. */
  readonly scroll?: boolean
  readonly children: ReactNode
}

export function ViewLayout(props: ViewLayoutProps): ReactNode {
  return (
    <>
      <div className="middle">
        {props.filters !== undefined && (
          <div className="filters" role="toolbar">
            {props.filters}
          </div>
        )}
        <div className="middle-body" data-scroll={props.scroll || undefined}>
          {props.children}
        </div>
        {props.status !== undefined && (
          <div className="statusbar" role="status">
            {props.status}
          </div>
        )}
      </div>
      {props.inspector}
    </>
  )
}
