/** Facts about one thing, as a ledger: label left in grey, value right. */
import type { ReactNode } from 'react'

export interface KeyValueProps {
  readonly rows: readonly (readonly [label: string, value: ReactNode])[]
  /** Width of the labels in px. */
  readonly labels?: number
}

export function KeyValue(props: KeyValueProps): ReactNode {
  return (
    <dl className="facts" style={props.labels === undefined ? undefined : { '--facts': `${props.labels}px` }}>
      {props.rows.map(([label, value]) => [<dt key={`${label} label`}>{label}</dt>, <dd key={label}>{value}</dd>])}
    </dl>
  )
}
