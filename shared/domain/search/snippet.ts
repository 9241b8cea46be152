/**
 * The piece of a text in which something was found, as plain text with the places to mark. Never HTML: what stands in a ledger is shown, not
 * run.
 */
import { foldText } from './search-terms.ts'

/** `marks`: from and to within `text`, in order, not overlapping. */
export interface Snippet {
  readonly text: string
  readonly marks: readonly (readonly [number, number])[]
}

const before = 12
const longest = 64

/** The first of `wanted` (folded) that occurs decides where the piece begins; null when none does. */
export function snippetOf(text: string, wanted: readonly string[]): Snippet | null {
  const folded = foldText(text)
  // where folding changes lengths, places are those of the folded text, which is then what is shown
  const shown = folded.length === text.length ? text : folded
  const first = Math.min(...wanted.map((part) => placeOf(folded, part)))
  if (!Number.isFinite(first)) return null
  const from = first <= before ? 0 : first - before
  const cut = shown.slice(from, from + longest)
  const piece = `${from > 0 ? '…' : ''}${cut}${from + longest < shown.length ? '…' : ''}`
  return { text: piece, marks: marksIn(foldText(piece).length === piece.length ? foldText(piece) : piece.toLowerCase(), wanted) }
}

function placeOf(folded: string, part: string): number {
  const at = part === '' ? -1 : folded.indexOf(part)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}

/** Every occurrence of every part, joined where they touch. */
function marksIn(folded: string, wanted: readonly string[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = []
  for (const part of wanted) {
    if (part === '') continue
    for (let at = folded.indexOf(part); at >= 0; at = folded.indexOf(part, at + part.length)) found.push([at, at + part.length])
  }
  const joined: [number, number][] = []
  for (const [from, to] of found.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}
