/** What the pointer is over, beside it and never outside the matrix. */
import type { ReactNode } from 'react'

export function MatrixTip(props: {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly room: { readonly width: number; readonly height: number }
}): ReactNode {
  const left = props.x > props.room.width - 240
  return (
    <div
      className="tip matrix-tip"
      style={{
        right: left ? props.room.width - props.x + 12 : 'auto',
        left: left ? 'auto' : `calc(var(--matrix-names, 176px) + ${props.x + 26}px)`,
        top: `calc(var(--matrix-head, 124px) + ${props.y + (props.y > props.room.height - 60 ? -44 : 14)}px)`
      }}
    >
      {props.text}
    </div>
  )
}
