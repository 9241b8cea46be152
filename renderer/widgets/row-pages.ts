/** Pages of rows for a long list: asks for what is seen, keeps what was seen, forgets all when `resetKey` changes. An answer that comes late is dropped. */
import { useCallback, useEffect, useRef, useState } from 'react'

export interface RowPage<Row> {
  readonly rows: readonly Row[]
  readonly total: number
}
/** Rows from `start` up to, not including, `end`. */
export type LoadRange<Row> = (start: number, end: number) => Promise<RowPage<Row>>

export const pageSize = 100

export interface RowPages<Row> {
  /** Undefined until the first answer. */
  readonly total: number | undefined
  readonly error: unknown
  readonly rowAt: (index: number) => Row | undefined
  readonly indexOf: (fits: (row: Row) => boolean) => number | undefined
  /** Makes sure that these rows are there or on their way. */
  readonly need: (first: number, last: number) => void
  readonly reload: () => void
}

interface Held<Row> {
  readonly key: string
  readonly total: number | undefined
  readonly pages: ReadonlyMap<number, readonly Row[]>
  readonly error?: unknown
}

export function useRowPages<Row>(loadRange: LoadRange<Row>, resetKey: string): RowPages<Row> {
  const [round, setRound] = useState(0)
  const key = `${round} ${resetKey}`
  const [held, setHeld] = useState<Held<Row>>({ key, total: undefined, pages: new Map() })
  const asked = useRef<{ readonly key: string; readonly pages: Set<number> }>({ key: '', pages: new Set() })
  const load = useRef(loadRange)
  useEffect(() => {
    load.current = loadRange
  })
  const ask = useCallback(
    (page: number) => {
      if (asked.current.key !== key) asked.current = { key, pages: new Set() }
      const mine = asked.current
      if (mine.pages.has(page)) return
      mine.pages.add(page)
      load.current(page * pageSize, (page + 1) * pageSize).then(
        (answer) => {
          if (asked.current !== mine) return
          setHeld((old) => ({ key, total: answer.total, pages: new Map(old.key === key ? old.pages : []).set(page, answer.rows) }))
        },
        (error: unknown) => {
          if (asked.current === mine) setHeld((old) => ({ ...old, key, error }))
        }
      )
    },
    [key]
  )
  useEffect(() => ask(0), [ask])
  const need = useCallback(
    (first: number, last: number) => {
      for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page += 1) ask(page)
    },
    [ask]
  )
  return {
    total: held.total,
    error: held.key === key ? held.error : undefined,
    rowAt: (index) => held.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    indexOf: (fits) => {
      for (const [page, rows] of held.pages) {
        const found = rows.findIndex(fits)
        if (found >= 0) return page * pageSize + found
      }
      return undefined
    },
    need,
    reload: () => setRound((old) => old + 1)
  }
}

/** A LoadRange over rows that are all there already. */
export function rangeOf<Row>(rows: readonly Row[]): LoadRange<Row> {
  return (start, end) => Promise.resolve({ rows: rows.slice(start, end), total: rows.length })
}
