/**
 * The board of one beginning: unfolds nodes through the engine, asks for the ties among all that lies there, and has the worker lay it out. Kept
 * beside the link, so that Back finds everything where it was.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Client } from '../../../shared/ipc/client.ts'
import type { GraphNode } from '../../../shared/ipc/commands/graph.ts'
import type { ErrorValue } from '../../../shared/ipc/reply.ts'
import { errorValueOf, useConnection } from '../../api/hooks.tsx'
import { addNodes, emptyBoard, hideNode, mostNodes, moveNode, placeNodes, restoreNodes, unfoldedUnder, type Board } from './board.ts'
import { useLayout } from './use-layout.ts'

export interface TieFilterInput {
  readonly edges?: string[]
  readonly since?: string
  readonly until?: string
  /** only rows that bear a date */
  readonly dated?: boolean
}
/** The days of a filter, without its kinds of tie. */
export const daysOf = ({ since, until, dated }: TieFilterInput): Omit<TieFilterInput, 'edges'> => ({
  ...(since === undefined ? {} : { since }),
  ...(until === undefined ? {} : { until }),
  ...(dated === undefined ? {} : { dated })
})
export interface BoardDesk {
  readonly board: Board
  readonly busy: boolean
  readonly error: ErrorValue | undefined
  readonly progress: { readonly done: number; readonly total: number } | undefined
  readonly unfold: (key: string, more?: number) => Promise<void>
  readonly add: (nodes: readonly GraphNode[], around?: string) => Promise<void>
  readonly hide: (key: string) => void
  readonly restore: () => void
  readonly move: (key: string, x: number, y: number) => void
}

const kept = new Map<string, Board>()
const watched = new WeakSet<Client>()
/** What was drawn belongs to the vault that was open: nothing of it stays in memory. */
function forgetWithVault(client: Client): void {
  if (watched.has(client)) return
  watched.add(client)
  client.on((event) => {
    if (event.kind === 'vault') kept.clear()
  })
}
/** How many of each kind of tie one unfolding brings. */
export const pageOf = 8

export function useBoard(roots: readonly string[], filter: TieFilterInput): BoardDesk {
  const { client } = useConnection()
  forgetWithVault(client)
  const name = JSON.stringify(roots)
  const [board, setBoard] = useState<Board>(() => kept.get(name) ?? emptyBoard)
  const latest = useRef(board)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ErrorValue>()
  const change = useCallback(
    (next: Board) => {
      latest.current = next
      kept.set(name, next)
      setBoard(next)
    },
    [name]
  )
  const onPlaces = useCallback(
    (keys: readonly string[], places: Float32Array, done: boolean) => change(placeNodes(latest.current, keys, places, done)),
    [change]
  )
  const { lay, progress } = useLayout(onPlaces)
  const filterName = JSON.stringify(filter)
  const asked = useRef(0)
  /** Fetches the ties among all that lies there, then lays out what has no settled place. */
  const tie = useCallback(
    async (next: Board): Promise<void> => {
      const given = JSON.parse(filterName) as TieFilterInput
      asked.current += 1
      const turn = asked.current
      const among = await client.call('graph.among', { nodes: [...next.nodes.keys()], ...given })
      if (turn !== asked.current) return // a later question, of more nodes or another filter, is under way
      const now = { ...latest.current, edges: among.edges }
      change(now)
      lay(now)
    },
    [change, client, filterName, lay]
  )
  const work = useCallback(async (act: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setError(undefined)
    try {
      await act()
    } catch (thrown) {
      setError(errorValueOf(thrown))
    } finally {
      setBusy(false)
    }
  }, [])
  const unfold = useCallback(
    (key: string, more = pageOf) =>
      work(async () => {
        const given = JSON.parse(filterName) as TieFilterInput
        const offset = latest.current.under === filterName ? (latest.current.unfolded.get(key) ?? 0) : 0
        const answer = await client.call('graph.expand', { node: key, ...given, offset, limit: more })
        const rooted = latest.current.nodes.has(key) ? latest.current : addNodes(latest.current, [answer.node])
        const grown = addNodes(rooted, answer.nodes, key)
        change({
          ...grown,
          groups: new Map(grown.groups).set(key, answer.groups),
          unfolded: unfoldedUnder(grown, filterName).set(key, offset + more),
          under: filterName
        })
        await tie(latest.current)
      }),
    [change, client, filterName, tie, work]
  )
  const add = useCallback(
    (nodes: readonly GraphNode[], around?: string) =>
      work(async () => {
        change(addNodes(latest.current, nodes, around))
        await tie(latest.current)
      }),
    [change, tie, work]
  )
  useEffect(() => {
    const [first] = roots
    if (kept.has(name) && latest.current.nodes.size > 0) return void work(() => tie(latest.current))
    if (roots.length === 1 && first !== undefined) return void unfold(first)
    return void work(async () => {
      const among = await client.call('graph.among', { nodes: [...roots] })
      change(addNodes(latest.current, among.nodes))
      await tie(latest.current)
    })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each beginning, and again when what is filtered changes
  }, [name, filterName])
  return {
    board,
    busy,
    error: error ?? (board.nodes.size >= mostNodes ? { code: 'usage', message: '' } : undefined),
    progress,
    unfold,
    add,
    hide: (key) => change(hideNode(latest.current, key, new Set(roots))),
    restore: () => {
      change(restoreNodes(latest.current))
      void work(() => tie(latest.current))
    },
    move: (key, x, y) => change(moveNode(latest.current, key, x, y))
  }
}
