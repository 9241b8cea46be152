/**
 * What came out when a draw was drawn again or a chain was read, for lists of them. A verdict stands as long as the rows it was made from. The first
 * list of many is made in turns between which the engine answers.
 */
import type { ReadableDB } from '../../vault/connection.ts'
import { takeTurns } from '../take-turns.ts'
import { keptWhile } from './kept-while.ts'

/** Verdicts by id. `of` is the pack's own declaration; `judge` looks at one. */
export async function verdictsOf<T>(
  db: ReadableDB,
  of: object,
  datasets: readonly string[],
  ids: readonly string[],
  judge: (id: string) => T
): Promise<ReadonlyMap<string, T>> {
  const verdicts = keptWhile<T>(db, of, datasets)
  const found = new Map<string, T>()
  const turn = takeTurns()
  for (const id of ids) {
    let verdict = verdicts.get(id)
    if (verdict === undefined) {
      await turn()
      verdict = judge(id)
      verdicts.set(id, verdict)
    }
    found.set(id, verdict)
  }
  return found
}
