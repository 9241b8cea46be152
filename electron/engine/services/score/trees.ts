/**
 * Trees of indicators: the one a pack brings, and versions of it that the office made. A version holds for periods that end on or after its first
 * day; scores of earlier periods stay under the tree of then.
 */
import { AppError } from '../../../../shared/ipc/reply.ts'
import { checkTree, indicatorTree, type IndicatorTree } from '../../../../shared/packs/indicator/tree.ts'
import type { Period } from '../../../../shared/packs/indicator/period.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { insertTree, savedTrees, type SavedTree } from '../../queries/trees.ts'
import { canonicalJson } from '../../vault/canonical-json.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { transaction } from '../../vault/sql.ts'
import type { Vault } from '../../vault/vault.ts'

/** The tree in force for a period. Throws `unknown_id` when no pack brings one. */
export function treeFor(db: ReadableDB, packs: PackSet, period: Pick<Period, 'to'>): IndicatorTree {
  const shipped = packs.trees[0]
  if (shipped === undefined) throw new AppError('unknown_id', '没有启用含指标体系的领域包。', { next: '请启用“政治生态”包。' })
  const own = savedTrees(db, shipped.id).filter((saved) => saved.valid_from <= period.to)
  const latest = own.at(-1)
  return latest === undefined ? shipped : readTree(latest)
}

/** Stored trees were written out in full by `treeAsText`, so they parse again. */
export function readTree(saved: SavedTree): IndicatorTree {
  return indicatorTree.parse(JSON.parse(saved.tree))
}

/** A tree as it is written in indicators.yaml: sums as text again. */
export function treeAsText(tree: IndicatorTree): string {
  return canonicalJson(
    JSON.parse(JSON.stringify(tree), (_key, value: unknown) => (isSum(value) ? value.text : value)) as Parameters<typeof canonicalJson>[0]
  )
}
const isSum = (value: unknown): value is { readonly text: string } =>
  typeof value === 'object' && value !== null && 'expression' in value && 'text' in value && typeof value.text === 'string'

/** Saves a changed tree as the next version. Throws `usage` with the first fault. */
export function saveTree(
  vault: Vault,
  packs: PackSet,
  change: { readonly tree: unknown; readonly validFrom: string; readonly reason: string; readonly approver: string },
  at: string
): IndicatorTree {
  const parsed = indicatorTree.safeParse(change.tree)
  if (!parsed.success) throw new AppError('usage', `指标体系有误：${parsed.error.issues[0]?.message ?? ''}。`)
  const shipped = packs.trees.find((tree) => tree.id === parsed.data.id)
  if (shipped === undefined) throw new AppError('unknown_id', `没有指标体系 ${parsed.data.id}。`)
  const fault = checkTree(parsed.data, new Set(packs.points.keys()))[0]
  if (fault !== undefined) throw new AppError('usage', `${fault.message}。`, { next: '各级权重之和须与上级相等。' })
  const saved = savedTrees(vault.reader, shipped.id)
  const version = Math.max(shipped.version, ...saved.map((one) => one.version)) + 1
  const tree = { ...parsed.data, version }
  transaction(vault.writer, () => {
    insertTree(vault.writer, {
      id: tree.id,
      version,
      tree: treeAsText(tree),
      valid_from: change.validFrom,
      reason: change.reason,
      approver: change.approver,
      at,
      account: vault.account
    })
    vault.audit({
      action: 'tree.save',
      subject: `${tree.id}@${version}`,
      detail: { from: change.validFrom, reason: change.reason, approver: change.approver }
    })
  })
  return tree
}
