/** The head over a picture in the middle: what it is, and its few figures at the right. */
import type { ReactNode } from 'react'

export function MatterHead(props: {
  readonly kick?: ReactNode
  readonly title: ReactNode
  readonly facts?: readonly (readonly [string, ReactNode])[]
  readonly tools?: ReactNode
}): ReactNode {
  return (
    <div className="matter-head">
      <div className="cut">
        {props.kick !== undefined && <div className="sec cut">{props.kick}</div>}
        <h1 className="title cut">{props.title}</h1>
      </div>
      {props.tools !== undefined && <div className="row-line">{props.tools}</div>}
      {props.facts && (
        <dl>
          {props.facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
