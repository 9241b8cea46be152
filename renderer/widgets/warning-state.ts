/** The word for the state of a warning; a state that this version does not know is shown as it is. */
import { useCallback } from 'react'
import { warningStates } from '../../shared/domain/disposal.ts'
import { useText } from '../app/settings.tsx'

export function useStateWord(): (state: string) => string {
  const t = useText()
  return useCallback(
    (state) => {
      const known = warningStates.find((one) => one === state)
      return known ? t(`warnings.state.${known}`) : state
    },
    [t]
  )
}
