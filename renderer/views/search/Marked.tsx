/** A piece of text with the found places marked: text nodes and <mark>, never markup from data. */
import { Fragment, type ReactNode } from 'react'

export function Marked(props: { readonly text: string; readonly marks: readonly (readonly [number, number])[] }): ReactNode {
  const { text, marks } = props
  const starts = [0, ...marks.map(([, to]) => to)]
  return (
    <>
      {starts.map((start, at) => {
        const mark = marks[at]
        return (
          <Fragment key={start}>
            {text.slice(start, mark?.[0] ?? text.length)}
            {mark && <mark>{text.slice(mark[0], mark[1])}</mark>}
          </Fragment>
        )
      })}
    </>
  )
}
