/** The lesson itself: its aim and steps; a hint is shown only when asked for. */
import { useState, type ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'

export type Lesson = CommandOutput<'lesson.read'>

export function LessonSteps(props: { readonly lesson: Lesson }): ReactNode {
  const t = useText()
  const { lesson } = props
  const [hints, setHints] = useState<ReadonlySet<number>>(new Set())
  return (
    <article className="lesson">
      <header>
        <h1 className="title">{lesson.title}</h1>
        <span className="mut">{t('guide.training.minutes', { n: lesson.minutes })}</span>
      </header>
      <p className="say">
        <b>{t('guide.training.aim')}</b>　{lesson.aim}
      </p>
      <ol aria-label={t('guide.training.steps')}>
        {lesson.steps.map((step, at) => (
          <li key={step.title}>
            <div>
              <h2>{step.title}</h2>
              <p className="say">{step.text}</p>
              {hints.has(at) && (
                <p className="say lesson-hint">
                  <span className="mut">{t('guide.training.hint')}</span>　{step.hint}
                </p>
              )}
              <div className="form-foot">
                {step.link !== null && (
                  <a className="btn" href={step.link.startsWith('#') ? step.link : `#${step.link}`}>
                    {t('guide.training.go')}
                  </a>
                )}
                {step.hint !== '' && !hints.has(at) && (
                  <Button kind="quiet" onPress={() => setHints((old) => new Set(old).add(at))}>
                    {t('guide.training.showHint')}
                  </Button>
                )}
              </div>
            </div>
          </li>
        ))}
      </ol>
    </article>
  )
}
