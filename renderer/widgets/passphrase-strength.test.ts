/** The words a person is warned with must follow from length and variety, and common pieces must not help. */
import { describe, expect, it } from 'vitest'
import { guessBits, strengthOf } from './passphrase-strength.ts'

describe('strength of a passphrase', () => {
  it.each([
    ['', 'none'],
    ['abc', 'short'],
    ['云溪县', 'short'],
    ['12345678', 'weak'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['password2024', 'weak'],
    ['kT9#vq2L!m', 'strong'],
    ['mwgkbtzcqhru', 'fair'],
    ['青瓦 木桥 三月 渡口', 'strong']
  ] as const)('%s is %s', (passphrase, word) => {
    expect(strengthOf(passphrase)).toBe(word)
  })

  it('longer never counts for less', () => {
    const growing = 'correct horse battery staple'
    const bits = Array.from({ length: growing.length }, (_, index) => guessBits(growing.slice(0, index + 1)))
    expect(bits.every((value, index) => index === 0 || value >= (bits[index - 1] ?? 0))).toBe(true)
  })
})
