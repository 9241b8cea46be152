/** Feature 73: unchecked, checked with the original by two people on a day, or formally obtained under a letter. */
import { useState, type ReactNode } from 'react'
import { useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { DateField } from '../../widgets/DateField.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { readDate } from '../../widgets/read-date.ts'
import type { CheckMark } from './words.ts'

export type CheckTarget = { readonly item: string } | { readonly row: { readonly dataset: string; readonly id: string } }

export function CheckForm(props: {
  readonly case: string
  readonly target: CheckTarget
  readonly check: CheckMark
  /** Names and day of the last check registered, offered again: one session checks many rows. */
  readonly last?: CheckMark | undefined
  readonly onSaved?: (check: CheckMark) => void
}): ReactNode {
  const t = useText()
  const toast = useToast()
  const save = useRun('case.check')
  const [check, setCheck] = useState<CheckMark>(() =>
    props.check.state === 'unchecked' && props.last ? { ...props.last, state: 'unchecked', docNo: '' } : props.check
  )
  const { state } = check
  const sameHand = check.byA.trim() !== '' && check.byA.trim() === check.byB.trim()
  const complete =
    state === 'unchecked' ||
    (check.byA.trim() !== '' &&
      check.byB.trim() !== '' &&
      !sameHand &&
      readDate(check.on) !== undefined &&
      (state !== 'obtained' || check.docNo.trim() !== ''))
  const submit = async (): Promise<void> => {
    const made: CheckMark = state === 'unchecked' ? { state, byA: '', byB: '', on: '', docNo: '' } : check
    const done = await save.run({ case: props.case, ...props.target, check: made })
    if (!done) return
    toast(t('cases.check.saved'))
    props.onSaved?.(made)
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (complete) void submit()
      }}
    >
      <Segments
        label={t('cases.check.title')}
        options={(['unchecked', 'checked', 'obtained'] as const).map((id) => ({ id, label: t(`cases.check.state.${id}`) }))}
        value={state}
        onChange={(next) => setCheck({ ...check, state: next })}
      />
      {state !== 'unchecked' && (
        <div className="form-grid">
          <TextField label={t('cases.check.byA')} value={check.byA} onChange={(byA) => setCheck({ ...check, byA })} />
          <TextField
            label={t('cases.check.byB')}
            value={check.byB}
            onChange={(byB) => setCheck({ ...check, byB })}
            {...(sameHand ? { error: t('cases.check.sameHand') } : {})}
          />
          <DateField label={t('cases.check.on')} value={check.on} onChange={(on) => setCheck({ ...check, on })} />
          {state === 'obtained' && (
            <TextField label={t('cases.check.docNo')} value={check.docNo} onChange={(docNo) => setCheck({ ...check, docNo })} />
          )}
        </div>
      )}
      {save.error && <ErrorState error={save.error} safe="data" />}
      <div className="form-foot">
        <Button type="submit" isDisabled={!complete || save.running}>
          {t('cases.check.save')}
        </Button>
        <span className="form-note">{t('cases.check.note')}</span>
      </div>
    </form>
  )
}
