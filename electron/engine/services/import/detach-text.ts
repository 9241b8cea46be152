/**
 * A text cut out of a chunk of a file is, in V8, a view that keeps the whole chunk in memory. What is remembered beyond its line (keys, names) is
 * copied first, or a ledger of a million lines would stay in memory as a whole.
 */

/** V8 makes views of cuts this long and longer. */
const shortestView = 13

/** The same text in memory of its own. */
export function detached(text: string): string {
  return text.length < shortestView ? text : Buffer.from(text, 'utf16le').toString('utf16le')
}
