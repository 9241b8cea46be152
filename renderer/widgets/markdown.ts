/**
 * A small part of Markdown as data: headings, paragraphs, lists, tables, code, images, and bold, code and links inside a line. Everything else stays
 * text. Nothing becomes HTML: the view draws these blocks as elements, so a help page can never run anything.
 */
export type Inline =
  | { readonly kind: 'text' | 'bold' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string }
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly head: readonly (readonly Inline[])[]; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'image'; readonly name: string; readonly alt: string }

const pieces = /\*\*(?<bold>[^*]+)\*\*|`(?<code>[^`]+)`|\[(?<link>[^\]]+)\]\((?<to>[^)\s]+)\)/g

/** One line's bold, code and links. */
export function parseInline(line: string): readonly Inline[] {
  const out: Inline[] = []
  let at = 0
  for (const found of line.matchAll(pieces)) {
    const start = found.index
    if (start > at) out.push({ kind: 'text', text: line.slice(at, start) })
    const { bold, code, link, to } = found.groups ?? {}
    if (bold !== undefined) out.push({ kind: 'bold', text: bold })
    else if (code !== undefined) out.push({ kind: 'code', text: code })
    else if (link !== undefined && to !== undefined) out.push({ kind: 'link', text: link, to })
    at = start + found[0].length
  }
  if (at < line.length) out.push({ kind: 'text', text: line.slice(at) })
  return out
}

const bullet = /^\s*[-*] (.+)$/
const numbered = /^\s*\d+[.、)] ?(.+)$/
const cellsOf = (line: string): readonly (readonly Inline[])[] =>
  line
    .trim()
    .replaceAll(/^\||\|$/g, '')
    .split('|')
    .map((cell) => parseInline(cell.trim()))

/** A page as blocks, in order. */
export function parseMarkdown(markdown: string): readonly Block[] {
  const lines = markdown.split(/\r?\n/)
  const blocks: Block[] = []
  let at = 0
  const take = (fits: (line: string) => boolean): string[] => {
    const taken: string[] = []
    while (at < lines.length && fits(lines[at] ?? '')) {
      taken.push(lines[at] ?? '')
      at += 1
    }
    return taken
  }
  const plain = (line: string): boolean =>
    line.trim() !== '' && !/^(?:#{1,4} |```|\||!\[)/.test(line) && !bullet.test(line) && !numbered.test(line)
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const heading = /^(#{1,4}) (.+)$/.exec(line)
    const image = /^!\[([^\]]*)\]\(([^)\s]+)\)\s*$/.exec(line)
    if (line.trim() === '') at += 1
    else if (heading) {
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: parseInline(heading[2] ?? '') })
      at += 1
    } else if (line.startsWith('```')) {
      at += 1
      blocks.push({ kind: 'code', text: take((one) => !one.startsWith('```')).join('\n') })
      at += 1
    } else if (image) {
      blocks.push({ kind: 'image', alt: image[1] ?? '', name: (image[2] ?? '').split('/').at(-1) ?? '' })
      at += 1
    } else if (line.startsWith('|')) {
      const [head = '', , ...rows] = take((one) => one.startsWith('|'))
      blocks.push({ kind: 'table', head: cellsOf(head), rows: rows.map(cellsOf) })
    } else if (bullet.test(line)) {
      const items = take((one) => bullet.test(one)).map((one) => parseInline(bullet.exec(one)?.[1] ?? ''))
      blocks.push({ kind: 'list', ordered: false, items })
    } else if (numbered.test(line)) {
      const items = take((one) => numbered.test(one)).map((one) => parseInline(numbered.exec(one)?.[1] ?? ''))
      blocks.push({ kind: 'list', ordered: true, items })
    } else {
      const text = take(plain)
      if (text.length === 0) {
        text.push(line)
        at += 1
      }
      blocks.push({ kind: 'paragraph', text: parseInline(text.join(' ')) })
    }
  }
  return blocks
}
