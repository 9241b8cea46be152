/** An empty view says what will be here and the one thing to do next. */
import type { ReactNode } from 'react'

export interface EmptyStateProps {
  readonly title: string
  readonly text: ReactNode
  readonly action?: ReactNode
  readonly boxed?: boolean
}

export function EmptyState(props: EmptyStateProps): ReactNode {
  return (
    <div className="state" data-boxed={props.boxed || undefined}>
      <b>{props.title}</b>
      <p>{props.text}</p>
      {props.action !== undefined && <div className="actions">{props.action}</div>}
    </div>
  )
}
