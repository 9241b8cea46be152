/** Counts the engine's "changed" events, so that long lists are asked for anew when what they show may be stale. */
import { useCallback, useState } from 'react'
import { useEngineEvents } from '../api/hooks.tsx'
import type { EngineEvent } from '../../shared/ipc/contract.ts'

export function useChanges(): number {
  const [count, setCount] = useState(0)
  useEngineEvents(
    useCallback((event: EngineEvent) => {
      if (event.kind === 'changed') setCount((old) => old + 1)
    }, [])
  )
  return count
}
