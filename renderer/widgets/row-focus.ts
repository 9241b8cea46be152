/** J K and the arrows over a page of ledgers: the focus goes from one row that opens something to the next, in the order they are read. */
import type { RefObject } from 'react'
import { useKeys } from '../app/keyboard.tsx'

/** Moves the focus among rows with `data-acts` inside the element. Enter on a focused row is the row's own. */
export function useRowFocus(box: RefObject<HTMLElement | null>): void {
  const move = (by: number): void => {
    const rows = [...(box.current?.querySelectorAll<HTMLElement>('[data-acts][tabindex="0"]') ?? [])]
    if (rows.length === 0) return
    const at = rows.findIndex((row) => row === document.activeElement)
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + by))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({ j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1) })
}
