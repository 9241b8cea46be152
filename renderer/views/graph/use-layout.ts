/** The worker that lays out, and how far it is. Drawing goes on meanwhile; news is taken at most once a frame. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { linesOf, type Board } from './board.ts'
import type { LayoutNews, LayoutTask } from './layout-task.ts'

export interface Layout {
  readonly lay: (board: Board) => void
  readonly progress: { readonly done: number; readonly total: number } | undefined
}

export function useLayout(onPlaces: (keys: readonly string[], places: Float32Array, done: boolean) => void): Layout {
  const worker = useRef<Worker>(undefined)
  const task = useRef<{ readonly id: number; readonly keys: readonly string[] }>({ id: 0, keys: [] })
  const news = useRef<LayoutNews>(undefined)
  const frame = useRef(0)
  const [progress, setProgress] = useState<Layout['progress']>()
  const tell = useRef(onPlaces)
  useEffect(() => {
    tell.current = onPlaces
  })
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current)
      frame.current = 0
      worker.current?.terminate()
      worker.current = undefined
    },
    []
  )
  const lay = useCallback((board: Board) => {
    const placed = [...board.nodes]
    if (placed.every(([, { settled }]) => settled)) return
    const keys = placed.map(([key]) => key)
    const index = new Map(keys.map((key, at) => [key, at]))
    const links = linesOf(board.edges).flatMap(({ a, b }) => {
      const [from, to] = [index.get(a), index.get(b)]
      return from === undefined || to === undefined ? [] : [from, to]
    })
    worker.current ??= startWorker((told) => {
      if (told.id !== task.current.id) return
      news.current = told
      if (frame.current !== 0) return
      frame.current = requestAnimationFrame(() => {
        frame.current = 0
        const last = news.current
        if (last === undefined) return
        const done = last.done >= last.total
        tell.current(task.current.keys, last.places, done)
        setProgress(done ? undefined : { done: last.done, total: last.total })
      })
    })
    task.current = { id: task.current.id + 1, keys }
    const message: LayoutTask = {
      id: task.current.id,
      places: Float32Array.from(placed.flatMap(([, { x, y }]) => [x, y])),
      settled: Uint8Array.from(placed, ([, { settled }]) => (settled ? 1 : 0)),
      links: Uint32Array.from(links)
    }
    worker.current.postMessage(message, [message.places.buffer, message.settled.buffer, message.links.buffer])
  }, [])
  return { lay, progress }
}

function startWorker(onNews: (news: LayoutNews) => void): Worker {
  const worker = new Worker(new URL('layout.worker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', (event: MessageEvent<LayoutNews>) => onNews(event.data))
  return worker
}
