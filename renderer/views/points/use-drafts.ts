/** Drafts with undo. They outlive the view (a look at another place loses nothing), never the open vault. */
import { useCallback, useMemo } from 'react'
import { useKept } from '../../api/kept.ts'
import { withCells, withMore, type Change, type Draft, type Drafts } from './drafts.ts'

interface State {
  readonly drafts: Drafts
  readonly past: readonly Drafts[]
}
const empty: State = { drafts: new Map(), past: [] }
const longestPast = 200

export interface DraftDesk {
  readonly drafts: Drafts
  readonly canUndo: boolean
  readonly set: (period: string, changes: readonly Change[]) => void
  readonly more: (key: string, more: Partial<Pick<Draft, 'note' | 'sure'>>) => void
  readonly undo: () => void
  readonly clear: () => void
}

export function useDrafts(): DraftDesk {
  const [state, change] = useKept<State>('points.drafts', empty)
  const next = useCallback(
    (make: (drafts: Drafts) => Drafts) =>
      change((old) => ({ drafts: make(old.drafts), past: [...old.past.slice(-longestPast), old.drafts] })),
    [change]
  )
  return useMemo(
    () => ({
      drafts: state.drafts,
      canUndo: state.past.length > 0,
      set: (period, changes) => next((drafts) => withCells(drafts, period, changes)),
      more: (key, more) => next((drafts) => withMore(drafts, key, more)),
      undo: () => change((old) => ({ drafts: old.past.at(-1) ?? old.drafts, past: old.past.slice(0, -1) })),
      clear: () => change(() => empty)
    }),
    [state, next, change]
  )
}
