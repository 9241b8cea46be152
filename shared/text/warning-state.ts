/** The word for the state of a warning, one for screens, lists and reports; a state that this version does not know is shown as it is. */
import { warningStates } from '../domain/disposal.ts'
import type { Text } from './index.ts'

export function warningStateWord(text: Text, state: string): string {
  const known = warningStates.find((one) => one === state)
  return known === undefined ? state : text(`warnings.state.${known}`)
}
