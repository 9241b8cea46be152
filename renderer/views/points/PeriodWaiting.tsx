/** An answer about a period, as `Waiting` shows it. A vault that was told no figure yet knows no period to choose from: there the first one is asked for. */
import { useState, type ReactNode } from 'react'
import { parsePeriod } from '../../../shared/packs/indicator/period.ts'
import type { CommandResult } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'

export function PeriodWaiting<T>(props: {
  readonly result: CommandResult<T>
  /** As the link says it; undefined when none was chosen. */
  readonly period: string | undefined
  readonly onPeriod: (period: string) => void
  readonly children: (data: T) => ReactNode
}): ReactNode {
  const { result, period } = props
  const error = result.error
  if (period === undefined && error?.code === 'unknown_id')
    return <EmptyState title={error.message} text={error.next ?? ''} action={<FirstPeriod onPeriod={props.onPeriod} />} />
  return (
    <Waiting result={result} rows={12}>
      {props.children}
    </Waiting>
  )
}

function FirstPeriod(props: { readonly onPeriod: (period: string) => void }): ReactNode {
  const t = useText()
  const [text, setText] = useState('')
  const period = parsePeriod(text.trim().toUpperCase())
  return (
    <form
      className="point-acts"
      onSubmit={(event) => {
        event.preventDefault()
        if (period) props.onPeriod(period.id)
      }}
    >
      <TextField label={t('points.period')} value={text} onChange={setText} placeholder="2026Q3" />
      <Button kind="primary" type="submit" isDisabled={period === null}>
        {t('points.open')}
      </Button>
    </form>
  )
}
