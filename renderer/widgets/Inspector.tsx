/** The inspector: kicker, title, sections, and one footer whose primary button is the next step of the walk. */
import type { ReactNode } from 'react'

export interface InspectorProps {
  /** `side` 368 (332 below 1400), `heat` 368/316, `work` 592/560 where the card is the work. */
  readonly width?: 'side' | 'heat' | 'work'
  readonly kick?: ReactNode
  readonly title?: ReactNode
  /** Changes when another thing is shown: the content then slides in once. */
  readonly of?: string
  readonly band?: ReactNode
  readonly footer?: ReactNode
  /** Nothing in it takes the focus: then the whole does, so that it can be scrolled by key. */
  readonly plain?: boolean
  readonly label: string
  readonly children: ReactNode
}

export function Inspector(props: InspectorProps): ReactNode {
  return (
    <aside className="inspector" data-width={props.width ?? 'side'} aria-label={props.label}>
      <div className="inspector-scroll" tabIndex={props.plain === true ? 0 : -1}>
        <div className="slide" key={props.of}>
          <header className="inspector-head">
            {props.kick !== undefined && <div className="kick">{props.kick}</div>}
            {props.title !== undefined && <h1 className="title">{props.title}</h1>}
          </header>
          {props.children}
        </div>
      </div>
      {props.band !== undefined && <div className="steps-band">{props.band}</div>}
      {props.footer !== undefined && <footer className="inspector-foot">{props.footer}</footer>}
    </aside>
  )
}

export function InspectorSection(props: {
  readonly title: ReactNode
  readonly note?: ReactNode
  readonly aside?: ReactNode
  readonly children: ReactNode
}): ReactNode {
  return (
    <section className="section">
      <h2>
        {props.title}
        {props.note !== undefined && <small>{props.note}</small>}
        {props.aside !== undefined && <span className="aside">{props.aside}</span>}
      </h2>
      {props.children}
    </section>
  )
}
