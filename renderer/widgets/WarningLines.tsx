/** Warnings as two-line entries in an inspector: level, name and state; note and what is left below. */
import type { ReactNode } from 'react'
import { LevelMark, type Level } from './LevelMark.tsx'

export interface WarningLine {
  readonly id: string
  readonly level: Level
  readonly name: string
  readonly note?: string
  readonly state?: string
  readonly aside?: string
  readonly on?: boolean
}

export function WarningLines(props: { readonly lines: readonly WarningLine[]; readonly onOpen?: (id: string) => void }): ReactNode {
  const { onOpen } = props
  return (
    <ul className="warning-lines">
      {props.lines.map((line) => (
        <li
          key={line.id}
          data-on={line.on || undefined}
          data-acts={onOpen ? '' : undefined}
          tabIndex={onOpen ? 0 : undefined}
          onClick={onOpen ? () => onOpen(line.id) : undefined}
          onKeyDown={
            onOpen
              ? (event) => {
                  if (event.key === 'Enter') {
                    event.preventDefault()
                    onOpen(line.id)
                  }
                }
              : undefined
          }
        >
          <LevelMark level={line.level} />
          <div>
            <b className="cut" title={line.name}>
              {line.name}
            </b>
            {line.note !== undefined && (
              <span className="cut sec" title={line.note}>
                {line.note}
              </span>
            )}
          </div>
          <div className="num">
            <span>{line.state}</span>
            {line.aside !== undefined && <span className="unit">{line.aside}</span>}
          </div>
        </li>
      ))}
    </ul>
  )
}
