/** Counts as ledgers under a rule, never as tiles: what is new since the last import, in groups of up to four. */
import type { ReactNode } from 'react'

export interface FigureGroup {
  readonly title: string
  readonly figures: readonly (readonly [label: string, value: ReactNode])[]
}

export function FigureGroups(props: { readonly groups: readonly FigureGroup[] }): ReactNode {
  return (
    <div className="figures">
      {props.groups.map((group) => (
        <div key={group.title} className="figure-group">
          <b>{group.title}</b>
          {group.figures.map(([label, value]) => (
            <div key={label}>
              <span>{label}</span>
              <em>{value}</em>
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
