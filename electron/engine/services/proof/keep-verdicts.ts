/**
 * What came out when a draw was drawn again or a chain was read, for lists of them. A verdict stands as long as the rows it was made from: it is kept
 * with the versions of their datasets, in memory, while the vault is open. The first list of many is made in turns between which the engine answers.
 */
import { setImmediate } from 'node:timers/promises'
import { versionsOf } from '../../queries/proofs.ts'
import type { ReadableDB } from '../../vault/connection.ts'

interface Kept {
  readonly versions: string
  readonly verdicts: Map<string, unknown>
}
/** A turn ends after this. */
const turnMs = 20
const kept = new WeakMap<ReadableDB, WeakMap<object, Kept>>()

/** Verdicts by id. `of` is the pack's own declaration, which goes when the packs change; `judge` looks at one. */
export async function verdictsOf<T>(
  db: ReadableDB,
  of: object,
  datasets: readonly string[],
  ids: readonly string[],
  judge: (id: string) => T
): Promise<ReadonlyMap<string, T>> {
  const versions = versionsOf(db, datasets)
  const own = kept.get(db) ?? new WeakMap<object, Kept>()
  kept.set(db, own)
  const known = own.get(of)
  const verdicts = (known?.versions === versions ? known.verdicts : new Map()) as Map<string, T>
  own.set(of, { versions, verdicts })
  const found = new Map<string, T>()
  let since = performance.now()
  for (const id of ids) {
    let verdict = verdicts.get(id)
    if (verdict === undefined) {
      if (performance.now() - since > turnMs) {
        await setImmediate()
        since = performance.now()
      }
      verdict = judge(id)
      // rows that came in between begin a generation of their own
      if (versionsOf(db, datasets) === versions) verdicts.set(id, verdict)
    }
    found.set(id, verdict)
  }
  return found
}
