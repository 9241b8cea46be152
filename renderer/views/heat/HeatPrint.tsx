/**
 * The map on paper: a table whose head repeats on every page, numbers in every cell, greys and patterns instead of colours. It exists only while
 * printing, because 69 × 60 cells are many elements for a screen that does not show them.
 */
import { useEffect, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { useText } from '../../app/settings.tsx'
import { spansOf } from '../../widgets/matrix-layout.ts'
import { HeatLegend } from './HeatLegend.tsx'
import type { HeatGrid } from './heat-grid.ts'
import { isDifference } from './heat-scale.ts'

export function HeatPrint(props: { readonly grid: HeatGrid; readonly title: string; readonly period: string }): ReactNode {
  const t = useText()
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const before = (): void => flushSync(() => setPrinting(true))
    const after = (): void => setPrinting(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  if (!printing) return null
  const { grid } = props
  const flat = { starts: grid.columns.map((_, index) => index), size: 1, length: grid.columns.length }
  const groups = spansOf(
    flat,
    grid.columns.map((column) => column.group)
  )
  const hasGroups = groups.some((group) => group.key !== '')
  const size = grid.columns.length > 44 ? 'small' : grid.columns.length > 24 ? 'middle' : 'large'
  return (
    <section className="heat-print" data-size={size} data-difference={isDifference(grid.scale.colour) || undefined}>
      <h1>
        {t('heat.printTitle', { title: props.title })}
        <small>{props.period}</small>
      </h1>
      <HeatLegend scale={grid.scale} title={props.title} />
      <p>{t('heat.printNote')}</p>
      <table>
        <colgroup>
          <col />
          <col />
          {grid.columns.map((column) => (
            <col key={column.id} />
          ))}
        </colgroup>
        <thead>
          {hasGroups && (
            <tr>
              <td colSpan={2} aria-label={t('heat.unit')} />
              {groups.map((group) => (
                <th key={`${group.key}-${group.from}`} scope="colgroup" colSpan={group.to - group.from + 1} className="heat-print-group">
                  {group.key}
                </th>
              ))}
            </tr>
          )}
          <tr>
            <th scope="col">{t('heat.unit')}</th>
            <th scope="col" className="num">
              {t('heat.total')}
            </th>
            {grid.columns.map((column) => (
              <th key={column.id} scope="col" className="heat-print-column">
                <span>{column.short}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row, rowIndex) => [
            grid.rows[rowIndex - 1]?.group === row.group ? null : (
              <tr key={`${row.id} kind`} className="heat-print-kind">
                <th scope="rowgroup" colSpan={grid.columns.length + 2}>
                  {row.group}
                </th>
              </tr>
            ),
            <tr key={row.id}>
              <th scope="row">{row.name}</th>
              <td className="num">{row.total}</td>
              {grid.columns.map((column, columnIndex) => {
                const cell = grid.cell(rowIndex, columnIndex)
                return (
                  <td key={column.id} data-state={cell.state} data-band={cell.band}>
                    {cell.red && <i>▲</i>}
                    {cell.state === 'value' ? cell.text : cell.state === 'not_applicable' ? '–' : ''}
                  </td>
                )
              })}
            </tr>
          ])}
          <tr>
            <th scope="row">{t('heat.totalRow')}</th>
            <td className="num">{grid.total}</td>
            {grid.totals.map((total, index) => (
              <td key={grid.columns[index]?.id ?? index}>{total}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  )
}
