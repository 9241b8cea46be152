/** Width and height of an element as it stands, for a picture that fills it. */
import { useLayoutEffect, useState, type RefObject } from 'react'

export function useRoom(box: RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
  const [room, setRoom] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    const measure = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }))
    measure.observe(element)
    return () => measure.disconnect()
  }, [box])
  return room
}
