/**
 * The rows that the product promises, by their ids alone (systems A1 to F10, features #1 to #92), and which test titles bear them. A title
 * names its rows in square brackets at its start: `[#45] …`, `[A6, #12] …`, `[B1] [#3] …`.
 */
const systems = { A: 9, B: 7, C: 7, D: 7, E: 6, F: 10 } as const
const features = 92

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Every id, in the order of the lists. */
export const rowIds: readonly string[] = [
  ...Object.entries(systems).flatMap(([letter, count]) => upTo(count).map((number) => `${letter}${number}`)),
  ...upTo(features).map((number) => `#${number}`)
]

const title = /(?<quote>['"`])(?<ids>(?:\[(?:#\d+|[A-F]\d+)(?:[,\s]+(?:#\d+|[A-F]\d+))*\]\s*)+)(?<words>(?:(?!\k<quote>).)*)\k<quote>/gu

/** Titles in a test's source with the ids that they bear. */
export function titlesIn(source: string): readonly { readonly ids: readonly string[]; readonly words: string }[] {
  return [...source.matchAll(title)].map(({ groups }) => ({
    ids: [...(groups?.['ids'] ?? '').matchAll(/#\d+|[A-F]\d+/g)].map(([id]) => id),
    words: (groups?.['words'] ?? '').trim()
  }))
}
