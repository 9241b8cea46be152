/**
 * Items whose stages do not follow from one another, so that there is something to press before any id is known. All items are gone through, in turns
 * between which the engine answers; what was found is kept, in memory, until the rows change.
 */
import { groupBy } from '../../../../shared/domain/group.ts'
import { findBreaks, type TraceFinding, type TraceRow } from '../../../../shared/domain/proof/trace.ts'
import type { Trace } from '../../../../shared/packs/proofs.ts'
import { factsOfStage } from '../../queries/proofs.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { takeTurns } from '../take-turns.ts'
import { keptWhile } from './kept-while.ts'

export interface BrokenItem {
  readonly item: string
  /** what does not follow, each kind once */
  readonly kinds: readonly TraceFinding['kind'][]
  readonly rows: number
  /** day of its latest row */
  readonly last: string | null
}

/** One list for each trace. */
const whole = ''

/** The item with the latest row first. */
export async function brokenItems(db: ReadableDB, trace: Trace): Promise<readonly BrokenItem[]> {
  const kept = keptWhile<readonly BrokenItem[]>(db, trace, [...new Set(trace.stages.map((stage) => stage.dataset))])
  const known = kept.get(whole)
  if (known !== undefined) return known
  const turn = takeTurns()
  const rows: (TraceRow & { readonly item: string })[] = []
  for (const [stage, declared] of trace.stages.entries())
    for (const facts of factsOfStage(db, declared)) {
      // an empty quantity is one piece
      for (const { id, item, at, pieces, excuse } of facts)
        rows.push({ id, item, stage, at: at === '' ? null : at, pieces: pieces ?? 1, excused: (excuse ?? '') !== '' })
      await turn()
    }
  const items: BrokenItem[] = []
  for (const [item, found] of groupBy(rows, (row) => row.item)) {
    const breaks = findBreaks(trace.stages.length, found)
    if (breaks.length > 0) {
      const last = found.reduce<string | null>((latest, { at }) => (at !== null && (latest === null || at > latest) ? at : latest), null)
      items.push({ item, kinds: [...new Set(breaks.map((one) => one.kind))], rows: found.length, last })
    }
    await turn()
  }
  const sorted = items.toSorted((a, b) =>
    (a.last ?? '') === (b.last ?? '') ? (a.item < b.item ? -1 : 1) : (a.last ?? '') > (b.last ?? '') ? -1 : 1
  )
  kept.set(whole, sorted)
  return sorted
}
