/** A new passphrase, twice, with its strength in words. What was typed stays in the form's own state and nowhere else. */
import type { ReactNode } from 'react'
import { useText } from '../app/settings.tsx'
import { TextField } from './Fields.tsx'
import { strengthOf } from './passphrase-strength.ts'

export interface PassphrasePairValue {
  readonly one: string
  readonly two: string
}
export const noPassphrase: PassphrasePairValue = { one: '', two: '' }

/** Whether it may be used: long enough and the same twice. */
export function passphraseReady(value: PassphrasePairValue): boolean {
  const strength = strengthOf(value.one)
  return strength !== 'none' && strength !== 'short' && value.one === value.two
}

export function PassphrasePair(props: {
  readonly value: PassphrasePairValue
  readonly onChange: (value: PassphrasePairValue) => void
}): ReactNode {
  const t = useText()
  const { value, onChange } = props
  return (
    <>
      <TextField
        label={t('vault.passphrase')}
        type="password"
        value={value.one}
        onChange={(one) => onChange({ ...value, one })}
        note={t(`vault.strength.${strengthOf(value.one)}`)}
      />
      <TextField
        label={t('vault.again')}
        type="password"
        value={value.two}
        onChange={(two) => onChange({ ...value, two })}
        {...(value.two !== '' && value.one !== value.two ? { error: t('vault.notSame') } : {})}
      />
    </>
  )
}
