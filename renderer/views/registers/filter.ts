/** The engine's filter out of a link, and whether anything is filtered at all. */
import type { CommandInput, CommandOutput } from '../../../shared/ipc/contract.ts'
import type { RegistersSearch } from './search.ts'

export type Register = CommandOutput<'register.list'>['registers'][number]
export type RegisterField = Register['fields'][number]
export type RegisterStep = Register['steps'][number]
export type EntryLine = CommandOutput<'register.entries'>['rows'][number]
export type EntryView = CommandOutput<'register.entry'>
export type StepDone = EntryView['steps'][number]
export type EntryFilter = NonNullable<CommandInput<'register.entries'>['filter']>

/** A field of which the register has but a few values, so that one may be chosen as a filter. */
export const isChosenFrom = (field: RegisterField, register: Register): boolean =>
  field.control === 'choice' || (field.control === 'unit' && field.field !== register.roles.org)

export function filterOf(search: RegistersSearch): EntryFilter {
  return {
    ...(search.states !== undefined && search.states.length > 0 ? { states: search.states } : {}),
    ...(search.org === undefined ? {} : { org: search.org }),
    overdue: search.how === 'overdue',
    open: search.how === 'open',
    text: search.text ?? '',
    fields: search.fields ?? {},
    ...(search.figure === undefined
      ? {}
      : {
          figure: {
            id: search.figure,
            by: search.by ?? '',
            group: search.group ?? '',
            part: search.against === true ? 'against' : 'counted'
          }
        })
  }
}

/** Patch that drops every filter. */
export const noFilter: Partial<RegistersSearch> = {
  states: undefined,
  org: undefined,
  how: undefined,
  text: undefined,
  fields: undefined,
  figure: undefined,
  by: undefined,
  group: undefined,
  against: undefined
}

export function isFiltered(search: RegistersSearch): boolean {
  const { states, org, how, text, fields, figure } = search
  return (
    (states !== undefined && states.length > 0) ||
    [org, how, figure].some((one) => one !== undefined) ||
    (text ?? '') !== '' ||
    Object.keys(fields ?? {}).length > 0
  )
}
