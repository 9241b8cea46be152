/** Measures an element, so that charts are drawn at its width and keep their type size instead of scaling it. */
import { useLayoutEffect, useState, type RefObject } from 'react'

/** The width of an element, so that charts keep their type size instead of scaling it. */
export function useWidth(ref: RefObject<HTMLElement | null>, start: number): number {
  const [width, setWidth] = useState(start)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return undefined
    const measure = new ResizeObserver(() => setWidth(Math.max(40, element.clientWidth)))
    measure.observe(element)
    return () => measure.disconnect()
  }, [ref])
  return width
}
