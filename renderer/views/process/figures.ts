/** Every figure of the view as a row that can be chosen: its words, its numbers, and the matters behind it. */
import type { TextKey, Text } from '../../../shared/text/index.ts'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import type { CommandInput } from '../../../shared/ipc/contract.ts'
import type { MarkKind } from '../../widgets/Marks.tsx'
import type { ProcessView } from './map-layout.ts'
import { spanText } from './span-text.ts'

/** The matters behind a figure, as `process.matters` takes it. */
export type Behind = Omit<CommandInput<'process.matters'>, 'procedure' | 'org' | 'from' | 'to' | 'offset' | 'limit'>

export interface Figure {
  readonly key: string
  readonly kick: string
  readonly title: string
  readonly behind: Behind
  readonly facts: readonly (readonly [string, string])[]
  /** numbers of the table, by column */
  readonly n: number
  readonly of?: number
  readonly share?: number
  readonly median?: number
  readonly p90?: number
  readonly work?: number
  readonly accepted?: number
  readonly nodes?: readonly string[]
  readonly mark?: MarkKind
  readonly node?: string
  readonly kind?: string
  /** what may be said against it */
  readonly note?: string
  /** a part of this figure apart: the cases already accepted */
  readonly acceptedBehind?: Behind
}

export interface FigureWords {
  readonly t: Text
  readonly node: (code: string) => string
  readonly mark: (kind: MarkKind) => string
}

const workdays = (value: number): string => formatNumber(value, Number.isInteger(value) ? 0 : 1)

export function edgeFigures(edges: ProcessView['edges'], { t, node }: FigureWords): readonly Figure[] {
  return edges.map(({ from, to, n, cases, median, p90, medianWork, p90Work, total }) => ({
    key: `edge ${from}\n${to}`,
    kick: t('process.edge.kick'),
    title: `${node(from)} → ${node(to)}`,
    behind: { part: 'edge', from_node: from, to_node: to },
    n,
    median,
    p90,
    work: medianWork,
    nodes: [from, to],
    facts: [
      [t('process.column.times'), formatNumber(n)],
      [t('process.column.n'), formatNumber(cases)],
      [t('process.column.median'), `${spanText(median, t)} · ${t('process.workdays', { n: workdays(medianWork) })}`],
      [t('process.column.p90'), `${spanText(p90, t)} · ${t('process.workdays', { n: workdays(p90Work) })}`],
      [t('process.column.total'), spanText(total, t)]
    ]
  }))
}

export function variantFigures({ variants, cases, withoutEvents }: ProcessView, { t, node }: FigureWords): readonly Figure[] {
  return variants.map(({ key, nodes, n, share, median, p90 }) => ({
    key: `variant ${key}`,
    kick: t('process.variant.kick'),
    title: t('process.variant.title', { n: formatNumber(n) }),
    behind: { part: 'variant', variant: key },
    n,
    of: cases - withoutEvents,
    share,
    median,
    p90,
    nodes: nodes.map(node),
    facts: [
      [
        t('process.column.n'),
        `${t('process.ofCases', { n: formatNumber(n), of: formatNumber(cases - withoutEvents) })} · ${formatPercent(share)}`
      ],
      [t('process.variant.span'), spanText(median, t)],
      [t('process.column.p90'), spanText(p90, t)]
    ]
  }))
}

export function nodeFigures(view: ProcessView, { t, node }: FigureWords): readonly Figure[] {
  return view.nodes.map(({ code, n, cases }) => ({
    key: `node ${code}`,
    kick: t('process.column.node'),
    title: node(code),
    behind: { part: 'node', node: code },
    n,
    facts: [
      [t('process.column.times'), formatNumber(n)],
      [t('process.column.n'), t('process.ofCases', { n: formatNumber(cases), of: formatNumber(view.cases) })]
    ]
  }))
}

export function deviationFigures(view: ProcessView, { t, node, mark }: FigureWords): readonly Figure[] {
  return view.deviations.map(({ kind, node: code, n, accepted, of }) => {
    const out = kind === 'missing' || kind === 'not_yet' ? 'ofMissing' : kind === 'case_overdue' ? 'ofDeadline' : 'ofReached'
    const share = of === 0 ? undefined : n / of
    return {
      key: `deviation ${kind}\n${code}`,
      kick: t('process.deviation.kick'),
      title: `${mark(kind)} · ${code === '' ? t('process.whole') : node(code)}`,
      behind: { part: 'deviation', kind, node: code },
      n,
      of,
      ...(share === undefined ? {} : { share }),
      accepted,
      mark: kind,
      node: code,
      note: t('process.deviation.innocent'),
      ...(accepted === 0 ? {} : { acceptedBehind: { part: 'accepted' as const, kind, node: code } }),
      facts: [
        [t('process.deviation.openCases'), t('process.ofCases', { n: formatNumber(n), of: formatNumber(of) })],
        ...(share === undefined ? [] : [[t('process.deviation.share'), formatPercent(share)] as const]),
        [t('process.deviation.accepted'), formatNumber(accepted)],
        [t('process.deviation.of'), t(`process.deviation.${out}` satisfies TextKey)]
      ]
    }
  })
}

export function peopleFigures(view: ProcessView, { t, node }: FigureWords): readonly Figure[] {
  const { deadlines: due } = view
  const note = t('process.people.innocent')
  const line = (part: 'late' | 'sameDay' | 'overdue', n: number, of: number): Figure => ({
    key: part,
    kick: t(`process.people.kind.${part}`),
    kind: t(`process.people.kind.${part}`),
    title: t(`process.people.${part}`),
    behind: { part },
    n,
    of,
    ...(of === 0 ? {} : { share: n / of }),
    note,
    facts: [[t('process.column.n'), t('process.ofCases', { n: formatNumber(n), of: formatNumber(of) })]]
  })
  const pairs = (part: 'incompatible' | 'consecutive'): readonly Figure[] =>
    view[part].map(({ from, to, same, of, cases }) => ({
      key: `${part} ${from}\n${to}`,
      kick: t(`process.people.kind.${part}`),
      kind: t(`process.people.kind.${part}`),
      title: t(part === 'incompatible' ? 'process.people.pair' : 'process.people.next', { from: node(from), to: node(to) }),
      behind: { part, from_node: from, to_node: to },
      n: same,
      of,
      ...(of === 0 ? {} : { share: same / of }),
      note,
      facts: [
        [
          t(part === 'incompatible' ? 'process.column.n' : 'process.column.times'),
          t(part === 'incompatible' ? 'process.ofCases' : 'process.ofPassages', { n: formatNumber(same), of: formatNumber(of) })
        ],
        ...(part === 'consecutive' ? [[t('process.column.n'), formatNumber(cases)] as const] : [])
      ]
    }))
  const dated = due.closed + due.open > 0
  const lines = dated
    ? [line('late', due.late, due.closed), line('sameDay', due.sameDay, due.closed), line('overdue', due.overdue, due.open)]
    : []
  return [...lines, ...pairs('incompatible'), ...pairs('consecutive')]
}
