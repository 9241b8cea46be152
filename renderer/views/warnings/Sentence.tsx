/** A warning's sentence with its figures set strong, so that they are found at a glance. Text only, whatever the data holds. */
import type { ReactNode } from 'react'

const figure =
  /([A-Za-z0-9]+(?:-[A-Za-z0-9]+)+|[A-Za-z]\w*\d\w*)|(\d[\d,]*(?:\.\d+)?\s?(?:万元|亿元|元|%|个工作日|个月|日|天|年|份|次|件|项|条|家|人)?)/g

/** Pieces of the sentence; dates and codes stay as they are. */
export function sentencePieces(text: string): readonly { readonly text: string; readonly strong: boolean }[] {
  const pieces: { text: string; strong: boolean }[] = []
  let from = 0
  for (const found of text.matchAll(figure)) {
    const strong = found[2]
    if (strong === undefined) continue
    if (found.index > from) pieces.push({ text: text.slice(from, found.index), strong: false })
    pieces.push({ text: strong, strong: true })
    from = found.index + strong.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), strong: false })
  return pieces
}

export function Sentence(props: { readonly text: string }): ReactNode {
  return (
    <p className="say">{sentencePieces(props.text).map((piece, index) => (piece.strong ? <b key={index}>{piece.text}</b> : piece.text))}</p>
  )
}
