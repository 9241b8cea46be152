/** The questions of a lesson, marked by the engine with the reason for each answer; the same on paper for a class. */
import { useState, type ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { useRun } from '../../api/hooks.tsx'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { PrintSheet, SignLines } from '../../widgets/PrintSheet.tsx'
import type { Lesson } from './LessonSteps.tsx'

type Marking = CommandOutput<'lesson.mark'>

export function Questions(props: { readonly lesson: Lesson; readonly language: 'zh' | 'en' }): ReactNode {
  const t = useText()
  const { lesson } = props
  const mark = useRun('lesson.mark')
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const [marked, setMarked] = useState<Marking>()
  const submit = async (): Promise<void> => {
    const done = await mark.run({
      id: lesson.id,
      language: props.language,
      answers: Object.entries(answers).map(([id, option]) => ({ id, option: Number(option) }))
    })
    if (done) setMarked(done)
  }
  return (
    <div className="form questions">
      {lesson.questions.map((question, at) => {
        const result = marked?.answers.find((one) => one.id === question.id)
        return (
          <div key={question.id} className="question">
            <b>
              {at + 1}. {question.text}
            </b>
            <RadioGroup
              className="choose-rows"
              aria-label={`${t('guide.training.question', { n: at + 1 })} ${question.text}`}
              value={answers[question.id] ?? null}
              isDisabled={marked !== undefined}
              onChange={(value) => setAnswers((old) => ({ ...old, [question.id]: value }))}
            >
              {question.options.map((option, index) => (
                <Radio key={option} value={String(index)} className="choose-row">
                  <i aria-hidden />
                  <span>{option}</span>
                  <span />
                </Radio>
              ))}
            </RadioGroup>
            {result && (
              <div className="question-result" role="status">
                <b>{result.right ? `✓ ${t('guide.training.right')}` : `✗ ${t('guide.training.wrong')}`}</b>
                {!result.right && <span>{t('guide.training.answer', { answer: result.answer })}</span>}
                <p className="sec say">{result.why}</p>
              </div>
            )}
          </div>
        )
      })}
      {mark.error && <ErrorState error={mark.error} safe="data" />}
      {marked && <p className="done-line">{t('guide.training.result', { right: marked.right, of: marked.of })}</p>}
      <div className="form-foot">
        {marked ? (
          <Button
            big
            onPress={() => {
              setMarked(undefined)
              setAnswers({})
            }}
          >
            {t('guide.training.again')}
          </Button>
        ) : (
          <Button
            big
            kind="primary"
            isDisabled={Object.keys(answers).length < lesson.questions.length || mark.running}
            onPress={() => void submit()}
          >
            {t('guide.training.mark')}
          </Button>
        )}
        <PrintSheet
          big
          label={t('guide.training.print')}
          title={t('guide.training.sheetTitle', { title: lesson.title })}
          view="training"
          what={lesson.title}
        >
          <p>
            {t('guide.training.aim')}：{lesson.aim}
          </p>
          <h2>{t('guide.training.steps')}</h2>
          <ol>
            {lesson.steps.map((step) => (
              <li key={step.title}>
                {step.title}。{step.text}
              </li>
            ))}
          </ol>
          <h2>{t('guide.training.questions')}</h2>
          <table>
            <tbody>
              {lesson.questions.map((question, at) => (
                <tr key={question.id}>
                  <td>
                    {at + 1}. {question.text}
                    {question.options.map((option) => (
                      <p key={option}>□ {option}</p>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <SignLines labels={[t('guide.training.name'), t('guide.training.marker'), t('guide.training.date')]} />
        </PrintSheet>
      </div>
    </div>
  )
}
