/** Why it is this score: full marks, what each part took, what is left. Parts add up on screen (largest remainder); the axis says where it starts. */
import type { ReactNode } from 'react'
import { formatNumber } from '../../shared/text/format.ts'
import { roundToSum } from '../../shared/text/rounding.ts'
import { useText } from '../app/settings.tsx'

export interface WaterfallPart {
  readonly id: string
  readonly code?: string
  readonly name: string
  /** Negative: taken off; positive: given back. */
  readonly change: number
  readonly on?: boolean
}
export interface WaterfallProps {
  readonly full: number
  readonly parts: readonly WaterfallPart[]
  /** Where the axis starts; 0 when left out. */
  readonly from?: number
  readonly onChoose?: (id: string) => void
}

export function Waterfall(props: WaterfallProps): ReactNode {
  const t = useText()
  const from = props.from ?? 0
  const total = props.parts.reduce((sum, part) => sum + part.change, props.full)
  const shown = roundToSum(
    props.parts.map((part) => part.change),
    total - props.full
  )
  const share = (value: number): number => Math.max(0, Math.min(100, ((value - from) / (props.full - from)) * 100))
  const levels = props.parts.map((_, index) => props.parts.slice(0, index + 1).reduce((sum, part) => sum + part.change, props.full))
  return (
    <ul className="waterfall">
      <li>
        <span>{t('widgets.waterfall.full')}</span>
        <div>
          <i data-kind="total" style={{ left: 0, width: `${share(props.full)}%` }} />
        </div>
        <b>{formatNumber(props.full, 1)}</b>
      </li>
      {props.parts.map((part, index) => {
        const before = levels[index - 1] ?? props.full
        const level = levels[index] ?? props.full
        const [low, high] = [share(Math.min(before, level)), share(Math.max(before, level))]
        const { onChoose } = props
        return (
          <li
            key={part.id}
            data-on={part.on || undefined}
            data-acts={onChoose ? '' : undefined}
            tabIndex={onChoose ? 0 : undefined}
            onClick={onChoose ? () => onChoose(part.id) : undefined}
            onKeyDown={
              onChoose
                ? (event) => {
                    if (event.key === 'Enter') {
                      event.preventDefault()
                      onChoose(part.id)
                    }
                  }
                : undefined
            }
          >
            <span className="cut" title={part.name}>
              {part.code !== undefined && <small>{part.code} </small>}
              {part.name}
            </span>
            <div>
              <i style={{ left: `${low}%`, width: `${high - low}%` }} />
              <u style={{ left: `${share(level)}%` }} />
            </div>
            <span className="num">
              {part.change > 0 ? '+' : ''}
              {formatNumber(shown[index] ?? 0, 1)}
            </span>
          </li>
        )
      })}
      <li>
        <span>{t('widgets.waterfall.score')}</span>
        <div>
          <i data-kind="total" style={{ left: 0, width: `${share(total)}%` }} />
        </div>
        <b>{formatNumber(total, 1)}</b>
      </li>
    </ul>
  )
}
