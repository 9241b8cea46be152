/**
 * Printing (feature 72): every print is entered in the register first and gets a number there, which its foot carries; what cannot be printed as it
 * stands on screen (a list that holds only the rows in sight) makes itself ready before the dialog opens. A print that the browser's own menu
 * started is registered as well, and its foot says to look the number up.
 */
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { useRun } from '../api/hooks.tsx'

export type PrintNumber = number | 'unnumbered' | undefined

/** How the place that is shown is printed, and what the head of its sheets says. */
export interface PrintingHere {
  readonly print: () => void
  readonly what: string
}

const makers = new Set<() => Promise<unknown>>()
const listeners = new Set<() => void>()
let current: PrintNumber

function tell(next: PrintNumber): void {
  current = next
  for (const listener of listeners) listener()
}

/** The number of the print that is being made; undefined while nothing is printed. */
export function usePrintNumber(): PrintNumber {
  return useSyncExternalStore(
    (told) => {
      listeners.add(told)
      return () => listeners.delete(told)
    },
    () => current
  )
}

/** Awaited after the print has its number and before the dialog opens; undo it at `afterprint`. */
export function useBeforePrint(make: () => Promise<unknown>): void {
  const latest = useRef(make)
  useEffect(() => {
    latest.current = make
  })
  useEffect(() => {
    const maker = (): Promise<unknown> => latest.current()
    makers.add(maker)
    return () => void makers.delete(maker)
  }, [])
}

const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))

/** `print(view, what, ready?)`: registers, lets the view make itself ready, prints. Resolves to false when the register refused: nothing is printed then. */
export function usePrint(): (view: string, what: string, ready?: () => void) => Promise<boolean> {
  const { run } = useRun('audit.printed')
  return useCallback(
    async (view, what, ready) => {
      const entered = await run({ view, what })
      if (!entered) return false
      tell(entered.copyNo)
      ready?.()
      await Promise.allSettled([...makers].map((make) => make()))
      await nextFrame()
      await nextFrame()
      window.print()
      return true
    },
    [run]
  )
}

/** Registers a print that was not started here, and forgets the number when the dialog closes. Once, in the frame. */
export function useWatchPrints(view: string, what: string): void {
  const { run } = useRun('audit.printed')
  const latest = useRef({ view, what, run })
  useEffect(() => {
    latest.current = { view, what, run }
  })
  useEffect(() => {
    const before = (): void => {
      if (current !== undefined) return
      tell('unnumbered')
      void latest.current.run({ view: latest.current.view, what: latest.current.what })
    }
    const after = (): void => tell(undefined)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
}
