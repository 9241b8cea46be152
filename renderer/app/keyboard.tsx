/** Keys that work everywhere: Alt ← →, Ctrl K, Ctrl F, Ctrl H, Ctrl P, G then a letter, Backspace, ?. Views add their own with `useKeys`; none fires while one types. */
import { useEffect, useRef } from 'react'
import { places, type PlaceId } from './places.tsx'

/** Whether the person is typing into something, where letters are letters. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role="dialog"]') !== null)
  )
}

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** `useKeys({ j: next, k: previous, Enter: go })`: by `event.key`, letters in lower case; not while typing, not with Ctrl, Alt or Meta. */
export function useKeys(keys: KeyMap, enabled = true): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!enabled) return undefined
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return
      const run = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      // Enter and Space on a focused button or link press it.
      if (
        !run ||
        ((event.key === 'Enter' || event.key === ' ') &&
          event.target instanceof HTMLElement &&
          event.target.closest('button, a, [role="button"], [role="option"], [role="tab"]'))
      )
        return
      event.preventDefault()
      run(event)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [enabled])
}

export interface FrameKeys {
  readonly palette: () => void
  readonly search: () => void
  readonly steps: () => void
  readonly help: () => void
  readonly back: () => void
  readonly forward: () => void
  readonly print: () => void
  readonly open: (place: PlaceId) => void
}

/** The frame's own keys. */
export function useFrameKeys(frame: FrameKeys): void {
  const latest = useRef(frame)
  useEffect(() => {
    latest.current = frame
  })
  useEffect(() => {
    let going = 0
    const press = (event: KeyboardEvent): void => {
      const now = latest.current
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      const claim = (run: () => void): void => {
        event.preventDefault()
        run()
      }
      if ((event.ctrlKey || event.metaKey) && key === 'k') return claim(now.palette)
      if ((event.ctrlKey || event.metaKey) && key === 'f') return claim(now.search)
      if ((event.ctrlKey || event.metaKey) && key === 'h') return claim(now.steps)
      if ((event.ctrlKey || event.metaKey) && key === 'p') return claim(now.print)
      if (event.altKey && key === 'ArrowLeft') return claim(now.back)
      if (event.altKey && key === 'ArrowRight') return claim(now.forward)
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return undefined
      if (event.timeStamp - going < 1500) {
        going = 0
        const place = places.find((one) => one.letter === key)
        if (place)
          return claim(() => {
            event.stopImmediatePropagation()
            now.open(place.id)
          })
      }
      if (key === 'g')
        return claim(() => {
          going = event.timeStamp
        })
      if (key === '?') return claim(now.help)
      if (key === 'Backspace') return claim(now.back)
      return undefined
    }
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  }, [])
}
