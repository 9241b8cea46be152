/** The figures of a part as a list: picked by J and K, the chosen one stands in the inspector with its matters. */
import { useCallback, type ReactNode } from 'react'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { DataTable, type DataColumn } from '../../widgets/DataTable.tsx'
import { MarkSample } from '../../widgets/Marks.tsx'
import type { Figure } from './figures.ts'
import { spanText } from './span-text.ts'

export type FigureColumn =
  | 'share'
  | 'n'
  | 'times'
  | 'of'
  | 'steps'
  | 'path'
  | 'passage'
  | 'median'
  | 'p90'
  | 'work'
  | 'mark'
  | 'node'
  | 'accepted'
  | 'kind'
  | 'what'

export function FigureList(props: {
  readonly label: string
  readonly figures: readonly Figure[]
  readonly columns: readonly FigureColumn[]
  /** Changes with the data. */
  readonly resetKey: string
  readonly here: string | undefined
  readonly onHere: (figure: Figure) => void
  readonly onOpen: () => void
  readonly empty: ReactNode
}): ReactNode {
  const columns = useFigureColumns()
  const { figures } = props
  const load = useCallback(
    (start: number, end: number) => Promise.resolve({ rows: figures.slice(start, end), total: figures.length }),
    [figures]
  )
  return (
    <DataTable<Figure>
      label={props.label}
      loadRange={load}
      resetKey={props.resetKey}
      rowKey={(row) => row.key}
      here={props.here}
      onHere={props.onHere}
      onOpen={props.onOpen}
      state={(row) => (row.n === 0 ? 'out' : undefined)}
      empty={props.empty}
      columns={props.columns.map((id) => columns[id])}
    />
  )
}

function useFigureColumns(): Readonly<Record<FigureColumn, DataColumn<Figure>>> {
  const t = useText()
  const days = (value: number | undefined): ReactNode => (value === undefined ? <span className="mut">—</span> : spanText(value, t))
  return {
    share: { id: 'share', title: t('process.column.share'), width: 118, cell: (row) => <Share value={row.share} /> },
    n: { id: 'n', title: t('process.column.n'), width: 60, number: true, cell: (row) => formatNumber(row.n) },
    times: { id: 'times', title: t('process.column.times'), width: 60, number: true, cell: (row) => formatNumber(row.n) },
    of: {
      id: 'of',
      title: t('process.column.of'),
      width: 66,
      number: true,
      cell: (row) => <span className="mut">{row.of === undefined ? '—' : formatNumber(row.of)}</span>
    },
    steps: { id: 'steps', title: t('process.column.steps'), width: 60, number: true, cell: (row) => row.nodes?.length ?? 0 },
    path: { id: 'path', title: t('process.column.path'), width: 240, grow: true, cell: (row) => row.nodes?.join(' › ') ?? '' },
    passage: { id: 'passage', title: t('process.edge.kick'), width: 280, grow: true, cell: (row) => row.title },
    median: { id: 'median', title: t('process.column.median'), width: 92, number: true, cell: (row) => days(row.median) },
    p90: { id: 'p90', title: t('process.column.p90'), width: 108, number: true, cell: (row) => days(row.p90) },
    work: {
      id: 'work',
      title: t('process.column.work'),
      width: 108,
      number: true,
      cell: (row) => (row.work === undefined ? '—' : formatNumber(row.work, Number.isInteger(row.work) ? 0 : 1))
    },
    mark: {
      id: 'mark',
      title: t('process.column.mark'),
      width: 168,
      cell: (row) => (
        <span className="row-line">
          {row.mark && <MarkSample kind={row.mark} />}
          {row.title.split(' · ')[0]}
        </span>
      )
    },
    node: {
      id: 'node',
      title: t('process.column.node'),
      width: 200,
      grow: true,
      cell: (row) => row.title.split(' · ').slice(1).join(' · ')
    },
    accepted: {
      id: 'accepted',
      title: t('process.column.accepted'),
      width: 66,
      number: true,
      cell: (row) => (row.accepted ? formatNumber(row.accepted) : <span className="mut">0</span>)
    },
    kind: { id: 'kind', title: t('process.column.kind'), width: 104, cell: (row) => <span className="sec">{row.kind}</span> },
    what: { id: 'what', title: t('process.column.what'), width: 280, grow: true, cell: (row) => row.title }
  }
}

/** A bar from nothing to all, and the share in figures. */
function Share(props: { readonly value: number | undefined }): ReactNode {
  if (props.value === undefined) return <span className="mut">—</span>
  return (
    <span className="process-share">
      <i aria-hidden>
        <b style={{ width: `${Math.max(props.value > 0 ? 2 : 0, props.value * 100)}%` }} />
      </i>
      <span className="num">{formatPercent(props.value)}</span>
    </span>
  )
}
