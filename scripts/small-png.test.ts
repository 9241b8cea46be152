/** The small picture must be the same picture: read again it has the same size and, with few colours, the same pixels. */
import { deflateSync, inflateSync, crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { smallPng } from './small-png.ts'

function part(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const out = Buffer.alloc(8 + named.length)
  out.writeUInt32BE(body.length, 0)
  named.copy(out, 4)
  out.writeUInt32BE(crc32(named), 4 + named.length)
  return out
}

/** Two rows of RGB pixels, the second written as the difference to the first (filter 2). */
function picture(first: readonly number[], change: readonly number[]): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(first.length / 3, 0)
  header.writeUInt32BE(2, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.from([0, ...first, 2, ...change])
  return Buffer.concat([Buffer.alloc(8), part('IHDR', header), part('IDAT', deflateSync(rows)), part('IEND', Buffer.alloc(0))])
}

test('few colours stay as they are, in a palette', () => {
  const small = smallPng(picture([255, 255, 255, 11, 90, 106], [0, 0, 0, 1, 0, 0]))
  const at = small.indexOf('PLTE')
  const palette = [...small.subarray(at + 4, at + 4 + small.readUInt32BE(at - 4))]
  const data = small.indexOf('IDAT')
  const rows = [...inflateSync(small.subarray(data + 4, data + 4 + small.readUInt32BE(data - 4)))]
  const colour = (index: number): readonly number[] => palette.slice(index * 3, index * 3 + 3)
  expect([rows[1], rows[2], rows[4], rows[5]].map((index) => colour(index ?? -1))).toEqual([
    [255, 255, 255],
    [11, 90, 106],
    [255, 255, 255],
    [12, 90, 106]
  ])
})

test('another kind of picture is refused', () => {
  const grey = picture([0, 0, 0], [0, 0, 0])
  grey[8 + 8 + 9] = 0
  expect(() => smallPng(grey)).toThrow(/RGB/)
})
