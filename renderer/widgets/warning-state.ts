/** The word for the state of a warning; a state that this version does not know is shown as it is. */
import { useCallback } from 'react'
import { warningStateWord } from '../../shared/text/warning-state.ts'
import { useText } from '../app/settings.tsx'

export function useStateWord(): (state: string) => string {
  const t = useText()
  return useCallback((state) => warningStateWord(t, state), [t])
}
