/**
 * Scores frozen: the tree, every value and what came of them, under one hash. Checking a snapshot computes it anew from what was frozen, so a score
 * printed last year is shown to be the same today, whatever has been imported since.
 */
import { createHash } from 'node:crypto'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { indicatorTree } from '../../../../shared/packs/indicator/tree.ts'
import { parsePeriod, type Period } from '../../../../shared/packs/indicator/period.ts'
import { scoreInputs, type ScoreInputs } from '../../../../shared/packs/indicator/score-inputs.ts'
import type { UnitScore } from '../../../../shared/packs/indicator/score-period.ts'
import type { Session } from '../../session.ts'
import { frozenHash, insertSnapshot, snapshotById, type WholeSnapshot } from '../../queries/trees.ts'
import { canonicalJson } from '../../vault/canonical-json.ts'
import { transaction } from '../../vault/sql.ts'
import { scoreUnits } from './score-units.ts'
import { treeAsText } from './trees.ts'

type Plain = Parameters<typeof canonicalJson>[0]

/** What of a period's scores is printed, as text whose every digit is kept. */
function printedScores(scores: Iterable<UnitScore>): string {
  return canonicalJson(
    [...scores].map(({ unit, score, range, coverage, band, provisional, rank, peers, tree, leaves }) => ({
      unit,
      score,
      range,
      coverage,
      band,
      provisional,
      rank,
      peers,
      tree,
      leaves: [...leaves.values()]
    })) as unknown as Plain
  )
}

const hashOf = (parts: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}\n`).update(part)
  return hash.digest('hex')
}

export interface Making {
  readonly id: string
  readonly asOf: string
  readonly at: string
  readonly reason: string
}

/** Freezes a period as it stands. Within `session.write`. */
export function makeSnapshot(session: Session, period: Period, making: Making): WholeSnapshot {
  const { vault, packs } = session
  const scored = scoreUnits(vault.reader, packs, period)
  const tree = treeAsText(scored.tree)
  const inputs = canonicalJson(scored.inputs as unknown as Plain)
  const scores = printedScores(scored.scores.values())
  const snapshot = {
    id: making.id,
    period: period.id,
    tree_id: scored.tree.id,
    tree_version: scored.tree.version,
    tree,
    inputs,
    scores,
    hash: hashOf([tree, inputs, scores]),
    units: scored.scores.size,
    as_of: making.asOf,
    reason: making.reason,
    at: making.at,
    account: vault.account
  }
  transaction(vault.writer, () => {
    insertSnapshot(vault.writer, snapshot)
    vault.audit({
      action: 'score.freeze',
      subject: making.id,
      detail: { period: period.id, tree: `${scored.tree.id}@${scored.tree.version}`, hash: snapshot.hash }
    })
  })
  return snapshot
}

export interface SnapshotCheck {
  /** same: hash and a new computation agree; altered: what is stored is not what was hashed, or not what the audit chain says was frozen; differs: the arithmetic gives something else */
  readonly verdict: 'same' | 'altered' | 'differs'
  readonly hash: string
  /** units whose score as of now is another, because data came in since */
  readonly changed: readonly { readonly unit: string; readonly name: string; readonly then: number | null; readonly now: number | null }[]
}

/** Throws `unknown_id`. */
export function checkSnapshot(session: Session, id: string): SnapshotCheck {
  const { vault, packs } = session
  const stored = snapshotById(vault.reader, id)
  if (stored === undefined) throw new AppError('unknown_id', '没有这份快照。')
  const { tree, inputs, scores, hash } = stored
  if (hashOf([tree, inputs, scores]) !== hash || frozenHash(vault.reader, id) !== hash) return { verdict: 'altered', hash, changed: [] }
  const period = parsePeriod(stored.period)
  if (period === null) return { verdict: 'altered', hash, changed: [] }
  const frozen = JSON.parse(inputs) as ScoreInputs
  const again = scoreInputs(indicatorTree.parse(JSON.parse(tree)), period, frozen)
  const now = scoreUnits(vault.reader, packs, period).scores
  const changed = again.flatMap((one) => {
    const score = now.get(one.unit)?.score ?? null
    const name = frozen.units.find((unit) => unit.id === one.unit)?.name ?? one.unit
    return score === one.score ? [] : [{ unit: one.unit, name, then: one.score, now: score }]
  })
  return { verdict: printedScores(again) === scores ? 'same' : 'differs', hash, changed }
}
