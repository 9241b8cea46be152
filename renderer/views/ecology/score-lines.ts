/** A unit's tree of scores as lines: which are unfolded, where on the scale of 100 each begins, and what of it was got, lost and not reported. Pure. */
import type { ScoreNodeRow } from '../../../shared/ipc/commands/score.ts'

export interface TreeLine {
  readonly node: ScoreNodeRow
  readonly depth: number
  readonly parent: string | null
  /** Of the whole's 100: where its share begins, what it got, what it lost, what nobody reported; the last three sum to its weight. */
  readonly start: number
  readonly got: number
  readonly lost: number
  readonly missing: number
}

/** What of a node's share was got, lost and not reported. A line of adjustment gives or takes without a share of its own. */
export function shares(node: ScoreNodeRow): { readonly got: number; readonly lost: number; readonly missing: number } {
  if (node.id.startsWith('adjust:'))
    return { got: Math.max(0, node.contribution ?? 0), lost: Math.max(0, -(node.contribution ?? 0)), missing: 0 }
  const missing = node.weight * (1 - node.coverage)
  // the whole has its bonuses, cap and veto in it
  const adjusted = node.children.some((child) => child.id.startsWith('adjust:'))
  const got = adjusted && node.contribution !== null ? node.contribution : sumOf(node)
  return { got, lost: Math.max(0, node.weight - missing - got), missing }
}

/** What the indicators under a node bring; also where the whole has no score and contributions are not printed. */
function sumOf(node: ScoreNodeRow): number {
  if (node.children.length > 0) return node.children.reduce((sum, child) => sum + (child.id.startsWith('adjust:') ? 0 : sumOf(child)), 0)
  return node.coverage > 0 && node.score !== null ? (node.weight * node.score) / 100 : 0
}

/** The lines that are seen. `opened` are the ids that are unfolded. */
export function flatten(root: ScoreNodeRow, opened: ReadonlySet<string>): readonly TreeLine[] {
  const lines: TreeLine[] = []
  const walk = (node: ScoreNodeRow, depth: number, parent: string | null, start: number): void => {
    lines.push({ node, depth, parent, start, ...shares(node) })
    if (!opened.has(node.id)) return
    let at = start
    let sum = sumOf(node)
    for (const child of node.children) {
      const given = child.contribution ?? 0
      const adjusts = child.id.startsWith('adjust:')
      walk(child, depth + 1, node.id, adjusts ? Math.min(sum, sum + given) : at)
      if (adjusts) sum += given
      at += child.weight
    }
  }
  walk(root, 0, null, 0)
  return lines
}

/** Ids above a node, so that it is seen. */
export function openPath(node: ScoreNodeRow, id: string | undefined): ReadonlySet<string> {
  if (id === undefined) return new Set()
  const walk = (one: ScoreNodeRow): readonly string[] | undefined => {
    if (one.id === id) return []
    for (const child of one.children) {
      const found = walk(child)
      if (found) return [one.id, ...found]
    }
    return undefined
  }
  return new Set(walk(node) ?? [])
}
