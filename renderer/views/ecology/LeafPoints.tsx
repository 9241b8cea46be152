/** The figures an indicator is made of: value, who keeps it, what is lacking, and the lines behind it: reported ones with file, sheet and line, counted ones by name. */
import type { ReactNode } from 'react'
import type { LeafView } from '../../../shared/ipc/commands/score.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import type { Text } from '../../../shared/text/index.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { shortPlace } from '../../widgets/evidence-columns.ts'
import { InspectorSection } from '../../widgets/Inspector.tsx'

type Point = LeafView['points'][number]
/** Something behind a figure that can be opened. */
export interface LeafLine {
  readonly key: string
  /** key of the figure it stands behind */
  readonly point: string
  readonly dataset: string
  readonly id: string
  readonly warning: string | null
  readonly label: string
}
const keyOf = (point: Point): string => `${point.id} ${point.when}`
/** More counted rows than this stand in a sentence only. */
const most = 40

/** All lines, in the order in which they are shown. */
export function linesOf(leaf: LeafView): readonly LeafLine[] {
  return leaf.points.flatMap((point) => [
    ...point.rows.map((row) => ({
      key: `${keyOf(point)} ${row.id}`,
      point: keyOf(point),
      dataset: 'point_value',
      id: row.id,
      warning: null,
      label: `${point.id} ${row.period}`
    })),
    ...point.counted.slice(0, most).map((row) => ({
      key: `${keyOf(point)} ${row.id}`,
      point: keyOf(point),
      dataset: row.dataset,
      id: row.id,
      warning: row.warning,
      label: row.title
    }))
  ])
}

/** A value with its unit. */
function valueText(point: Point, value: number | null, t: Text): string {
  return value === null
    ? t('common.lacking')
    : t(`ecology.pointUnit.${point.unit}`, { n: formatNumber(value, Number.isInteger(value) ? 0 : 2) })
}

export function LeafPoints(props: {
  readonly leaf: LeafView
  readonly picked: string | undefined
  readonly onOpen: (line: LeafLine) => void
}): ReactNode {
  const t = useText()
  const { leaf } = props
  const lines = linesOf(leaf)
  return (
    <InspectorSection
      title={t('ecology.leaf.points')}
      note={t('ecology.leaf.pointsNote', { n: new Set(leaf.points.map((point) => point.id)).size })}
    >
      {leaf.points.map((point) => (
        <PointBlock key={keyOf(point)} {...props} point={point} lines={lines.filter((line) => line.point === keyOf(point))} />
      ))}
    </InspectorSection>
  )
}

interface PointBlockProps {
  readonly point: Point
  readonly lines: readonly LeafLine[]
  readonly picked: string | undefined
  readonly onOpen: (line: LeafLine) => void
}

function PointBlock(props: PointBlockProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { point, lines } = props
  return (
    <div className="ecology-point">
      <div className="row-line">
        <b className="cut" title={name(point.name)}>
          <small className="mut">{point.id} </small>
          {name(point.name)}
          {point.when !== 'now' && <small className="mut"> · {t(`ecology.leaf.when.${point.when}`)}</small>}
        </b>
        <span className="push" />
        <b className="num">{valueText(point, point.value, t)}</b>
      </div>
      <p className="mut">
        {t(`ecology.from.${point.from}`)} · {t('ecology.leaf.collects', { source: point.source, department: point.department })}
        {point.note !== null && ` · ${name(point.note)}`}
      </p>
      {point.lacking.length > 0 && <p>{t('ecology.leaf.lacking', { periods: point.lacking.join(t('common.comma')) })}</p>}
      {lines.length > 0 && (
        <ul className="ecology-lines">
          {lines.map((line) => (
            <li key={line.key} data-on={line.key === props.picked || undefined}>
              <button type="button" onClick={() => props.onOpen(line)}>
                <LineText point={point} line={line} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {point.countedTotal > most && <p className="mut">{t('ecology.leaf.more', { n: point.countedTotal - most })}</p>}
    </div>
  )
}

function LineText(props: { readonly point: Point; readonly line: LeafLine }): ReactNode {
  const t = useText()
  const { point, line } = props
  const row = point.rows.find((one) => one.id === line.id)
  if (!row) {
    const counted = point.counted.find((one) => one.id === line.id)
    return (
      <>
        <span className="cut" title={line.label}>
          {line.warning !== null && <span className="tag">{t('ecology.leaf.warning')}</span>} {line.label}
        </span>
        <span className="mut">{counted?.month}</span>
      </>
    )
  }
  const place = row.source
    ? [row.source.file, row.source.sheet, t('ecology.leaf.line', { line: row.source.line })].filter((part) => part !== '').join(' · ')
    : row.form
  const short = row.source
    ? `${shortPlace(row.source.file, row.source.sheet)} · ${t('ecology.leaf.line', { line: row.source.line })}`
    : row.form
  return (
    <>
      <span>
        {row.period} {valueText(point, row.value, t)}
        {row.filledBy !== '' && (
          <span className="mut"> {t('ecology.leaf.filled', { by: row.filledBy, checked: row.checkedBy || '—' })}</span>
        )}
      </span>
      <span className="mut cut" title={place}>
        {short}
      </span>
      {row.note !== '' && <span className="mut">{row.note}</span>}
    </>
  )
}
