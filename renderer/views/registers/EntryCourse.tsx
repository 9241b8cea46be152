/**
 * The course of an entry: each step as it was booked, with who did it, who checked, what was filled in, note and attachment, the state after it, and
 * when it was entered. What does not count stays in its place and says why. Each walks to its source and corrections.
 */
import { Paperclip } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatBytes } from '../../../shared/text/format.ts'
import { useAsk, useConnection } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { DateText, Tag } from '../../widgets/Figures.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Menu } from '../../widgets/Menu.tsx'
import { ShownField } from './EntryFacts.tsx'
import type { EntryView, Register, StepDone } from './filter.ts'
import { StateMark } from './StateMark.tsx'

export function EntryCourse(props: {
  readonly register: Register
  readonly view: EntryView
  readonly onRow: (done: StepDone) => void
  readonly onCorrect: (done: StepDone) => void
  readonly onWithdraw: (done: StepDone) => void
}): ReactNode {
  const t = useText()
  const { view, register } = props
  return (
    <InspectorSection title={t('registers.entry.steps')} note={t('common.items', { n: view.steps.length })}>
      {view.typed?.attachment && (
        <p className="row-line">
          <span className="sec">{t('registers.entry.started')}</span>
          <Attachment row={view.entry.id} attachment={view.typed.attachment} />
        </p>
      )}
      {view.steps.length === 0 && <p className="mut">{t('registers.entry.stepsNone')}</p>}
      <ol className="course">
        {view.steps.map((done) => (
          <Step key={done.id} {...props} done={done} states={register.states} />
        ))}
      </ol>
    </InspectorSection>
  )
}

function Step(props: {
  readonly view: EntryView
  readonly states: Register['states']
  readonly done: StepDone
  readonly onRow: (done: StepDone) => void
  readonly onCorrect: (done: StepDone) => void
  readonly onWithdraw: (done: StepDone) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { done, view, states } = props
  const { typed, source } = done
  const called = name(done.name)
  return (
    <li data-out={done.state === null || undefined}>
      <div className="course-head">
        <DateText date={done.on} />
        <b>{called}</b>
        {done.state !== null && <StateMark states={states} state={done.state} />}
        {done.why === 'withdrawn' && <Tag kind="dash">{t('registers.entry.withdrawn')}</Tag>}
        {done.why === 'out_of_order' && (
          <span title={t('registers.entry.outOfOrderWhy')}>
            <Tag kind="dash">{t('registers.entry.outOfOrder')}</Tag>
          </span>
        )}
        <span className="push" />
        <Menu
          label={t('common.more')}
          actions={[
            { id: 'source', label: t('registers.entry.source'), run: () => props.onRow(done) },
            ...(done.why === 'withdrawn'
              ? []
              : [
                  { id: 'correct', label: t('registers.entry.correctStep', { name: called }), run: () => props.onCorrect(done) },
                  { id: 'withdraw', label: t('registers.entry.withdrawStep', { name: called }), run: () => props.onWithdraw(done) }
                ])
          ]}
        />
      </div>
      <p className="course-who">
        <span>{done.by === '' ? t('registers.entry.noBy') : t('registers.entry.by', { name: done.by })}</span>
        {done.second !== '' && <span>{t('registers.entry.second', { name: done.second })}</span>}
        {done.org !== '' && done.org !== view.entry.org && <span>{done.orgName}</span>}
        {typed && (
          <span className="mut">
            {t('registers.entry.typed', { account: typed.account })} <DateText date={typed.filledAt} minute />
          </span>
        )}
        {source && <span className="mut">{t('evidence.line', { file: source.file, line: source.line })}</span>}
        {done.corrections > 0 && (
          <button type="button" className="link" onClick={() => props.onRow(done)}>
            {t('registers.entry.corrected', { n: done.corrections })}
          </button>
        )}
      </p>
      {(done.fields.length > 0 || done.note !== '') && (
        <KeyValue
          labels={104}
          rows={[
            ...done.fields.map((field) => [name(field.name), <ShownField key={field.field} field={field} />] as const),
            ...(done.note === ''
              ? []
              : [
                  [
                    t('registers.entry.note'),
                    <span key="note" className="kept-lines">
                      {done.note}
                    </span>
                  ] as const
                ])
          ]}
        />
      )}
      {typed?.attachment && <Attachment row={done.id} attachment={typed.attachment} />}
    </li>
  )
}

/** A stored attachment, to be saved and opened with the machine's own programs. */
function Attachment(props: { readonly row: string; readonly attachment: { readonly name: string; readonly bytes: number } }): ReactNode {
  const { carrier } = useConnection()
  const take = useAsk('form.attachment')
  const save = async (): Promise<void> => {
    const file = await take.run({ form: props.row })
    if (file) await carrier.save(file.handle, file.name)
  }
  return (
    <button type="button" className="link" disabled={take.running} onClick={() => void save()}>
      <Paperclip className="ic" />
      {`${props.attachment.name}　${formatBytes(props.attachment.bytes)}`}
    </button>
  )
}
