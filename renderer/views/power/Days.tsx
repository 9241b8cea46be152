/** Median / 90th of 100 working days in hand; a dash where none is known. */
import type { ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'

export function Days(props: { readonly of: { readonly median: number | null; readonly p90: number | null } }): ReactNode {
  const { median, p90 } = props.of
  return median === null || p90 === null ? <span className="mut">—</span> : `${formatNumber(median)} / ${formatNumber(p90)}`
}
