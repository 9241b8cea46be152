/** Warning levels: red triangle, orange diamond with a bar, yellow ring-edged disc. Different in outline and fill, always with the word. */
import type { ReactNode } from 'react'
import { useText } from '../app/settings.tsx'

export type Level = 'red' | 'orange' | 'yellow'

/** The shape alone, 12 × 12, for charts that place it themselves; give `x`, `y` of its centre. */
export function LevelShape(props: { readonly level: Level; readonly x?: number; readonly y?: number; readonly size?: number }): ReactNode {
  const { level, x = 6, y = 6, size = 12 } = props
  const place = `translate(${x - size / 2} ${y - size / 2}) scale(${size / 12})`
  switch (level) {
    case 'red':
      return <path transform={place} d="M6 1 11.4 10.6H.6Z" fill="var(--red)" />
    case 'orange':
      return (
        <g transform={place}>
          <path d="M6 .6 11.4 6 6 11.4.6 6Z" fill="var(--orange)" />
          <path d="M3.4 6h5.2" stroke="var(--paper)" strokeWidth="1.6" />
        </g>
      )
    case 'yellow':
      return <circle transform={place} cx="6" cy="6" r="4.7" fill="var(--yellow)" stroke="var(--yellow-edge)" strokeWidth="1.2" />
  }
}

export interface LevelMarkProps {
  readonly level: Level
  /** `none` where the word stands in the same row already. */
  readonly word?: 'short' | 'long' | 'none'
}

export function LevelMark({ level, word = 'short' }: LevelMarkProps): ReactNode {
  const t = useText()
  return (
    <span className="level">
      <svg
        viewBox="0 0 12 12"
        role={word === 'none' ? 'img' : undefined}
        aria-label={word === 'none' ? t(`common.level.${level}Long`) : undefined}
        aria-hidden={word === 'none' ? undefined : true}
      >
        <LevelShape level={level} />
      </svg>
      {word !== 'none' && (word === 'short' ? t(`common.level.${level}`) : t(`common.level.${level}Long`))}
    </span>
  )
}

/** One symbol a warning, in order of level: `<LevelRun counts={{ red: 4, orange: 1, yellow: 4 }} />`. */
export function LevelRun(props: { readonly counts: Readonly<Partial<Record<Level, number>>>; readonly most?: number }): ReactNode {
  const t = useText()
  const all = (['red', 'orange', 'yellow'] as const).flatMap((level) => Array.from({ length: props.counts[level] ?? 0 }, () => level))
  const most = props.most ?? 24
  const label = (['red', 'orange', 'yellow'] as const)
    .filter((level) => (props.counts[level] ?? 0) > 0)
    .map((level) => `${t(`common.level.${level}`)} ${props.counts[level] ?? 0}`)
    .join(', ')
  const shown = all.slice(0, most)
  return (
    <span className="level-run" {...(all.length > 0 ? { role: 'img', 'aria-label': label } : {})}>
      {shown.map((level, index) => (
        <svg
          key={`${level}-${index}`}
          width="11"
          height="11"
          viewBox="0 0 12 12"
          aria-hidden
          style={index > 0 && shown[index - 1] !== level ? { marginLeft: 4 } : undefined}
        >
          <LevelShape level={level} />
        </svg>
      ))}
      {all.length > most && <span className="unit">+{all.length - most}</span>}
    </span>
  )
}
