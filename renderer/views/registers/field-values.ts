/** Values of a form as text by field, and what of them is sent: nothing for what was left as it stood. */
import type { EntryView, RegisterField } from './filter.ts'

export type Values = Readonly<Record<string, string>>
type Shown = EntryView['fields'][number]

/** How a stored value stands in its control: money in yuan, yes/no as a word, all else as it is. */
export function textOf(control: RegisterField['control'], value: Shown['value'] | undefined): string {
  if (value === null || value === undefined) return ''
  if (control === 'money' && typeof value === 'number') return (value / 100).toFixed(2).replace(/\.00$/, '')
  if (control === 'yes_no') return value === 1 ? 'yes' : 'no'
  return String(value)
}

/** Texts of the fields as they stand in `shown`. */
export function valuesOf(fields: readonly RegisterField[], shown: readonly Shown[]): Values {
  const known = new Map(shown.map((one) => [one.field, one.value]))
  return Object.fromEntries(fields.map(({ field, control }) => [field, textOf(control, known.get(field))]))
}

/** What is sent for the fields that differ from `before`; `{}` when nothing was filled in. Money is sent as text with its unit. */
export function sentOf(fields: readonly RegisterField[], values: Values, before: Values = {}): Record<string, string | boolean> {
  return Object.fromEntries(
    fields.flatMap(({ field, control }): (readonly [string, string | boolean])[] => {
      const value = (values[field] ?? '').trim()
      if (value === (before[field] ?? '').trim()) return []
      if (control === 'yes_no' && value !== '') return [[field, value === 'yes']]
      return [[field, control === 'money' && /^[\d,.]+$/.test(value) ? `${value}元` : value]]
    })
  )
}

/** Whether every field that must be filled in is. */
export function allFilled(fields: readonly RegisterField[], values: Values): boolean {
  return fields.every(({ field, required }) => !required || (values[field] ?? '').trim() !== '')
}
