/** A date as text, year first, whatever the machine's region: the browser's own date field would print month/day/year on many of them. */
import { useState, type ReactNode } from 'react'
import { useText } from '../app/settings.tsx'
import { TextField } from './Fields.tsx'
import { readDate } from './read-date.ts'

export function DateField(props: {
  readonly label: string
  /** ISO, or empty. */
  readonly value: string
  /** ISO; empty while nothing usable is typed. */
  readonly onChange: (value: string) => void
}): ReactNode {
  const t = useText()
  const [text, setText] = useState(props.value)
  const wrong = text.trim() !== '' && readDate(text) === undefined
  return (
    <TextField
      label={props.label}
      value={text}
      placeholder={t('vault.datePlaceholder')}
      onChange={(next) => {
        setText(next)
        props.onChange(readDate(next) ?? '')
      }}
      {...(wrong && text.trim().length >= 8 ? { error: t('vault.badDate') } : {})}
    />
  )
}
