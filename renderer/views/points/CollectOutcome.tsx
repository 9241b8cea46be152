/** What returned workbooks say: each file with its check, each cell that is left out with its address and why, and who of the same issue is lacking. */
import type { ReactNode } from 'react'
import type { Collected } from '../../../shared/ipc/commands/points.ts'
import { useText } from '../../app/settings.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'

export function CollectOutcome(props: { readonly seen: Collected }): ReactNode {
  const t = useText()
  const { files, cells, missing } = props.seen
  return (
    <>
      <Ledger
        label={t('points.collect.files')}
        rows={files}
        rowKey={(file, at) => `${file.file} ${String(at)}`}
        columns={[
          { id: 'file', title: t('points.collect.column.file'), cell: (file) => file.file },
          { id: 'recipient', title: t('points.collect.column.recipient'), width: 200, cell: (file) => file.recipient },
          {
            id: 'state',
            title: t('points.collect.column.state'),
            width: 240,
            cell: (file) =>
              file.state === 'good' ? t('points.collect.state.good') : <b>{`${t(`points.collect.state.${file.state}`)} ${file.detail}`}</b>
          },
          { id: 'filled', title: t('points.collect.column.filled'), width: 64, number: true, cell: (file) => file.filled },
          { id: 'blank', title: t('points.collect.column.blank'), width: 64, number: true, cell: (file) => file.blank },
          { id: 'refused', title: t('points.collect.column.refused'), width: 64, number: true, cell: (file) => file.refused }
        ]}
      />
      <h3 className="heading">{cells.length === 0 ? t('points.collect.cellsNone') : t('points.collect.cells')}</h3>
      {cells.length > 0 && (
        <Ledger
          label={t('points.collect.cells')}
          rows={cells.slice(0, 500)}
          rowKey={(cell, at) => `${cell.file} ${cell.cell} ${String(at)}`}
          columns={[
            { id: 'file', title: t('points.collect.column.file'), width: 240, cell: (cell) => cell.file },
            { id: 'cell', title: t('points.collect.column.cell'), width: 64, cell: (cell) => cell.cell },
            { id: 'point', title: t('points.collect.column.point'), width: 64, cell: (cell) => cell.point },
            { id: 'said', title: t('points.collect.column.said'), width: 96, cell: (cell) => cell.said },
            { id: 'why', title: t('points.collect.column.why'), width: 260, cell: (cell) => t(`points.fault.${cell.kind}`) },
            { id: 'detail', title: t('points.collect.column.detail'), cell: (cell) => cell.detail }
          ]}
        />
      )}
      {missing.length > 0 && (
        <p>
          {t('points.collect.missing')}：{missing.map((one) => one.recipient).join('、')}
        </p>
      )}
    </>
  )
}
