/** Steps of a procedure on one line (disposal, import): done, here, to come. */
import type { ReactNode } from 'react'
import { useText } from '../app/settings.tsx'

export interface Step {
  readonly label: string
  readonly note?: string
}

export function Steps(props: { readonly steps: readonly Step[]; readonly at: number }): ReactNode {
  const t = useText()
  return (
    <ol className="steps">
      {props.steps.map((step, index) => {
        const state = index < props.at ? 'done' : index === props.at ? 'here' : 'coming'
        return (
          <li key={step.label} data-state={state} aria-current={state === 'here' ? 'step' : undefined}>
            <i aria-hidden />
            <b>{step.label}</b>
            <span>{step.note}</span>
            <span className="hidden-text">{t(`widgets.steps.${state}`)}</span>
          </li>
        )
      })}
    </ol>
  )
}
