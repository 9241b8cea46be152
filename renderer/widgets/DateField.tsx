/** A date as text, year first, whatever the machine's region: the browser's own date field would print month/day/year on many of them. */
import { useState, type ReactNode } from 'react'
import { useText } from '../app/settings.tsx'
import { TextField } from './Fields.tsx'
import { readDate } from './read-date.ts'

export function DateField(props: {
  readonly label: string
  /** ISO, or empty. */
  readonly value: string
  /** ISO; what was typed while it is no day, so that a form can hold back (`dateFits`) instead of dropping it. */
  readonly onChange: (value: string) => void
  /** Said below the field unless the date needs a word. */
  readonly note?: string
  /** instead of an example of a date */
  readonly placeholder?: string | undefined
}): ReactNode {
  const t = useText()
  const [text, setText] = useState(props.value)
  const wrong = text.trim() !== '' && readDate(text) === undefined
  return (
    <TextField
      label={props.label}
      value={text}
      placeholder={props.placeholder ?? t('vault.datePlaceholder')}
      onChange={(next) => {
        setText(next)
        props.onChange(readDate(next) ?? next.trim())
      }}
      {...(wrong
        ? typing(text)
          ? { note: t('vault.datePlaceholder') }
          : { error: t('vault.badDate') }
        : props.note === undefined
          ? {}
          : { note: props.note })}
    />
  )
}

/** A date that may still become one: too soon to call it wrong. */
function typing(text: string): boolean {
  const plain = text.normalize('NFKC').trim()
  return plain.length < 8 && /^[\d\s./年月日-]*$/.test(plain)
}
