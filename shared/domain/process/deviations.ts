/** Deviations of a procedure: marks gathered by kind and node, each out of the cases in which it could have stood. */
import { groupBy } from '../group.ts'
import type { Procedure } from '../../packs/pack.ts'
import { isLightMark, type MarkKind } from '../mark.ts'
import type { ProcessCase } from './process-case.ts'

/** A mark as far as counting goes. */
export interface MarkFact {
  readonly matter: string
  readonly kind: MarkKind
  /** '' for the whole case */
  readonly node: string
  readonly accepted: boolean
}

/** `cases` are those with an open mark; those whose marks are all accepted are `accepted`. `of`: see `outOf`. */
export interface Deviation {
  readonly kind: MarkKind
  readonly node: string
  readonly cases: readonly string[]
  readonly accepted: readonly string[]
  readonly of: number
}

/** Most cases first; states of a case (not yet, order unknown) come after what is unusual. */
export function deviationsOf(
  marks: readonly MarkFact[],
  cases: readonly ProcessCase[],
  procedure: Pick<Procedure, 'deadline'> | undefined
): readonly Deviation[] {
  const reached = new Map<string, number>()
  for (const one of cases) for (const node of one.reached) reached.set(node, (reached.get(node) ?? 0) + 1)
  const limited = procedure?.deadline !== undefined
  const dated = cases.filter((one) => one.deadline !== null || (limited && one.opened !== null)).length
  const groups = groupBy(marks, (mark) => JSON.stringify([mark.kind, mark.node]))
  return [...groups.values()]
    .flatMap((group): readonly Deviation[] => {
      const [first] = group
      if (first === undefined) return []
      const open = new Set(group.filter((mark) => !mark.accepted).map((mark) => mark.matter))
      const accepted = new Set(group.map((mark) => mark.matter).filter((matter) => !open.has(matter)))
      const { kind, node } = first
      return [{ kind, node, cases: [...open], accepted: [...accepted], of: outOf(kind, reached.get(node) ?? 0, cases.length, dated) }]
    })
    .toSorted(
      (a, b) =>
        Number(isLightMark(a.kind)) - Number(isLightMark(b.kind)) ||
        b.cases.length - a.cases.length ||
        (a.kind + a.node < b.kind + b.node ? -1 : 1)
    )
}

/** A node that is missing or not reached can be so in any case; the whole case's deadline only where one is given; all else where the node was reached. */
function outOf(kind: MarkKind, reached: number, all: number, dated: number): number {
  if (kind === 'missing' || kind === 'not_yet') return all
  return kind === 'case_overdue' ? dated : reached
}
