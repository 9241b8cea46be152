/** The word for a level of the tree: a tree deeper than four is told as its fourth. */
import type { TextKey } from '../../../shared/text/index.ts'

const words = ['first', 'second', 'third', 'fourth'] as const

export function levelWord(level: number) {
  return `ecology.levels.${words[Math.max(0, Math.min(3, level - 1))] ?? 'fourth'}` as const satisfies TextKey
}
