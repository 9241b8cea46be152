/** Draws a parsed page as plain elements. Links lead to places or help pages of this window and nowhere else; images come from the help folder. */
import { Fragment, type ReactNode } from 'react'
import { parseMarkdown, type Inline } from './markdown.ts'
import './markdown.css'

const pictures = import.meta.glob<string>('../../resources/help/images/*.png', { eager: true, query: '?url', import: 'default' })
const pictureOf = (name: string): string | undefined => pictures[`../../resources/help/images/${name}`]

export interface MarkdownProps {
  readonly text: string
  /** Address of a link inside the window, or undefined: then it is shown as text. */
  readonly linkOf?: (to: string) => string | undefined
}

export function Markdown(props: MarkdownProps): ReactNode {
  const line = (parts: readonly Inline[]): ReactNode =>
    parts.map((part, index) => {
      const key = `${part.kind} ${String(index)}`
      switch (part.kind) {
        case 'text':
          return <Fragment key={key}>{part.text}</Fragment>
        case 'bold':
          return <b key={key}>{part.text}</b>
        case 'code':
          return <code key={key}>{part.text}</code>
        case 'link': {
          const to = props.linkOf?.(part.to)
          return to === undefined ? (
            <Fragment key={key}>{part.text}</Fragment>
          ) : (
            <a key={key} className="link" href={to}>
              {part.text}
            </a>
          )
        }
      }
    })
  return (
    <article className="markdown">
      {parseMarkdown(props.text).map((block, index) => {
        const key = `${block.kind} ${String(index)}`
        switch (block.kind) {
          case 'heading': {
            const Heading = block.level === 1 ? 'h1' : block.level === 2 ? 'h2' : 'h3'
            return <Heading key={key}>{line(block.text)}</Heading>
          }
          case 'paragraph':
            return <p key={key}>{line(block.text)}</p>
          case 'list': {
            const List = block.ordered ? 'ol' : 'ul'
            return (
              <List key={key}>
                {block.items.map((item, at) => (
                  <li key={`${key} ${String(at)}`}>{line(item)}</li>
                ))}
              </List>
            )
          }
          case 'table':
            return (
              <table key={key}>
                <thead>
                  <tr>
                    {block.head.map((cell, at) => (
                      <th key={`${key} ${String(at)}`} scope="col">
                        {line(cell)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {block.rows.map((row, at) => (
                    <tr key={`${key} ${String(at)}`}>
                      {row.map((cell, column) => (
                        <td key={`${key} ${String(at)} ${String(column)}`}>{line(cell)}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            )
          case 'code':
            return <pre key={key}>{block.text}</pre>
          case 'image': {
            const source = pictureOf(block.name)
            return source === undefined ? null : (
              <figure key={key}>
                <img src={source} alt={block.alt} />
                <figcaption>{block.alt}</figcaption>
              </figure>
            )
          }
        }
      })}
    </article>
  )
}
