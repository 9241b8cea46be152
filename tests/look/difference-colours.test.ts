/** The diverging scale of the heat map is read by people who do not see all colours, and from grey print: checked on the tokens themselves. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const tokens = readFileSync(new URL('../../renderer/theme/tokens.css', import.meta.url), 'utf8')

/** Simulated dichromacy (Machado, Oliveira and Fernandes 2009, severity 1), on linear RGB. */
const eyes = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1]
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998]
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881]
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039]
  ]
} as const

function labOf(hex: string, eye: readonly (readonly number[])[]): readonly [number, number, number] {
  const linear = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
  const dot = (row: readonly number[], column: readonly number[]): number =>
    row.reduce((sum, one, index) => sum + one * (column[index] ?? 0), 0)
  const seen = eye.map((row) => Math.min(1, Math.max(0, dot(row, linear))))
  const f = (value: number): number => (value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116)
  const [x, y, z] = [
    f(dot([0.4124, 0.3576, 0.1805], seen) / 0.9505),
    f(dot([0.2126, 0.7152, 0.0722], seen)),
    f(dot([0.0193, 0.1192, 0.9505], seen) / 1.089)
  ]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

test.each([
  ['light', 0],
  ['dark', 1]
] as const)('the colours of differences stay apart for every colour blindness and in grey: %s', (_, place) => {
  const colours = [1, 2, 3, 4, 5].map(
    (band) => [...tokens.matchAll(new RegExp(`--d${band}: (#[0-9a-f]{6})`, 'g'))].map((found) => found[1])[place] ?? ''
  )
  expect(colours.every((colour) => /^#[0-9a-f]{6}$/.test(colour))).toBe(true)
  const pairs = colours.flatMap((one, index) => colours.slice(index + 1).map((other) => [one, other] as const))
  for (const eye of Object.values(eyes)) {
    for (const [one, other] of pairs) {
      const [a, b] = [labOf(one, eye), labOf(other, eye)]
      expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])).toBeGreaterThan(18)
    }
  }
  for (const [one, other] of pairs) expect(Math.abs(labOf(one, eyes.usual)[0] - labOf(other, eyes.usual)[0])).toBeGreaterThan(8)
})
