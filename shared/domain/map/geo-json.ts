/**
 * Borders from a GeoJSON file (RFC 7946) as shapes that can be drawn: projected, thinned to what a screen shows, named. Whatever is drawn is a
 * sketch (示意图): the file's borders are taken as they come and are not checked against a surveyed map.
 */
import * as z from 'zod'

const position = z.array(z.number()).min(2)
const ring = z.array(position).min(4)
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) })
])
const feature = z.object({
  type: z.literal('Feature'),
  id: z.union([z.string(), z.number()]).optional(),
  properties: z.record(z.string(), z.unknown()).nullable().default(null),
  geometry: z.unknown()
})
const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(feature).min(1).max(5000) })

export interface MapShape {
  /** division code, or '' */
  readonly code: string
  readonly name: string
  /** SVG path within the map's width and height */
  readonly path: string
  /** where a label stands */
  readonly x: number
  readonly y: number
}
export interface ShapeMap {
  readonly width: number
  readonly height: number
  readonly shapes: readonly MapShape[]
}
export type GeoFault = 'not_geojson' | 'no_areas' | 'no_names' | 'not_degrees'

type Point = readonly [number, number]
/** Drawn width; a thousand steps are finer than any screen shows of a county. */
const width = 1000
/** Thinning leaves out points closer than this to the line without them. */
const tolerance = 0.8
const nameKeys = ['name', 'NAME', '名称', '行政区', 'XZQMC', 'Name', 'fullname']
const codeKeys = ['adcode', 'code', '代码', 'XZQDM', 'id']

const textOf = (properties: Readonly<Record<string, unknown>> | null, keys: readonly string[]): string => {
  for (const key of keys) {
    const value = properties?.[key]
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number') return String(value)
  }
  return ''
}

/** Shapes of a file's areas, or why there are none. Points and lines in it are passed over. */
export function readGeoJson(json: unknown): ShapeMap | GeoFault {
  const parsed = collection.safeParse(json)
  if (!parsed.success) return 'not_geojson'
  const areas = parsed.data.features.flatMap((one) => {
    const shape = geometry.safeParse(one.geometry)
    if (!shape.success) return []
    const polygons = shape.data.type === 'Polygon' ? [shape.data.coordinates] : shape.data.coordinates
    const rings = polygons.flatMap((polygon) => polygon.map((line) => line.map((point): Point => [point[0] ?? 0, point[1] ?? 0])))
    const code = one.id === undefined ? textOf(one.properties, codeKeys) : String(one.id)
    return [{ name: textOf(one.properties, nameKeys), code, rings }]
  })
  if (areas.length === 0) return 'no_areas'
  if (areas.every((area) => area.name === '' && area.code === '')) return 'no_names'
  const [west, east, south, north] = boundsOf(areas.flatMap((area) => area.rings))
  if (west < -180 || east > 180 || south < -90 || north > 90) return 'not_degrees'
  // degrees of longitude shrink with latitude; at the size of a county or city nothing else matters
  const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const scale = width / Math.max(1e-9, (east - west) * narrow)
  const project = ([longitude, latitude]: Point): Point => [(longitude - west) * narrow * scale, (north - latitude) * scale]
  return {
    width,
    height: Math.max(1, Math.round((north - south) * scale)),
    shapes: areas.map(({ name, code, rings }) => {
      const drawn = rings.map((line) => thin(line.map(project))).filter((line) => line.length >= 4)
      const [x, y] = middleOf(drawn)
      return { name: name === '' ? code : name, code, path: drawn.map(pathOf).join(''), x, y }
    })
  }
}

function boundsOf(rings: readonly (readonly Point[])[]): readonly [number, number, number, number] {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const line of rings)
    for (const [longitude, latitude] of line) {
      west = Math.min(west, longitude)
      east = Math.max(east, longitude)
      south = Math.min(south, latitude)
      north = Math.max(north, latitude)
    }
  return [west, east, south, north]
}

/** Douglas and Peucker 1973, without recursion. The ring stays closed. */
function thin(line: readonly Point[]): readonly Point[] {
  if (line.length <= 4) return line
  const keep = new Set([0, Math.floor(line.length / 2), line.length - 1])
  const spans: (readonly [number, number])[] = [
    [0, Math.floor(line.length / 2)],
    [Math.floor(line.length / 2), line.length - 1]
  ]
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span
    let [far, at] = [tolerance, -1]
    for (let place = from + 1; place < to; place += 1) {
      const away = distance(line[place] ?? [0, 0], line[from] ?? [0, 0], line[to] ?? [0, 0])
      if (away > far) [far, at] = [away, place]
    }
    if (at < 0) continue
    keep.add(at)
    spans.push([from, at], [at, to])
  }
  return line.filter((_, place) => keep.has(place))
}

function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length))
  return Math.hypot(x - ax - along * dx, y - ay - along * dy)
}

const shown = (value: number): string => String(Math.round(value * 10) / 10)
const pathOf = (line: readonly Point[]): string => `M${line.map(([x, y]) => `${shown(x)} ${shown(y)}`).join('L')}Z`

/** Centre of mass of the largest ring. */
function middleOf(rings: readonly (readonly Point[])[]): Point {
  let [best, middle] = [-1, [0, 0] as Point]
  for (const line of rings) {
    let [area, cx, cy] = [0, 0, 0]
    for (const [at, [x, y]] of line.entries()) {
      const [nx, ny] = line[(at + 1) % line.length] ?? [x, y]
      const cross = x * ny - nx * y
      area += cross
      cx += (x + nx) * cross
      cy += (y + ny) * cross
    }
    if (Math.abs(area) > best && area !== 0) [best, middle] = [Math.abs(area), [cx / (3 * area), cy / (3 * area)]]
  }
  return [Math.round(middle[0] * 10) / 10, Math.round(middle[1] * 10) / 10]
}
