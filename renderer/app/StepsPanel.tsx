/** Ctrl H: what this account looked at, latest first, this sitting apart from earlier ones. Typing narrows, arrows choose, Enter goes there. */
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import type { CommandOutput } from '../../shared/ipc/contract.ts'
import { useCommand } from '../api/hooks.tsx'
import { Dialog } from '../widgets/Dialog.tsx'
import { EmptyState } from '../widgets/EmptyState.tsx'
import { SearchBox } from '../widgets/Fields.tsx'
import { DateText } from '../widgets/Figures.tsx'
import { Waiting } from '../widgets/Waiting.tsx'
import { places } from './places.tsx'
import { useText } from './settings.tsx'
import { walkKinds } from './walk-steps.ts'

type Step = CommandOutput<'steps.list'>['steps'][number]

export interface StepsPanelProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly sitting: string
}

export function StepsPanel(props: StepsPanelProps): ReactNode {
  const t = useText()
  return (
    <Dialog title={t('search.steps.title')} open={props.open} onOpenChange={props.onOpenChange} width={620}>
      {props.open && <Steps sitting={props.sitting} onDone={() => props.onOpenChange(false)} />}
    </Dialog>
  )
}

function Steps(props: { readonly sitting: string; readonly onDone: () => void }): ReactNode {
  const t = useText()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const result = useCommand('steps.list', { limit: 200, text })
  const steps = result.data?.steps ?? []
  const chosen = Math.min(at, steps.length - 1)
  const go = (step: Step | undefined): void => {
    if (!step) return
    props.onDone()
    location.assign(`#${step.link}`)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, steps.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0))
    else if (event.key === 'Enter') go(steps[chosen])
    else return
    event.preventDefault()
  }
  const firstEarlier = steps.findIndex((step) => step.sitting !== props.sitting)
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows and Enter belong to the list wherever in it one types
    <div className="steps-panel" onKeyDown={press}>
      <p className="sec">{t('search.steps.note')}</p>
      <SearchBox
        label={t('search.steps.filter')}
        value={text}
        onChange={(next) => {
          setText(next)
          setAt(0)
        }}
      />
      <Waiting result={result} rows={6}>
        {() =>
          steps.length === 0 ? (
            <EmptyState title={t('search.steps.empty')} text={t('search.steps.emptyText')} />
          ) : (
            <div role="listbox" aria-label={t('search.steps.title')} className="results">
              {steps.map((step, index) => (
                <StepLine
                  key={step.seq}
                  step={step}
                  here={index === chosen}
                  heading={
                    index === 0 && firstEarlier !== 0
                      ? t('search.steps.now')
                      : index === firstEarlier
                        ? t('search.steps.earlier')
                        : undefined
                  }
                  onGo={() => go(step)}
                  onHere={() => setAt(index)}
                />
              ))}
            </div>
          )
        }
      </Waiting>
    </div>
  )
}

function StepLine(props: {
  readonly step: Step
  readonly here: boolean
  readonly heading: string | undefined
  readonly onGo: () => void
  readonly onHere: () => void
}): ReactNode {
  const t = useText()
  const { step, here } = props
  const kind = walkKinds.find((one) => one === step.kind)
  const place = places.find((one) => step.link.split('?')[0] === `/${one.id}`)
  const word = kind === undefined || kind === 'place' ? (place ? t(`frame.place.${place.id}`) : '') : t(`frame.walkKind.${kind}`)
  return (
    <>
      {props.heading !== undefined && <div className="option-group">{props.heading}</div>}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are handled by the list as a whole */}
      <div
        role="option"
        aria-selected={here}
        tabIndex={-1}
        className="option"
        data-focused={here || undefined}
        onMouseMove={props.onHere}
        onClick={props.onGo}
        ref={(element) => {
          if (here) element?.scrollIntoView({ block: 'nearest' })
        }}
      >
        <span className="cut">{step.label === '' ? word : step.label}</span>
        <span className="note">
          {word} · <DateText date={step.at} minute />
        </span>
      </div>
    </>
  )
}
