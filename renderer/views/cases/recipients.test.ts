/** A wrong key must be named before sealing, not found out when nobody can open the bundle. */
import { expect, it } from 'vitest'
import { readRecipients } from './recipients.ts'

const key = `age1${'q'.repeat(58)}`
const other = `age1${'p'.repeat(58)}`

it('one a line, comments and doubles left out', () => {
  expect(readRecipients(`# office\n${key}\n\n ${other} \n${key}`)).toEqual({ keys: [key, other], bad: undefined })
})

it('names the first line that is no key and gives none', () => {
  expect(readRecipients(`${key}\nage1short`)).toEqual({ keys: [], bad: 'age1short' })
  expect(readRecipients('AGE-SECRET-KEY-1ABC').bad).toBe('AGE-SECRET-KEY-1ABC')
})

it('nothing typed: no keys, nothing wrong', () => {
  expect(readRecipients(' \n')).toEqual({ keys: [], bad: undefined })
})
