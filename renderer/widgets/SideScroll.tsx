/**
 * A room for what may be wider than the window. Where something lies beyond an edge, that edge is shaded and bears an arrow that moves there;
 * with the focus on it the arrow keys, Home and End do the same.
 */
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useText } from '../app/settings.tsx'
import './side-scroll.css'

interface Beyond {
  readonly left: boolean
  readonly right: boolean
}

export function SideScroll(props: { readonly label: string; readonly className?: string; readonly children: ReactNode }): ReactNode {
  const t = useText()
  const room = useRef<HTMLDivElement>(null)
  const [beyond, setBeyond] = useState<Beyond>({ left: false, right: false })
  useEffect(() => {
    const element = room.current
    if (!element) return undefined
    const look = (): void => {
      const { scrollLeft, clientWidth, scrollWidth } = element
      const next = { left: scrollLeft > 1, right: scrollLeft + clientWidth < scrollWidth - 1 }
      setBeyond((old) => (old.left === next.left && old.right === next.right ? old : next))
    }
    const sizes = new ResizeObserver(look)
    for (const one of [element, ...element.children]) sizes.observe(one)
    element.addEventListener('scroll', look, { passive: true })
    look()
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', look)
    }
  })
  const move = (by: number): void => room.current?.scrollBy({ left: by * room.current.clientWidth * 0.6 })
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => move(-1 / 3),
    ArrowRight: () => move(1 / 3),
    Home: () => room.current?.scrollTo({ left: 0 }),
    End: () => room.current?.scrollTo({ left: room.current.scrollWidth })
  }
  const press = (event: KeyboardEvent): void => {
    const act = event.target === event.currentTarget && (beyond.left || beyond.right) ? keys[event.key] : undefined
    if (!act) return
    event.preventDefault()
    act()
  }
  const arrow = (side: keyof Beyond, by: number, icon: ReactNode): ReactNode =>
    beyond[side] && (
      // the region itself is scrolled by key: for the mouse only, so that Tab does not stop at it
      <button
        type="button"
        className="side-scroll-arrow"
        data-side={side}
        tabIndex={-1}
        aria-hidden
        title={t(`widgets.sideScroll.${side}`)}
        onClick={() => move(by)}
      >
        {icon}
      </button>
    )
  return (
    <div className="side-scroll" data-left={beyond.left || undefined} data-right={beyond.right || undefined}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what is wider than the window is scrolled by key */}
      <div ref={room} className={props.className} tabIndex={0} role="group" aria-label={props.label} onKeyDown={press}>
        {props.children}
      </div>
      {arrow('left', -1, <ChevronLeft className="ic" />)}
      {arrow('right', 1, <ChevronRight className="ic" />)}
    </div>
  )
}
