/**
 * Draws with how each came out when drawn again, those that differ first: the one among hundreds is what somebody looks for. All of them are judged
 * before any is listed, so that the numbers are of all; what was found is kept until the rows change.
 */
import type { DrawList } from '../../../../shared/ipc/commands/proof.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { drawIds, drawsById } from '../../queries/proofs.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { differingIn, drawOf } from './check-draw.ts'
import { verdictsOf } from './keep-verdicts.ts'

type Outcome = 'differ' | 'not' | 'same'
const outcomes: readonly Outcome[] = ['differ', 'not', 'same']
const outcomeOf = (differing: number | null): Outcome => (differing === null ? 'not' : differing > 0 ? 'differ' : 'same')

/** A page of them, newest first within each outcome. Throws `unknown_id` (kind of draw). */
export async function listDraws(
  db: ReadableDB,
  packs: PackSet,
  { kind, only, offset, limit }: { readonly kind: string; readonly only: Outcome | 'all'; readonly offset: number; readonly limit: number }
): Promise<DrawList> {
  const draw = drawOf(packs, kind)
  const ids = drawIds(db, draw)
  // null is a verdict too: it cannot be drawn again
  const verdicts = await verdictsOf(db, draw, [draw.dataset, draw.entries.dataset], ids, (id) => ({ differing: differingIn(db, draw, id) }))
  const differing = (id: string): number | null => verdicts.get(id)?.differing ?? null
  const by = new Map(outcomes.map((outcome) => [outcome, ids.filter((id) => outcomeOf(differing(id)) === outcome)]))
  const countOf = (outcome: Outcome): number => by.get(outcome)?.length ?? 0
  const wanted = outcomes.flatMap((outcome) => (only === 'all' || only === outcome ? (by.get(outcome) ?? []) : []))
  return {
    draws: drawsById(db, draw, wanted.slice(offset, offset + limit)).map(({ id, title, on, org, orgName, entries, places }) => {
      return { id, title: title ?? id, on, org, orgName, entries, places, differing: differing(id) }
    }),
    total: wanted.length,
    all: ids.length,
    same: countOf('same'),
    differ: countOf('differ'),
    not: countOf('not')
  }
}
