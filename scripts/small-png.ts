/**
 * Makes a screenshot small without a picture library: keeps its 255 most frequent colours, moves every other pixel to the nearest of them, and writes
 * a palette PNG. Screens have few colours, so nothing is seen of it.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])

interface Pixels {
  readonly width: number
  readonly height: number
  /** RGB, three bytes a pixel. */
  readonly bytes: Uint8Array
}

/** An 8-bit RGB or RGBA PNG without interlacing, as Chromium writes them. Throws for any other. */
function readPng(png: Buffer): Pixels {
  let at = 8
  let header: Buffer | undefined
  const parts: Buffer[] = []
  while (at < png.length) {
    const length = png.readUInt32BE(at)
    const kind = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR') header = body
    if (kind === 'IDAT') parts.push(body)
    at += 12 + length
  }
  const channels = header?.[9] === 2 ? 3 : header?.[9] === 6 ? 4 : 0
  if (!header || channels === 0 || header[8] !== 8 || header[12] !== 0) throw new Error('not an 8-bit RGB screenshot')
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)]
  const raw = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels)
  const bytes = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel += 1)
    for (let channel = 0; channel < 3; channel += 1) bytes[pixel * 3 + channel] = raw[pixel * channels + channel] ?? 0
  return { width, height, bytes }
}

/** Undoes the five filters of PNG, row by row. */
function unfilter(data: Buffer, stride: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(stride * height)
  for (let row = 0; row < height; row += 1) {
    const filter = data[row * (stride + 1)] ?? 0
    for (let column = 0; column < stride; column += 1) {
      const here = row * stride + column
      const left = column >= step ? (out[here - step] ?? 0) : 0
      const up = row > 0 ? (out[here - stride] ?? 0) : 0
      const corner = row > 0 && column >= step ? (out[here - stride - step] ?? 0) : 0
      const guess = filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : filter === 4 ? paeth(left, up, corner) : 0
      out[here] = (data[row * (stride + 1) + 1 + column] ?? 0) + guess
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
}

const colourAt = (bytes: Uint8Array, pixel: number): number =>
  ((bytes[pixel * 3] ?? 0) << 16) | ((bytes[pixel * 3 + 1] ?? 0) << 8) | (bytes[pixel * 3 + 2] ?? 0)

function distance(one: number, other: number): number {
  const [red, green, blue] = [(one >> 16) - (other >> 16), ((one >> 8) & 255) - ((other >> 8) & 255), (one & 255) - (other & 255)]
  return red * red + green * green + blue * blue
}

/** The same picture with at most 255 colours. */
export function smallPng(png: Buffer): Buffer {
  const { width, height, bytes } = readPng(png)
  const counts = new Map<number, number>()
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const colour = colourAt(bytes, pixel)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = spread([...counts].toSorted((a, b) => b[1] - a[1]).map(([colour]) => colour))
  const places = new Map(palette.map((colour, index) => [colour, index]))
  const rows = Buffer.alloc((width + 1) * height)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const colour = colourAt(bytes, pixel)
    let place = places.get(colour)
    if (place === undefined) {
      place = nearest(palette, colour)
      places.set(colour, place)
    }
    rows[Math.floor(pixel / width) * (width + 1) + 1 + (pixel % width)] = place
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0))
  ])
}

/** Frequent colours first, but none that another already stands for: shades of grey text share a few steps. */
function spread(frequent: readonly number[]): readonly number[] {
  const kept: number[] = []
  for (const colour of frequent) {
    if (kept.length === 255) break
    if (kept.length < 48 || kept.every((other) => distance(colour, other) > 300)) kept.push(colour)
  }
  return kept
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0
  palette.forEach((other, index) => {
    if (distance(other, colour) < distance(palette[best] ?? 0, colour)) best = index
  })
  return best
}

function chunk(kind: string, body: Buffer): Buffer {
  const head = Buffer.from(kind, 'latin1')
  const out = Buffer.alloc(12 + body.length)
  out.writeUInt32BE(body.length, 0)
  head.copy(out, 4)
  body.copy(out, 8)
  out.writeUInt32BE(crc32(Buffer.concat([head, body])), 8 + body.length)
  return out
}
