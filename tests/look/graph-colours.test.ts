/** Colours of the relations graph: each stands out from its paper in both themes, and none is one of the warm colours that mean a warning. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const css = readFileSync(join(import.meta.dirname, '../../renderer/theme/tokens.css'), 'utf8')
const themes = { light: css.slice(0, css.indexOf("[data-theme='dark']")), dark: css.slice(css.indexOf("[data-theme='dark']")) }

const token = (theme: keyof typeof themes, name: string): readonly [number, number, number] => {
  const hex = new RegExp(`--${name}: #([0-9a-f]{6})`, 'u').exec(themes[theme])?.[1] ?? ''
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as readonly [number, number, number]
}
const luminance = (colour: readonly number[]): number => {
  const [r = 0, g = 0, b = 0] = colour.map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: readonly number[], b: readonly number[]): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

test.each(['light', 'dark'] as const)('[#35] kinds of node are seen on the paper of the %s theme, in cool colours', (theme) => {
  const tones = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => token(theme, `g${n}`))
  expect(tones.filter((tone) => contrast(tone, token(theme, 'paper')) < 3)).toEqual([])
  expect(tones.filter(([red, green, blue]) => red > blue + 20 && red > green)).toEqual([])
  expect(new Set(tones.map(String)).size).toBe(8)
})
