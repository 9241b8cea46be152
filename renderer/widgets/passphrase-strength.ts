/** How hard a passphrase is to guess, as a word. An estimate on purpose: it warns of the weak, it proves nothing. */
export type Strength = 'none' | 'short' | 'weak' | 'fair' | 'strong'

const commonPieces = /password|passphrase|lianjing|admin|qwert\w*|abc\d*|iloveyou|(?:19|20)\d{2}/gi
const pools = [
  { fits: /[a-z]/, size: 26 },
  { fits: /[A-Z]/, size: 26 },
  { fits: /\d/, size: 10 },
  { fits: /[!-/:-@[-`{-~ ]/, size: 33 },
  { fits: /[^ -~]/, size: 2500 }
] as const

/** Bits of a guesser's work; a character that repeats or follows the one before counts as one bit, a common word as four. */
export function guessBits(passphrase: string): number {
  let bits = 0
  const rest = passphrase.replaceAll(commonPieces, () => {
    bits += 4
    return ' '
  })
  const pool = pools.reduce((sum, one) => sum + (one.fits.test(rest.trim()) ? one.size : 0), 0)
  let before = -10
  for (const character of rest.trim()) {
    const code = character.codePointAt(0) ?? 0
    bits += Math.abs(code - before) <= 1 ? 1 : Math.log2(Math.max(2, pool))
    before = code
  }
  return bits
}

/** The word for it; eight characters (four Chinese ones) are the least. */
export function strengthOf(passphrase: string): Strength {
  if (passphrase === '') return 'none'
  const length = [...passphrase].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0)
  if (length < 8) return 'short'
  const bits = guessBits(passphrase)
  return bits < 45 ? 'weak' : bits < 65 ? 'fair' : 'strong'
}
