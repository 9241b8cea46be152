/** "Put in case": choose a verification file or make one, and put warnings, trails or rows in it, with "how I got here" if wished. */
import { useState, type ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { formatNumber } from '../../shared/text/format.ts'
import { useCommand, useRun } from '../api/hooks.tsx'
import { useText } from '../app/settings.tsx'
import { useWalk } from '../app/walk.tsx'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { ErrorState } from './ErrorState.tsx'
import { Checkbox, TextField } from './Fields.tsx'
import { useToast } from './Toast.tsx'
import { Waiting } from './Waiting.tsx'
import './evidence.css'

export interface CaseContent {
  readonly warnings?: readonly string[]
  /** how many warnings there are where these are only the first of them */
  readonly of?: number
  readonly matters?: readonly string[]
  readonly rows?: readonly { readonly dataset: string; readonly id: string }[]
}
export interface AddToCaseProps extends CaseContent {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** After it is in: the case's id. */
  readonly onAdded?: (caseId: string) => void
}

const fresh = ' new'

export function AddToCase(props: AddToCaseProps): ReactNode {
  const t = useText()
  return (
    <Dialog title={t('evidence.addToCase.title')} open={props.open} onOpenChange={props.onOpenChange} width={460}>
      {props.open && <CaseForm {...props} />}
    </Dialog>
  )
}

function CaseForm(props: AddToCaseProps): ReactNode {
  const t = useText()
  const toast = useToast()
  const { record, open: goTo } = useWalk()
  const { warnings = [], matters = [], rows = [] } = props
  const list = useCommand('case.list', {})
  const create = useRun('case.create')
  const add = useRun('case.add')
  const [choice, setChoice] = useState<string>()
  const [title, setTitle] = useState('')
  const steps = record()
  const [keepWalk, setKeepWalk] = useState(steps.length > 1)
  const cases = list.data?.cases ?? []
  const chosen = choice ?? cases[0]?.id ?? fresh
  const ready = chosen !== fresh || title.trim() !== ''
  const what = [
    warnings.length === 0
      ? ''
      : (props.of ?? 0) > warnings.length
        ? t('evidence.addToCase.what.first', { n: warnings.length, of: formatNumber(props.of ?? 0) })
        : t('evidence.addToCase.what.warnings', { n: warnings.length }),
    matters.length > 0 ? t('evidence.addToCase.what.matters', { n: matters.length }) : '',
    rows.length > 0 ? t('evidence.addToCase.what.rows', { n: rows.length }) : ''
  ].filter((part) => part !== '')
  const put = async (): Promise<void> => {
    const made = chosen === fresh ? await create.run({ title: title.trim() }) : cases.find((one) => one.id === chosen)
    if (!made) return
    const done = await add.run({
      case: made.id,
      warnings: [...warnings],
      matters: [...matters],
      rows: [...rows],
      ...(keepWalk && steps.length > 1 ? { walk: [...steps] } : {})
    })
    if (!done) {
      setChoice(made.id)
      return
    }
    toast(
      done.added > 0
        ? t('evidence.addToCase.done', { title: made.title, n: done.added })
        : t('evidence.addToCase.same', { title: made.title })
    )
    props.onOpenChange(false)
    props.onAdded?.(made.id)
  }
  const error = create.error ?? add.error
  return (
    <form
      className="case-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void put()
      }}
    >
      <p className="sec">{what.join(' · ')}</p>
      <Waiting result={list} rows={3}>
        {() => (
          <RadioGroup className="case-options" aria-label={t('evidence.addToCase.choose')} value={chosen} onChange={setChoice}>
            {cases.map((one) => (
              <Radio key={one.id} value={one.id} className="case-option">
                <i aria-hidden />
                <span className="cut" title={one.title}>
                  {one.title}
                </span>
                <span className="unit">
                  {one.no} · {t('evidence.addToCase.items', { n: one.items })}
                </span>
              </Radio>
            ))}
            <Radio value={fresh} className="case-option">
              <i aria-hidden />
              <span>{t('evidence.addToCase.fresh')}</span>
              <span />
            </Radio>
          </RadioGroup>
        )}
      </Waiting>
      {chosen === fresh && (
        <TextField
          label={t('evidence.addToCase.name')}
          value={title}
          onChange={setTitle}
          placeholder={t('evidence.addToCase.nameHint')}
          {...(cases.length === 0 ? { note: t('evidence.addToCase.none') } : {})}
          autoFocus
        />
      )}
      {steps.length > 1 && (
        <Checkbox checked={keepWalk} onChange={setKeepWalk}>
          {t('evidence.addToCase.walk', { n: steps.length })}
        </Checkbox>
      )}
      {error && <ErrorState error={error} safe="nothing" />}
      <div className="case-form-foot">
        {chosen !== fresh && (
          <Button
            kind="quiet"
            big
            onPress={() => {
              props.onOpenChange(false)
              goTo({ place: 'cases', search: { id: chosen } })
            }}
          >
            {t('evidence.addToCase.open')}
          </Button>
        )}
        <span className="push" />
        <Button big onPress={() => props.onOpenChange(false)}>
          {t('common.cancel')}
        </Button>
        <Button big kind="primary" type="submit" isDisabled={!ready || add.running || create.running}>
          {chosen === fresh ? t('evidence.addToCase.create') : t('evidence.addToCase.add')}
        </Button>
      </div>
    </form>
  )
}
