/** The form that stands open above a register: a new entry, a step, a correction, a withdrawal, or "put in case". */
import type { ReactNode } from 'react'
import { AddToCase } from '../../widgets/AddToCase.tsx'
import { CorrectForm, WithdrawForm } from './CorrectForm.tsx'
import { EntryForm } from './EntryForm.tsx'
import type { EntryView, Register, StepDone } from './filter.ts'
import { ProposeForm } from './ProposeForm.tsx'
import { StepForm } from './StepForm.tsx'

export type Opened =
  | { readonly kind: 'new' | 'propose' | 'correct' | 'case' }
  | { readonly kind: 'step'; readonly step: string }
  | { readonly kind: 'correctStep' | 'withdraw'; readonly done: StepDone }

export function RegisterDialogs(props: {
  readonly opened: Opened | undefined
  readonly register: Register
  readonly asOf: string
  readonly view: EntryView | undefined
  readonly onClose: () => void
  readonly onMade: (made: { readonly id: string; readonly no: string }) => void
}): ReactNode {
  const { opened, register, view, onClose } = props
  if (opened === undefined) return null
  if (opened.kind === 'new') return <EntryForm register={register} asOf={props.asOf} onClose={onClose} onMade={props.onMade} />
  if (opened.kind === 'propose') return <ProposeForm register={register} onClose={onClose} onMade={props.onMade} />
  if (view === undefined) return null
  switch (opened.kind) {
    case 'correct':
      return <CorrectForm register={register} view={view} onClose={onClose} />
    case 'case':
      return <AddToCase open onOpenChange={onClose} rows={[{ dataset: view.dataset, id: view.entry.id }]} />
    case 'correctStep':
      return <CorrectForm register={register} view={view} done={opened.done} onClose={onClose} />
    case 'withdraw':
      return <WithdrawForm register={register} view={view} done={opened.done} onClose={onClose} />
    case 'step': {
      const step = register.steps.find(({ id }) => id === opened.step)
      return step === undefined ? null : <StepForm register={register} view={view} step={step} onClose={onClose} />
    }
  }
}
