/**
 * The custody chain's hashing: appending an entry and checking a whole chain. The chain is written as JSON lines, one entry a line, so that it can be
 * read, and checked with sha256sum, without our software.
 */
import { createHash } from 'node:crypto'
import { custodyEntrySchema, custodyStart, custodyText } from '../../../../shared/domain/volume/custody.ts'
import type { CustodyEntry, CustodyFact } from '../../../../shared/domain/volume/custody.ts'

const hashOf = (entry: Omit<CustodyEntry, 'hash'>): string => createHash('sha256').update(custodyText(entry), 'utf8').digest('hex')

/** The chain with the facts appended in order. The given chain is not changed. */
export function continueCustody(entries: readonly CustodyEntry[], ...facts: readonly CustodyFact[]): readonly CustodyEntry[] {
  return facts.reduce<readonly CustodyEntry[]>((chain, fact) => {
    const last = chain.at(-1)
    const { at, unit, account, act, detail } = fact
    const entry = { seq: (last?.seq ?? 0) + 1, at, unit, account, act, detail, prev: last?.hash ?? custodyStart }
    return [...chain, { ...entry, hash: hashOf(entry) }]
  }, entries)
}

/** True when every entry follows the one before: numbers from 1, hashes joined and true. */
export function isUnbroken(entries: readonly CustodyEntry[]): boolean {
  return entries.every((entry, index) => {
    const before = index === 0 ? custodyStart : entries[index - 1]?.hash
    return entry.seq === index + 1 && entry.prev === before && entry.hash === hashOf(entry)
  })
}

/** One JSON line an entry. */
export function writeCustody(entries: readonly CustodyEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
}

/** The entries of a custody file and the lines (from 1) that are none. Never throws: a broken chain is a finding, not a fault. */
export function readCustody(text: string): { readonly entries: readonly CustodyEntry[]; readonly badLines: readonly number[] } {
  const entries: CustodyEntry[] = []
  const badLines: number[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue
    const entry = custodyEntrySchema.safeParse(parseJson(line))
    if (entry.success) entries.push(entry.data)
    else badLines.push(index + 1)
  }
  return { entries, badLines }
}

/** The value of a JSON text, undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
