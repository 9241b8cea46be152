/**
 * What was worked out from the rows of some datasets, kept in memory while the vault is open and as long as those rows are the same: what is asked for
 * again is looked up, and rows that change begin a generation of their own.
 */
import { versionsOf } from '../../queries/proofs.ts'
import type { ReadableDB } from '../../vault/connection.ts'

interface Generation {
  readonly versions: string
  readonly values: Map<string, unknown>
}
const kept = new WeakMap<ReadableDB, WeakMap<object, Generation>>()

export interface KeptValues<T> {
  get(key: string): T | undefined
  /** Not kept when the rows have changed since these were asked for. */
  set(key: string, value: T): void
}

/** `of` is the pack's own declaration, which goes when the packs change. */
export function keptWhile<T>(db: ReadableDB, of: object, datasets: readonly string[]): KeptValues<T> {
  const versions = versionsOf(db, datasets)
  const own = kept.get(db) ?? new WeakMap<object, Generation>()
  kept.set(db, own)
  const known = own.get(of)
  const values = (known?.versions === versions ? known.values : new Map()) as Map<string, T>
  own.set(of, { versions, values })
  return {
    get: (key) => values.get(key),
    set: (key, value) => {
      if (versionsOf(db, datasets) === versions) values.set(key, value)
    }
  }
}
