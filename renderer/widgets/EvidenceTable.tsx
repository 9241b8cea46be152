/**
 * Rows that stand behind a figure: few telling columns first, all on demand, each with its file and line and whether it was checked with the
 * original. A row opens its source line.
 */
import { useMemo, useRef, useState, type ReactNode } from 'react'
import type { WarningCard } from '../../shared/ipc/commands/warning.ts'
import { formatNumber } from '../../shared/text/format.ts'
import { useSettings } from '../app/settings.tsx'
import { Button } from './Button.tsx'
import { chooseColumns, columnWidth, isNumberColumn, shortPlace } from './evidence-columns.ts'
import { DateText, Money, useMoneyUnit } from './Figures.tsx'
import { Ledger, type LedgerColumn } from './Ledger.tsx'
import { useWidth } from './use-width.ts'
import './evidence.css'

export type EvidenceRows = WarningCard['evidence'][number]
export type EvidenceRow = EvidenceRows['rows'][number]

/** One value by its type: money by the switch, dates as ISO, yes or no. */
export function EvidenceValueText(props: {
  readonly type: string
  readonly value: string | number | null
  readonly unit?: boolean
}): ReactNode {
  const { text: t } = useSettings()
  const { type, value } = props
  if (value === null || value === '') return <span className="mut">—</span>
  if (type === 'fen' && typeof value === 'number') return <Money fen={value} unit={props.unit ?? false} />
  if (type === 'date' && typeof value === 'string') return <DateText date={value} />
  if (type === 'timestamp' && typeof value === 'string') return <DateText date={value} minute={value.length > 10} />
  if (type === 'boolean') return value === 1 || value === '1' ? t('evidence.yes') : t('evidence.no')
  if (type === 'real' && typeof value === 'number') return formatNumber(value, Number.isInteger(value) ? 0 : 2)
  if (type === 'integer' && typeof value === 'number') return formatNumber(value)
  return String(value)
}

export interface EvidenceTableProps {
  readonly table: EvidenceRows
  readonly label: string
  readonly onOpen: (row: EvidenceRow) => void
  /** Id of the row that is open beside. */
  readonly here?: string | undefined
  /** Rows in the denominator that were not counted are grey and marked 不计. */
  readonly rows?: readonly EvidenceRow[]
  readonly columns?: number
  /** So many rows at first; the rest on demand. */
  readonly first?: number
}

export function EvidenceTable(props: EvidenceTableProps): ReactNode {
  const { settings, text: t } = useSettings()
  const moneyUnit = useMoneyUnit()
  const { table } = props
  const rows = props.rows ?? table.rows
  const [all, setAll] = useState(false)
  const [wide, setWide] = useState(false)
  const first = props.first ?? 12
  const box = useRef<HTMLDivElement>(null)
  const room = useWidth(box, 560)
  const few = useMemo(
    () =>
      chooseColumns(
        table.columns,
        rows.map((row) => row.values),
        props.columns ?? (room >= 540 ? 4 : 3)
      ),
    [table.columns, rows, props.columns, room]
  )
  const shown = wide ? table.columns.map((_, index) => index) : few
  const columns: LedgerColumn<EvidenceRow>[] = shown.flatMap((index) => {
    const column = table.columns[index]
    if (!column) return []
    const width = columnWidth(column.type) ?? (wide ? 140 : undefined)
    const name = settings.language === 'en' ? column.nameEn : column.nameZh
    return [
      {
        id: column.field,
        title: (
          <span title={name}>
            {name}
            {column.type === 'fen' && <span className="unit"> {moneyUnit}</span>}
          </span>
        ),
        ...(width === undefined ? {} : { width: column.type === 'fen' ? (settings.language === 'en' ? 112 : 92) : width }),
        number: isNumberColumn(column.type),
        cell: (row: EvidenceRow) => {
          const value = row.values[index] ?? null
          return (
            <span
              className={columnWidth(column.type) === undefined ? 'two-lines' : undefined}
              title={value === null ? undefined : String(value)}
            >
              <EvidenceValueText type={column.type} value={value} />
            </span>
          )
        }
      }
    ]
  })
  columns.push({
    id: 'source',
    title: t('evidence.sourceLine'),
    width: 110,
    cell: (row) =>
      row.source ? (
        <span className="sec place" title={t('evidence.place', row.source)}>
          {row.source.line} · <span className="cut">{shortPlace(row.source.file, row.source.sheet)}</span>
        </span>
      ) : (
        <span className="mut">{t(table.dataset === 'figure' ? 'evidence.typedIn' : 'evidence.derived')}</span>
      )
  })
  columns.push({
    id: 'check',
    title: t('evidence.check'),
    width: settings.language === 'en' ? 68 : 52,
    cell: (row) => (row.counted ? t(`evidence.checkState.${row.check}`) : t('evidence.notCounted'))
  })
  const seen = all ? rows : rows.slice(0, first)
  return (
    <div className="evidence" ref={box}>
      <div className="evidence-scroll" data-wide={wide || undefined}>
        <Ledger
          columns={columns}
          rows={seen}
          rowKey={(row) => row.id}
          label={props.label}
          onOpen={props.onOpen}
          state={(row) => (row.id === props.here ? 'on' : row.counted ? undefined : 'out')}
        />
      </div>
      <div className="evidence-more">
        {rows.length > seen.length && (
          <Button kind="quiet" onPress={() => setAll(true)}>
            {t('evidence.showAll', { n: rows.length })}
          </Button>
        )}
        {table.columns.length > few.length && (
          <Button kind="quiet" onPress={() => setWide(!wide)}>
            {wide ? t('evidence.fewColumns') : t('evidence.allColumns')}
          </Button>
        )}
        {table.total > table.rows.length && (
          <span className="mut">{t('evidence.shownOf', { shown: table.rows.length, total: table.total })}</span>
        )}
      </div>
    </div>
  )
}
