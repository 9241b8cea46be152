/**
 * The reason asked before a person's page (feature 58). Kept beside the cached answers, so that it goes with them when the vault is locked, and
 * never on disk; the audit log has it from the engine.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

interface Given {
  readonly last: string
  readonly byPerson: Readonly<Record<string, string>>
}
const nothing: Given = { last: '', byPerson: {} }
const key = ['person.reason']

export interface PersonReason {
  /** The reason given for this person since the vault was opened. */
  readonly given: string | undefined
  /** The reason given last, for anybody. */
  readonly last: string
  readonly give: (reason: string) => void
}

export function usePersonReason(person: string): PersonReason {
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => nothing,
    enabled: false,
    initialData: nothing,
    gcTime: Number.POSITIVE_INFINITY,
    staleTime: Number.POSITIVE_INFINITY
  })
  const give = useCallback(
    (reason: string) =>
      void queries.setQueryData<Given>(key, (old = nothing) => ({ last: reason, byPerson: { ...old.byPerson, [person]: reason } })),
    [queries, person]
  )
  return { given: data.byPerson[person], last: data.last, give }
}
