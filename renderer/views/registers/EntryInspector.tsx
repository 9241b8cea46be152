/** One entry in full: what may be done next, its fields, its course, what falls due, entries above and below; or the source row opened from it. */
import { ChevronLeft, FolderPlus, Pencil } from 'lucide-react'
import { type ReactNode } from 'react'
import type { CommandResult } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { SourceInspector } from '../../widgets/SourceInspector.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { DaysLeft } from './DaysLeft.tsx'
import { EntryCauses } from './EntryCauses.tsx'
import { EntryDuties } from './EntryDuties.tsx'
import { EntryFacts } from './EntryFacts.tsx'
import { EntryCourse } from './EntryCourse.tsx'
import { EntryLetters } from './EntryLetters.tsx'
import { EntryTree } from './EntryTree.tsx'
import type { EntryLine, EntryView, Register, StepDone } from './filter.ts'
import type { RegistersSearch } from './search.ts'
import { StateMark } from './StateMark.tsx'

export interface EntryInspectorProps {
  readonly register: Register
  readonly search: RegistersSearch
  readonly result: CommandResult<EntryView>
  readonly onEntry: (entry: Pick<EntryLine, 'id' | 'no'>) => void
  readonly onRow: (row: string, label: string) => void
  readonly onCloseRow: () => void
  readonly onStep: (step: string) => void
  readonly onCorrect: () => void
  readonly onCorrectStep: (done: StepDone) => void
  readonly onWithdraw: (done: StepDone) => void
  readonly onPutIn: () => void
}

/** The step by which a duty that presses is done, else the first that leads on; the one button of the view that is filled. */
export function expectedStep(register: Register, view: EntryView): string | undefined {
  const may = view.next.filter(({ why }) => why === null).map(({ step }) => step)
  const due = view.entry.next?.step
  if (due !== undefined && may.includes(due)) return due
  return may.find((id) => register.steps.some((step) => step.id === id && step.to !== null))
}

export function EntryInspector(props: EntryInspectorProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { register, search, result } = props
  if (search.row !== undefined) return <OpenRow row={search.row} onClose={props.onCloseRow} />
  const view = search.entry === undefined ? undefined : result.data
  return (
    <Inspector
      width="work"
      label={t('registers.entry.label')}
      of={view?.entry.id ?? 'entry'}
      kick={
        view && (
          <>
            <StateMark states={register.states} state={view.entry.state} />
            <span className="bar" />
            {view.entry.no}
            <span className="push" />
            {view.entry.next && (
              <>
                {name(view.entry.next.name)} {view.entry.next.due}
                <DaysLeft left={view.entry.next.left} overdue={view.entry.next.overdue} />
              </>
            )}
          </>
        )
      }
      title={view?.entry.title}
      footer={
        view && (
          <>
            <Button big icon={<Pencil className="ic" />} keys="E" onPress={props.onCorrect}>
              {t('registers.entry.correct')}
            </Button>
            <Button big icon={<FolderPlus className="ic" />} keys="A" onPress={props.onPutIn}>
              {t('registers.entry.putIn')}
            </Button>
            <span className="push" />
            <Button big kind="quiet" onPress={() => props.onRow(`${view.dataset}/${view.entry.id}`, view.entry.no)}>
              {t('registers.entry.source')}
            </Button>
          </>
        )
      }
    >
      {search.entry === undefined ? (
        <EmptyState title={t('registers.entry.pick')} text={t('registers.entry.pickText')} />
      ) : (
        <Waiting result={result} rows={12}>
          {(shown) => <Sections {...props} view={shown} />}
        </Waiting>
      )}
    </Inspector>
  )
}

function Sections(props: EntryInspectorProps & { readonly view: EntryView }): ReactNode {
  const name = useBilingual()
  const { register, view } = props
  return (
    <>
      <NextSteps {...props} />
      <EntryFacts view={view} onSource={() => props.onRow(`${view.dataset}/${view.entry.id}`, view.entry.no)} />
      {view.causes.length > 0 && <EntryCauses causes={view.causes} onRow={props.onRow} />}
      <EntryDuties register={register} view={view} />
      <EntryCourse
        register={register}
        view={view}
        onRow={(done) => props.onRow(`register_step/${done.id}`, name(done.name))}
        onCorrect={props.onCorrectStep}
        onWithdraw={props.onWithdraw}
      />
      {(view.above.length > 0 || view.subs.length > 0) && <EntryTree register={register} view={view} onEntry={props.onEntry} />}
      {view.letters.length > 0 && <EntryLetters view={view} />}
    </>
  )
}

/** Each step that the state allows as a button with its number key; one that cannot be done yet says why. */
function NextSteps(props: EntryInspectorProps & { readonly view: EntryView }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { register, view } = props
  const expected = expectedStep(register, view)
  const hindered = view.next.filter(({ why }) => why !== null)
  return (
    <InspectorSection title={t('registers.entry.next')}>
      {view.next.length === 0 && <p className="mut">{t('registers.entry.nextNone')}</p>}
      <div className="next-steps">
        {view.next.map((one, index) => (
          <Button
            key={one.step}
            kind={one.step === expected ? 'primary' : 'plain'}
            isDisabled={one.why !== null}
            {...(index < 9 ? { keys: String(index + 1) } : {})}
            onPress={() => props.onStep(one.step)}
          >
            {name(one.name)}
          </Button>
        ))}
      </div>
      {hindered.map((one) => (
        <p key={one.step} className="sec">
          {t('registers.entry.hindered', { name: name(one.name), why: one.why === null ? '' : name(one.why) })}
        </p>
      ))}
    </InspectorSection>
  )
}

function OpenRow(props: { readonly row: string; readonly onClose: () => void }): ReactNode {
  const t = useText()
  const at = props.row.indexOf('/')
  return (
    <SourceInspector
      width="work"
      dataset={props.row.slice(0, at)}
      id={props.row.slice(at + 1)}
      footer={
        <Button big icon={<ChevronLeft className="ic" />} onPress={props.onClose}>
          {t('registers.entry.label')}
        </Button>
      }
    />
  )
}
