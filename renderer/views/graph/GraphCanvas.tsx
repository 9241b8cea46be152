/** The drawing: drag to pan, wheel to zoom, click to choose, double click to unfold, drag a node to put it elsewhere; all of it by keys as well. */
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject
} from 'react'
import { useSettings } from '../../app/settings.tsx'
import { neighboursOf, neighbourToward, type Board, type Line } from './board.ts'
import { drawGraph, fitCamera, radiusOf, readGraphPalette, toScreen, type Camera, type GraphScene } from './graph-draw.ts'

export interface GraphCanvasProps {
  readonly board: Board
  readonly lines: readonly Line[]
  readonly kinds: GraphScene['kinds']
  readonly roots: ReadonlySet<string>
  readonly bright: ReadonlySet<string>
  readonly selected: string | undefined
  readonly line: readonly [string, string] | undefined
  readonly lineLabel: (line: Line) => string
  readonly describe: (key: string) => string
  readonly label: string
  readonly settled: boolean
  readonly moving: boolean
  readonly canvas: RefObject<HTMLCanvasElement | null>
  readonly onSelect: (key: string | undefined) => void
  readonly onLine: (line: Line) => void
  readonly onUnfold: (key: string) => void
  readonly onHide: (key: string) => void
  readonly onMove: (key: string, x: number, y: number) => void
}
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1]
}

export function GraphCanvas(props: GraphCanvasProps): ReactNode {
  const { board, lines, selected, canvas } = props
  const { settings } = useSettings()
  const box = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState({ width: 0, height: 0 })
  const [camera, setCamera] = useState<Camera>({ x: 0, y: 0, scale: 1 })
  /** Follows the layout until the person moves the picture. */
  const [own, setOwn] = useState(false)
  const drag = useRef<{ readonly key: string | undefined; x: number; y: number; moved: boolean }>(undefined)
  const degrees = useMemo(() => new Map([...neighboursOf(lines)].map(([key, set]) => [key, set.size])), [lines])
  const degree = useCallback((key: string) => degrees.get(key) ?? 0, [degrees])
  const shown = own || room.width === 0 ? camera : fitCamera(board.nodes.values(), room.width, room.height)

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return undefined
    const measure = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }))
    measure.observe(element)
    // The list that was picked from is gone: the keys named under the drawing work without a click.
    if (document.activeElement === document.body) element.focus({ preventScroll: true })
    return () => measure.disconnect()
  }, [])

  const draw = (): void => {
    const target = canvas.current
    const pen = target?.getContext('2d', { alpha: false })
    if (!target || !pen || !box.current || room.width === 0) return
    const ratio = Math.max(1, window.devicePixelRatio)
    fitCanvas(target, room.width, room.height, ratio)
    const began = performance.now()
    drawGraph(pen, {
      nodes: board.nodes,
      lines,
      kinds: props.kinds,
      camera: shown,
      ...room,
      ratio,
      palette: readGraphPalette(box.current),
      selected,
      line: props.line,
      bright: props.bright,
      roots: props.roots,
      moving: props.moving,
      degree,
      lineLabel: props.lineLabel
    })
    performance.clearMeasures('graph-frame') // the last one is enough; who watches sees them all
    performance.measure('graph-frame', { start: began, end: performance.now() })
  }
  const latest = useRef(draw)
  useLayoutEffect(() => {
    latest.current = draw
    draw()
  })
  useEffect(() => {
    const again = requestAnimationFrame(() => latest.current()) // the theme's attribute is set in an effect after this one
    void document.fonts.ready.then(() => latest.current())
    return () => cancelAnimationFrame(again)
  }, [settings.theme])

  const hit = (x: number, y: number): string | undefined => {
    let best: { readonly key: string; readonly far: number } | undefined
    for (const [key, placed] of board.nodes) {
      const [px, py] = toScreen({ camera: shown, ...room }, placed.x, placed.y)
      const far = Math.hypot(px - x, py - y)
      if (far <= Math.max(9, radiusOf(degree(key), shown.scale) + 4) && (best === undefined || far < best.far)) best = { key, far }
    }
    return best?.key
  }
  const hitLine = (x: number, y: number): Line | undefined =>
    lines.find(({ a, b }) => {
      const [from, to] = [board.nodes.get(a), board.nodes.get(b)]
      if (!from || !to) return false
      const [[ax, ay], [bx, by]] = [toScreen({ camera: shown, ...room }, from.x, from.y), toScreen({ camera: shown, ...room }, to.x, to.y)]
      const part = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / (Math.hypot(bx - ax, by - ay) ** 2 || 1)))
      return Math.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay)) < 5
    })
  const placeOf = (event: { readonly clientX: number; readonly clientY: number }): readonly [number, number] => {
    const frame = box.current?.getBoundingClientRect()
    return [event.clientX - (frame?.left ?? 0), event.clientY - (frame?.top ?? 0)]
  }
  const look = (next: Camera): void => {
    setOwn(true)
    setCamera(next)
  }
  const zoom = (by: number, x = room.width / 2, y = room.height / 2): void => {
    const scale = Math.max(0.02, Math.min(4, shown.scale * by))
    const [dx, dy] = [x - room.width / 2, y - room.height / 2]
    look({ x: shown.x + dx / shown.scale - dx / scale, y: shown.y + dy / shown.scale - dy / scale, scale })
  }
  const latestZoom = useRef(zoom)
  useEffect(() => {
    latestZoom.current = zoom
  })
  useEffect(() => {
    const element = box.current
    const wheel = (event: WheelEvent): void => {
      event.preventDefault()
      const frame = element?.getBoundingClientRect()
      latestZoom.current(Math.exp(-event.deltaY / 500), event.clientX - (frame?.left ?? 0), event.clientY - (frame?.top ?? 0))
    }
    element?.addEventListener('wheel', wheel, { passive: false })
    return () => element?.removeEventListener('wheel', wheel)
  }, [])
  const move = (event: PointerEvent): void => {
    const held = drag.current
    if (!held) return
    const [x, y] = placeOf(event)
    if (!held.moved && Math.hypot(x - held.x, y - held.y) < 4) return
    held.moved = true
    if (held.key === undefined) look({ ...shown, x: shown.x - (x - held.x) / shown.scale, y: shown.y - (y - held.y) / shown.scale })
    else {
      setOwn(true)
      setCamera(shown)
      props.onMove(held.key, (x - room.width / 2) / shown.scale + shown.x, (y - room.height / 2) / shown.scale + shown.y)
    }
    ;[held.x, held.y] = [x, y]
  }
  const release = (event: PointerEvent): void => {
    const held = drag.current
    drag.current = undefined
    if (!held || held.moved) return
    const [x, y] = placeOf(event)
    const line = held.key === undefined ? hitLine(x, y) : undefined
    if (line) props.onLine(line)
    else props.onSelect(held.key)
  }
  const press = (event: KeyboardEvent): void => {
    const arrow = arrows[event.key]
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (arrow && event.shiftKey) look({ ...shown, x: shown.x + (arrow[0] * 80) / shown.scale, y: shown.y + (arrow[1] * 80) / shown.scale })
    else if (arrow) {
      const next =
        selected === undefined
          ? [...props.roots].find((key) => board.nodes.has(key))
          : neighbourToward(board, lines, selected, arrow[0], arrow[1])
      if (next !== undefined) props.onSelect(next)
    } else if (event.key === 'Enter' && selected !== undefined) props.onUnfold(selected)
    else if (event.key === 'Delete' && selected !== undefined) props.onHide(selected)
    else if (event.key === 'Escape') props.onSelect(undefined)
    else if (event.key === 'f' || event.key === 'F') setOwn(false)
    else if (event.key === '+' || event.key === '=') zoom(1.25)
    else if (event.key === '-') zoom(0.8)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      className="graph-canvas"
      ref={box}
      role="application"
      aria-label={props.label}
      tabIndex={0}
      data-settled={props.settled || undefined}
      onKeyDown={press}
      onPointerDown={(event) => {
        const [x, y] = placeOf(event)
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { key: hit(x, y), x, y, moved: false }
      }}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={() => {
        drag.current = undefined
      }}
      onDoubleClick={(event) => {
        const key = hit(...placeOf(event))
        if (key !== undefined) props.onUnfold(key)
      }}
    >
      <canvas ref={canvas} aria-hidden />
      <div className="hidden-text" aria-live="polite">
        {selected === undefined ? '' : props.describe(selected)}
      </div>
    </div>
  )
}

function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number, ratio: number): void {
  const [deviceWidth, deviceHeight] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))]
  if (canvas.width === deviceWidth && canvas.height === deviceHeight) return
  canvas.width = deviceWidth
  canvas.height = deviceHeight
  canvas.style.width = `${width}px`
  canvas.style.height = `${height}px`
}
