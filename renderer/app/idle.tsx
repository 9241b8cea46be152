/** Calls `onIdle` after so many minutes without a key, a click or a move of the pointer. The engine has its own lock; this one is for the window. */
import { useEffect, useRef } from 'react'

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

export function useIdleTimer(minutes: number, onIdle: () => void, enabled = true): void {
  const latest = useRef(onIdle)
  useEffect(() => {
    latest.current = onIdle
  })
  useEffect(() => {
    if (!enabled) return undefined
    let last = performance.now()
    const seen = (): void => {
      last = performance.now()
    }
    const look = setInterval(() => {
      if (performance.now() - last < minutes * 60_000) return
      last = performance.now()
      latest.current()
    }, 5_000)
    for (const sign of signs) window.addEventListener(sign, seen, { passive: true, capture: true })
    return () => {
      clearInterval(look)
      for (const sign of signs) window.removeEventListener(sign, seen, { capture: true })
    }
  }, [minutes, enabled])
}
