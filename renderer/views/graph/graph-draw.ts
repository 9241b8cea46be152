/**
 * Draws what is seen of the board onto a canvas: a shape and colour for each kind of node, a line style for how sure a tie is, and as many labels as
 * can be read without lying on one another, the important ones first. Five thousand nodes are some milliseconds a frame.
 */
import type { GraphNodeKind } from '../../../shared/packs/graph.ts'
import type { Line, Placed } from './board.ts'

export interface Camera {
  /** board units of the middle of the canvas */
  readonly x: number
  readonly y: number
  readonly scale: number
}
export interface GraphPalette {
  readonly tones: readonly string[]
  readonly paper: string
  readonly ink: string
  readonly mute: string
  readonly line: string
  readonly strong: string
  readonly accent: string
  readonly font: string
}
export interface GraphScene {
  readonly nodes: ReadonlyMap<string, Placed>
  readonly lines: readonly Line[]
  readonly kinds: ReadonlyMap<string, { readonly shape: GraphNodeKind['shape']; readonly tone: number }>
  readonly camera: Camera
  readonly width: number
  readonly height: number
  readonly ratio: number
  readonly palette: GraphPalette
  readonly selected?: string | undefined
  readonly line?: readonly [string, string] | undefined
  /** nodes of a path, of common neighbours: drawn strong, the rest faint */
  readonly bright: ReadonlySet<string>
  /** labelled first, after the selected one */
  readonly roots: ReadonlySet<string>
  readonly degree: (key: string) => number
  /** nodes are still being moved: few labels, so that a frame stays short */
  readonly moving?: boolean
  /** words on the lines at the selected node, where there are not too many */
  readonly lineLabel: (line: Line) => string
}

export function readGraphPalette(element: Element): GraphPalette {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  return {
    tones: [1, 2, 3, 4, 5, 6, 7, 8].map((tone) => read(`--g${tone}`)),
    paper: read('--paper'),
    ink: read('--ink'),
    mute: read('--ink-2'),
    line: read('--line-3'),
    strong: read('--ink-2'),
    accent: read('--accent'),
    font: read('--font')
  }
}

/** Radius of a node in CSS pixels, whatever the zoom: more neighbours, a little larger. */
export const radiusOf = (degree: number, scale: number): number =>
  Math.max(3, Math.min(11, 5 + Math.sqrt(degree))) * Math.min(1, 0.55 + scale * 0.6)
export const toScreen = (
  { camera, width, height }: Pick<GraphScene, 'camera' | 'width' | 'height'>,
  x: number,
  y: number
): readonly [number, number] => [(x - camera.x) * camera.scale + width / 2, (y - camera.y) * camera.scale + height / 2]

/** Draws one frame; the canvas must already have its size in device pixels. */
export function drawGraph(pen: CanvasRenderingContext2D, scene: GraphScene): void {
  const { width, height, palette } = scene
  pen.setTransform(scene.ratio, 0, 0, scene.ratio, 0, 0)
  pen.fillStyle = palette.paper
  pen.fillRect(0, 0, width, height)
  const at = new Map<string, readonly [number, number]>()
  for (const [key, { x, y }] of scene.nodes) at.set(key, toScreen(scene, x, y))
  drawLines(pen, scene, at)
  const seen = [...at].filter(([, [x, y]]) => x > -20 && y > -20 && x < width + 20 && y < height + 20).map(([key]) => key)
  drawNodes(pen, scene, at, seen)
  drawLabels(pen, scene, at, seen)
}

type Places = ReadonlyMap<string, readonly [number, number]>
const isBright = (scene: GraphScene, key: string): boolean => scene.bright.size === 0 || scene.bright.has(key)

/** Recorded: solid. Same value or confirmed: dashed. Only proposed: dotted. */
function dashOf({ edges }: Line): 0 | 1 | 2 {
  if (edges.some(({ confidence }) => confidence === 'recorded')) return 0
  return edges.some(({ confidence }) => confidence !== 'proposed') ? 1 : 2
}
const dashes = [[], [6, 4], [1.5, 4]] as const

function drawLines(pen: CanvasRenderingContext2D, scene: GraphScene, at: Places): void {
  const { palette, line: chosen, selected } = scene
  const crowded = scene.bright.size === 0 && selected !== undefined && scene.degree(selected) > 40
  const groups = new Map<
    string,
    { readonly dash: 0 | 1 | 2; readonly look: 'faint' | 'plain' | 'strong' | 'chosen'; readonly lines: Line[] }
  >()
  for (const line of scene.lines) {
    const bright = isBright(scene, line.a) && isBright(scene, line.b)
    const look =
      chosen?.includes(line.a) && chosen.includes(line.b)
        ? 'chosen'
        : !bright
          ? 'faint'
          : scene.bright.size > 0 || line.a === selected || line.b === selected
            ? 'strong'
            : 'plain'
    const dash = dashOf(line)
    const group = groups.get(`${dash}${look}`) ?? { dash, look, lines: [] }
    groups.set(`${dash}${look}`, group)
    group.lines.push(line)
  }
  for (const { dash, look, lines } of groups.values()) {
    pen.beginPath()
    pen.setLineDash([...dashes[dash]])
    pen.globalAlpha = look === 'faint' ? 0.25 : 1
    pen.strokeStyle = look === 'chosen' ? palette.accent : look === 'strong' ? palette.strong : palette.line
    pen.lineWidth = look === 'chosen' ? 3 : look === 'strong' ? (crowded ? 0.8 : 1.6) : 1
    if (look === 'strong' && crowded) pen.globalAlpha = 0.5
    for (const { a, b } of lines) {
      const [from, to] = [at.get(a), at.get(b)]
      if (from === undefined || to === undefined) continue
      pen.moveTo(from[0], from[1])
      pen.lineTo(to[0], to[1])
    }
    pen.stroke()
  }
  pen.setLineDash([])
  pen.globalAlpha = 1
}

function outline(pen: CanvasRenderingContext2D, shape: GraphNodeKind['shape'], x: number, y: number, r: number): void {
  const corners = (n: number, turn: number, size = r): void => {
    for (let corner = 0; corner < n; corner += 1) {
      const angle = turn + (corner * 2 * Math.PI) / n
      const [px, py] = [x + size * Math.cos(angle), y + size * Math.sin(angle)]
      if (corner === 0) pen.moveTo(px, py)
      else pen.lineTo(px, py)
    }
    pen.closePath()
  }
  if (shape === 'circle') {
    pen.moveTo(x + r, y)
    pen.arc(x, y, r, 0, 2 * Math.PI)
  } else if (shape === 'square') corners(4, Math.PI / 4, r * 1.25)
  else if (shape === 'diamond') corners(4, 0, r * 1.2)
  else if (shape === 'hexagon') corners(6, 0, r * 1.15)
  else if (shape === 'triangle') corners(3, -Math.PI / 2, r * 1.2)
  else pen.roundRect(x - r * 1.3, y - r * 0.7, r * 2.6, r * 1.4, r * 0.7)
}

function drawNodes(pen: CanvasRenderingContext2D, scene: GraphScene, at: Places, seen: readonly string[]): void {
  const { palette, kinds, camera } = scene
  const byLook = new Map<string, { readonly tone: string; readonly alpha: number; readonly keys: string[] }>()
  for (const key of seen) {
    const kind = scene.nodes.get(key)?.node.kind ?? ''
    const tone = palette.tones[(kinds.get(kind)?.tone ?? 1) - 1] ?? palette.ink
    const alpha = isBright(scene, key) ? 1 : 0.28
    const look = byLook.get(`${tone}${alpha}`) ?? { tone, alpha, keys: [] }
    byLook.set(`${tone}${alpha}`, look)
    look.keys.push(key)
  }
  for (const { tone, alpha, keys } of byLook.values()) {
    pen.beginPath()
    pen.globalAlpha = alpha
    for (const key of keys) {
      const [x, y] = at.get(key) ?? [0, 0]
      outline(pen, kinds.get(scene.nodes.get(key)?.node.kind ?? '')?.shape ?? 'circle', x, y, radiusOf(scene.degree(key), camera.scale))
    }
    pen.fillStyle = tone
    pen.fill()
    pen.strokeStyle = palette.paper
    pen.lineWidth = 1.5
    pen.stroke()
  }
  pen.globalAlpha = 1
  for (const key of [...scene.roots, scene.selected ?? '']) {
    const place = at.get(key)
    if (place === undefined) continue
    pen.beginPath()
    pen.arc(place[0], place[1], radiusOf(scene.degree(key), camera.scale) + (key === scene.selected ? 6 : 4), 0, 2 * Math.PI)
    pen.strokeStyle = key === scene.selected ? palette.accent : palette.strong
    pen.lineWidth = key === scene.selected ? 2.5 : 1
    pen.stroke()
  }
}

/** Measuring a text is dearer than drawing it, and the same names come back at every frame. */
const widths = new Map<string, number>()
function widthOf(pen: CanvasRenderingContext2D, text: string): number {
  const key = `${pen.font}\n${text}`
  const known = widths.get(key)
  if (known !== undefined) return known
  if (widths.size > 20_000) widths.clear()
  const width = pen.measureText(text).width
  widths.set(key, width)
  return width
}

type Box = readonly [number, number, number, number]
/** Places taken by labels, by cells of the screen, so that a new one is compared with its few neighbours only. */
function labelGrid(): (box: Box) => boolean {
  const cells = new Map<string, Box[]>()
  return (box) => {
    const own: string[] = []
    for (let x = Math.floor(box[0] / 80); x <= Math.floor(box[2] / 80); x += 1)
      for (let y = Math.floor(box[1] / 24); y <= Math.floor(box[3] / 24); y += 1) own.push(`${x},${y}`)
    const clash = own.some((cell) => cells.get(cell)?.some((b) => box[0] < b[2] && box[2] > b[0] && box[1] < b[3] && box[3] > b[1]))
    if (clash) return false
    for (const cell of own) cells.set(cell, [...(cells.get(cell) ?? []), box])
    return true
  }
}

const cut = (text: string, most: number): string => ([...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text)

function drawLabels(pen: CanvasRenderingContext2D, scene: GraphScene, at: Places, seen: readonly string[]): void {
  const { palette, selected, camera } = scene
  const free = labelGrid()
  const rank = (key: string): number =>
    (key === selected ? 1e6 : 0) + (scene.roots.has(key) ? 1e5 : 0) + (scene.bright.has(key) ? 1e4 : 0) + scene.degree(key)
  pen.lineJoin = 'round'
  pen.textBaseline = 'middle'
  for (const key of seen.length > 400 ? [] : seen) {
    const [x, y] = at.get(key) ?? [0, 0]
    const r = radiusOf(scene.degree(key), camera.scale) - 1
    free([x - r, y - r, x + r, y + r]) // no label over a node
  }
  const write = (text: string, x: number, y: number, strong: boolean, colour: string, size = 12, always = false): boolean => {
    pen.font = `${strong ? 600 : 400} ${size}px ${palette.font}`
    const width = widthOf(pen, text)
    if (!free([x - width / 2 - 2, y - 8, x + width / 2 + 2, y + 8]) && !always) return false
    pen.textAlign = 'center'
    pen.strokeStyle = palette.paper
    pen.lineWidth = 3.5
    pen.strokeText(text, x, y)
    pen.fillStyle = colour
    pen.fillText(text, x, y)
    return true
  }
  let left = scene.moving === true ? 24 : 140
  for (const key of seen.toSorted((a, b) => rank(b) - rank(a)).slice(0, scene.moving === true ? 60 : 300)) {
    if (left === 0) break
    const [x, y] = at.get(key) ?? [0, 0]
    const label = scene.nodes.get(key)?.node.label ?? ''
    const strong = key === selected || scene.roots.has(key)
    const away = radiusOf(scene.degree(key), camera.scale) + 10
    const text = cut(label, strong ? 26 : 14)
    const colour = isBright(scene, key) ? palette.ink : palette.mute
    if ([y + away, y - away].some((line) => write(text, x, line, strong, colour, 12, key === selected))) left -= 1
  }
  if (scene.moving === true || (selected !== undefined && scene.degree(selected) > 24)) return
  for (const line of scene.lines) {
    const own =
      line.a === selected ||
      line.b === selected ||
      (scene.bright.size > 0 && scene.bright.size < 14 && scene.bright.has(line.a) && scene.bright.has(line.b))
    if (!own) continue
    const [from, to] = [at.get(line.a), at.get(line.b)]
    if (from === undefined || to === undefined || Math.hypot(from[0] - to[0], from[1] - to[1]) < 70) continue
    write(cut(scene.lineLabel(line), 12), (from[0] + to[0]) / 2, (from[1] + to[1]) / 2, false, palette.mute, 11)
  }
}

/** The camera that shows everything with some room. */
export function fitCamera(places: Iterable<Pick<Placed, 'x' | 'y'>>, width: number, height: number): Camera {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { x, y } of places) [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)]
  if (right < left) return { x: 0, y: 0, scale: 1 }
  const scale = Math.min(1.4, (width - 140) / Math.max(right - left, 1), (height - 90) / Math.max(bottom - top, 1))
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(scale, 0.02) }
}
