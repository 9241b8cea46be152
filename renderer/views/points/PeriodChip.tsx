/** The period, among those that are known and the one after them: figures are often collected for a period nobody has told of yet. */
import type { ReactNode } from 'react'
import { parsePeriod, periodAfter } from '../../../shared/packs/indicator/period.ts'
import { speakPeriod } from '../../../shared/text/format.ts'
import { useSettings } from '../../app/settings.tsx'
import { SelectChip } from '../../widgets/Chips.tsx'

export function PeriodChip(props: {
  readonly periods: readonly string[]
  readonly value: string
  readonly onChange: (period: string) => void
}): ReactNode {
  const { settings, text: t } = useSettings()
  const last = parsePeriod(props.periods.at(-1) ?? '')
  const known = [...new Set([...props.periods, ...(last === null ? [] : [periodAfter(last).id]), props.value])]
  return (
    <SelectChip
      label={t('points.period')}
      options={known.map((id) => ({ id, label: speakPeriod(id, settings.language) }))}
      value={props.value}
      onChange={props.onChange}
    />
  )
}
