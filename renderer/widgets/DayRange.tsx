/** From one day to another, each typed as people write days; what is no day yet narrows nothing. */
import { useEffect, useState, type ReactNode } from 'react'
import { useText } from '../app/settings.tsx'
import { readDate } from './read-date.ts'
import './day-range.css'

export function DayRange(props: {
  readonly from: string | undefined
  readonly to: string | undefined
  readonly onChange: (range: { readonly from?: string | undefined; readonly to?: string | undefined }) => void
}): ReactNode {
  const t = useText()
  return (
    <span className="day-range">
      <DayBox
        label={`${t('search.dates')} ${t('search.from')}`}
        word={t('search.from')}
        value={props.from}
        onChange={(from) => props.onChange({ from })}
      />
      <DayBox
        label={`${t('search.dates')} ${t('search.to')}`}
        word={t('search.to')}
        value={props.to}
        onChange={(to) => props.onChange({ to })}
      />
    </span>
  )
}

function DayBox(props: {
  readonly label: string
  readonly word: string
  readonly value: string | undefined
  readonly onChange: (day: string | undefined) => void
}): ReactNode {
  const t = useText()
  const [text, setText] = useState(props.value ?? '')
  useEffect(() => setText(props.value ?? ''), [props.value])
  const keep = (): void => {
    const day = text.trim() === '' ? undefined : readDate(text)
    if (day !== props.value && (day !== undefined || text.trim() === '')) props.onChange(day)
  }
  return (
    <label>
      <span className="mut">{props.word}</span>
      <input
        className="input"
        aria-label={props.label}
        placeholder={t('vault.datePlaceholder')}
        value={text}
        data-wrong={(text.trim() !== '' && readDate(text) === undefined) || undefined}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
        }}
      />
    </label>
  )
}
