/**
 * The custody log of a 核查卷: who had it in hand, when, and what they did, as a hash chain that travels in the bundle and goes on wherever it is
 * opened. Each entry's hash covers the one before, so an entry cannot be changed, left out or moved without being told. The schema and the text
 * that is hashed are here; the hashing itself is the engine's.
 */
import * as z from 'zod'

export const custodyActs = ['created', 'item_added', 'sealed', 'received', 'verified', 'opened', 'copied'] as const
export type CustodyAct = (typeof custodyActs)[number]

const hash = z.string().regex(/^[0-9a-f]{64}$/)

export const custodyEntrySchema = z.strictObject({
  seq: z.number().int().positive(),
  /** ISO date-time with offset or Z. */
  at: z.string().min(10),
  unit: z.string().min(1),
  account: z.string().min(1),
  act: z.enum(custodyActs),
  detail: z.string(),
  /** The hash of the entry before; 64 zeros for the first. */
  prev: hash,
  hash
})
export type CustodyEntry = z.infer<typeof custodyEntrySchema>

/** What a caller says of an act; number and hashes are the chain's. */
export type CustodyFact = Readonly<Omit<CustodyEntry, 'seq' | 'prev' | 'hash'>>

/** `prev` of the first entry. */
export const custodyStart = '0'.repeat(64)

/** The text whose SHA-256 (UTF-8) is the entry's hash: a JSON array of its fields in this order, without spaces. */
export function custodyText(entry: Omit<CustodyEntry, 'hash'>): string {
  return JSON.stringify([entry.seq, entry.at, entry.unit, entry.account, entry.act, entry.detail, entry.prev])
}
