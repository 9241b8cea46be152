/** Reading, trying and saving changes of the tree: before a new version holds, it is seen which unit would move where. */
import type { CommandOutput, ParsedInput } from '../../../../shared/ipc/contract.ts'
import { formulaWords } from '../../../../shared/packs/indicator/formula-words.ts'
import type { Period } from '../../../../shared/packs/indicator/period.ts'
import { checkTree, pointsOfLeaf, type IndicatorTree } from '../../../../shared/packs/indicator/tree.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { countedPoints } from '../../queries/points.ts'
import { savedTrees } from '../../queries/trees.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { pointNames } from './read-leaf.ts'
import { indicatorRows } from './read-table.ts'
import { scoreUnits } from './score-units.ts'
import { readTree, treeFor } from './trees.ts'

type Change = Pick<ParsedInput<'tree.try'>, 'weights' | 'observed'>

/** The tree with other weights and other indicators that are only looked at. */
export function changedTree(tree: IndicatorTree, change: Change): IndicatorTree {
  return {
    ...tree,
    indicators: tree.indicators.map((node) => {
      const { observed, ...rest } = node
      const asked = Object.hasOwn(change.observed, node.id) ? change.observed[node.id] : observed
      const weight = change.weights[node.id] ?? node.weight
      return asked === null || asked === undefined ? { ...rest, weight } : { ...rest, weight, observed: asked }
    })
  }
}

/** How every unit would stand under the changed tree; the fault when it does not hold together. */
export function tryTree(db: ReadableDB, packs: PackSet, period: Period, change: Change): CommandOutput<'tree.try'> {
  const now = scoreUnits(db, packs, period)
  const tree = changedTree(now.tree, change)
  const fault = checkTree(tree, new Set(packs.points.keys()))[0]
  if (fault !== undefined) return { fault: fault.message, moves: [] }
  const then = scoreUnits(db, packs, period, tree)
  return {
    fault: null,
    moves: now.units.map((unit) => {
      const [a, b] = [now.scores.get(unit.id), then.scores.get(unit.id)]
      return {
        unit: unit.id,
        name: unit.name,
        kind: unit.kind,
        before: a?.score ?? null,
        after: b?.score ?? null,
        rankBefore: a?.rank ?? null,
        rankAfter: b?.rank ?? null,
        bandBefore: a?.band ?? null,
        bandAfter: b?.band ?? null
      }
    })
  }
}

/** The tree in force today (or a version), with every formula in words, and the versions there are. */
export function viewTree(db: ReadableDB, packs: PackSet, today: string, version: number | undefined): CommandOutput<'tree.read'> {
  const inForce = treeFor(db, packs, { to: today })
  const saved = savedTrees(db, inForce.id)
  const asked = saved.find((one) => one.version === version)
  const shipped = packs.trees.find((one) => one.id === inForce.id)
  const tree = asked !== undefined ? readTree(asked) : version !== undefined && shipped?.version === version ? shipped : inForce
  const names = pointNames(packs)
  const nodes = new Map(tree.indicators.map((node) => [node.id, node]))
  const counted = countedPoints(db)
  return {
    tree: { id: tree.id, version: tree.version, name: tree.name, mark: tree.mark },
    versions: [
      ...(shipped === undefined
        ? []
        : [{ version: shipped.version, validFrom: '', reason: '', approver: '', at: '', account: '', shipped: true }]),
      ...saved.map((one) => ({
        version: one.version,
        validFrom: one.valid_from,
        reason: one.reason,
        approver: one.approver,
        at: one.at,
        account: one.account,
        shipped: false
      }))
    ],
    indicators: indicatorRows(tree).map((row) => {
      const node = nodes.get(row.id)
      return {
        ...row,
        prose: node?.prose ?? '',
        formula: node?.formula === undefined ? { zh: '', en: '' } : formulaWords(node.formula, names),
        choice: node?.choice ?? null,
        applies: [...(node?.applies ?? [])],
        points: node === undefined ? [] : [...pointsOfLeaf(node)],
        mark: node?.mark ?? 'L'
      }
    }),
    variants: tree.variants.map(({ id, name, kinds, drop }) => ({ id, name, kinds: [...kinds], drop: [...drop] })),
    points: [...packs.points.values()].map((point) => ({
      id: point.id,
      indicator: point.indicator,
      name: point.name,
      source: point.source,
      department: point.department,
      unit: point.unit,
      every: point.every,
      counted: counted.has(point.id),
      why: point.query === undefined ? '' : point.query.note.zh
    }))
  }
}
