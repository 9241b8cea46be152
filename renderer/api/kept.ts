/** State that outlives the view that made it, but not the open vault: it lies beside the cached answers and goes with them when the vault is locked. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'

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

/** As `useKept`, for what is typed: it stands at once (fields lose the caret otherwise), and is found again by who comes back to the view. */
export function useKeptForm<T>(name: string, initial: T): readonly [T, (next: T) => void] {
  const [kept, keep] = useKept(name, initial)
  const [form, setForm] = useState(kept)
  const change = useCallback(
    (next: T): void => {
      setForm(() => next)
      keep(() => next)
    },
    [keep]
  )
  return [form, change]
}
