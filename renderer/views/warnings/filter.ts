/** The filter of a link as the engine takes it, and what of it narrows the list. Pure. */
import type { WarningFilter } from '../../../shared/ipc/commands/warning.ts'
import type { WarningSearch } from './search.ts'

/** Only what is set, so that the same filter is always the same value. */
export function filterOf(search: WarningSearch): WarningFilter {
  const { levels, packs, models, states, org, kinds, cleans, subject, person, matter, month, from, to, newOnly, gone, excepted, text } =
    search
  const has = <T>(values: readonly T[] | undefined): values is T[] => values !== undefined && values.length > 0
  return {
    ...(has(levels) ? { levels } : {}),
    ...(has(packs) ? { packs } : {}),
    ...(has(models) ? { models } : {}),
    ...(has(states) ? { states } : {}),
    ...(org === undefined ? {} : { org }),
    ...(has(kinds) ? { unitKinds: kinds } : {}),
    ...(has(cleans) ? { cleanKinds: cleans } : {}),
    ...(subject === undefined ? {} : { subject }),
    ...(person === undefined ? {} : { person }),
    ...(matter === undefined ? {} : { matter }),
    ...(month === undefined ? {} : { month }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(newOnly ? { newOnly } : {}),
    ...(gone ? { gone } : {}),
    ...(excepted ? { excepted } : {}),
    ...(text === undefined || text.trim() === '' ? {} : { text: text.trim() })
  }
}

/** The same filter without the four chips, for the counts beside their options; kinds of unit stay, each count leaves out its own. */
export function baseFilter(filter: WarningFilter): WarningFilter {
  const { levels: _levels, packs: _packs, models: _models, states: _states, ...rest } = filter
  return rest
}

/** Whether anything is left out of the list (`gone` shows another list, it does not narrow one). */
export function isNarrowed(filter: WarningFilter): boolean {
  return Object.keys(filter).some((key) => key !== 'gone' && key !== 'excepted')
}

/** The search without any filter; what is open and the order stay. */
export const noFilter = {
  levels: undefined,
  packs: undefined,
  models: undefined,
  states: undefined,
  org: undefined,
  kinds: undefined,
  cleans: undefined,
  subject: undefined,
  person: undefined,
  matter: undefined,
  month: undefined,
  from: undefined,
  to: undefined,
  newOnly: undefined,
  gone: undefined,
  excepted: undefined,
  text: undefined
} satisfies Partial<WarningSearch>
