/** Where a warning stands in its handling: state, day due, what may be done next, and every step so far. Accepting it as an exception is offered too. */
import { useState, type ReactNode } from 'react'
import { disposalActions, type DisposalAction } from '../../../shared/domain/disposal.ts'
import type { WarningCard } from '../../../shared/ipc/commands/warning.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DisposeDialog } from '../../widgets/DisposeDialog.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { Steps } from '../../widgets/Steps.tsx'
import { useStateWord } from '../../widgets/warning-state.ts'
import { Waiting } from '../../widgets/Waiting.tsx'
import { ExceptionDialog } from './ExceptionDialog.tsx'
import { trackOf } from './handling-track.ts'

export function CardHandling(props: { readonly card: WarningCard }): ReactNode {
  const t = useText()
  const stateWord = useStateWord()
  const { card } = props
  const result = useCommand('warning.steps', { id: card.id })
  const [action, setAction] = useState<DisposalAction>()
  const [excepting, setExcepting] = useState(false)
  return (
    <InspectorSection title={t('rules.handling.title')}>
      <Waiting result={result} rows={2}>
        {(now) => (
          <>
            <Steps {...trackOf(now.state, now.steps, stateWord)} />
            <p className="card-facts">
              <span>{now.due === '' ? t('rules.handling.noDue') : `${t('rules.handling.due')} ${now.due}`}</span>
              {now.returned > 0 && <span>{t('rules.handling.returned', { n: now.returned })}</span>}
              {now.recurred > 0 && <span>{t('rules.handling.recurred', { n: now.recurred })}</span>}
            </p>
            <div className="row-line handling-acts">
              {now.actions.map((one) => (
                <Button key={one} onPress={() => setAction(one)}>
                  {t(`rules.handling.act.${one}`)}
                </Button>
              ))}
              <Button kind="quiet" onPress={() => setExcepting(true)}>
                {t('rules.exception.add')}
              </Button>
            </div>
            {now.steps.length > 0 && (
              <details className="more">
                <summary>
                  {t('rules.handling.steps')} <small>{now.steps.length}</small>
                </summary>
                <ol className="handling-steps">
                  {now.steps.map((step) => (
                    <li key={`${step.at} ${step.action}`}>
                      <span>{step.on}</span>
                      <div>
                        <b>{actWord(t, step.action)}</b> <span className="mut">{step.account}</span>
                        {(step.reason !== '' || step.docNo !== '') && (
                          <div>{[step.reason, step.docNo].filter((part) => part !== '').join(' · ')}</div>
                        )}
                      </div>
                    </li>
                  ))}
                </ol>
              </details>
            )}
          </>
        )}
      </Waiting>
      <DisposeDialog disposal={action && { ids: [card.id], action }} onClose={() => setAction(undefined)} />
      <ExceptionDialog card={excepting ? card : undefined} onClose={() => setExcepting(false)} />
    </InspectorSection>
  )
}

const known = [...disposalActions, 'recur'] as const
function actWord(t: ReturnType<typeof useText>, action: string): string {
  const one = known.find((each) => each === action)
  return one ? t(`rules.handling.act.${one}`) : action
}
