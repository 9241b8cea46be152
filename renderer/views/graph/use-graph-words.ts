/** Names of kinds, spans of time and what stands on a line, in the language of the window. */
import { useMemo } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import type { GraphEdge } from '../../../shared/ipc/commands/graph.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import type { Line } from './board.ts'
import type { GraphScene } from './graph-draw.ts'

type Kinds = CommandOutput<'graph.kinds'>
export interface GraphWords {
  readonly kinds: Kinds
  readonly looks: GraphScene['kinds']
  readonly nodeKind: (kind: string) => string
  readonly tieKind: (kind: string) => string
  readonly about: (kind: string) => Kinds['edges'][number] | undefined
  readonly span: (edge: GraphEdge) => string
  /** so many rows; of two that meet again and again, so many times */
  readonly count: (edge: GraphEdge) => string
  readonly line: (line: Line) => string
}
const none: Kinds = { nodes: [], edges: [] }

export function useGraphWords(): GraphWords {
  const t = useText()
  const name = useBilingual()
  const data = useCommand('graph.kinds', {}).data ?? none
  return useMemo(() => {
    const nodes = new Map(data.nodes.map((one) => [one.id, one]))
    const edges = new Map(data.edges.map((one) => [one.id, one]))
    const tieKind = (kind: string): string => {
      const found = edges.get(kind)
      return found === undefined ? kind : name(found.name)
    }
    return {
      kinds: data,
      looks: nodes,
      nodeKind: (kind) => {
        const found = nodes.get(kind)
        return found === undefined ? kind : name(found.name)
      },
      tieKind,
      about: (kind) => edges.get(kind),
      count: ({ kind, n }) => t(edges.get(kind)?.pair === true ? 'graph.times' : 'graph.rows', { n: formatNumber(n) }),
      span: ({ first, last, open }) =>
        first === null
          ? ''
          : open
            ? t('graph.since', { date: first })
            : last === null || last === first
              ? first
              : t('graph.span', { first, last }),
      line: ({ edges: own }) => [...new Set(own.map(({ kind, label }) => name(label) || tieKind(kind)))].slice(0, 2).join('、')
    }
  }, [data, name, t])
}
