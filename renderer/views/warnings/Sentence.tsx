/** A warning's sentence with its figures set strong, so that they are found at a glance. Text only, whatever the data holds. */
import type { ReactNode } from 'react'

const month = 'January|February|March|April|May|June|July|August|September|October|November|December'
const figure = new RegExp(
  [
    String.raw`(\d{4}-\d{2}-\d{2}|\d{4}\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?|\d{1,2} (?:${month}) \d{4})`, // a date, whole
    String.raw`([A-Za-z0-9]+(?:-[A-Za-z0-9]+)+|[A-Za-z]\w*\d\w*|\d+[A-Za-z]\w*)`, // a code
    String.raw`((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s?(?:万元|亿元|元|%|个工作日|个月|日|天|年|份|次|件|项|条|家|人))?)`
  ].join('|'),
  'g'
)

/** Pieces of the sentence; codes stay as they are. */
export function sentencePieces(text: string): readonly { readonly text: string; readonly strong: boolean }[] {
  const pieces: { text: string; strong: boolean }[] = []
  let from = 0
  for (const found of text.matchAll(figure)) {
    const strong = found[1] ?? found[3]
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
