/** State that outlives the view that made it, but not the open vault: it lies beside the cached answers and goes with them when the vault is locked. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

/** As `useState`, by a name of its own. */
export function useKept<T>(name: string, initial: T): readonly [T, (make: (old: T) => T) => void] {
  const queries = useQueryClient()
  const kept = useQuery<T>({
    queryKey: ['kept', name],
    queryFn: () => queries.getQueryData<T>(['kept', name]) ?? initial,
    initialData: initial,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY
  })
  const change = useCallback(
    (make: (old: T) => T) => queries.setQueryData<T>(['kept', name], (old) => make(old ?? initial)),
    [queries, name, initial]
  )
  return [kept.data ?? initial, change]
}
