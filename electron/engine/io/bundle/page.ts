/**
 * Pages of A4 in pixels (794 × 1123 at 96 dpi), filled block by block. Heights are counted, not measured (typeset.ts), and the style sheet sets exactly
 * the line heights and paddings named here; so where a page ends is known without a browser.
 */
import { breakLines, escapeHtml, textWidth } from './typeset.ts'

/** Width of the text area; height that blocks may fill between head and foot. */
export const pageWidth = 624
const pageHeight = 984
const signHeight = 92

export interface Column {
  readonly label: string
  /** Pixels; columns of a grid add up to `pageWidth`. */
  readonly width: number
  readonly align?: 'left' | 'center' | 'right'
}
/** A row with one cell reaches over all columns. */
export interface GridRow {
  readonly cells: readonly string[]
  readonly strong?: boolean
}
export type Block =
  | { readonly kind: 'title' | 'centred' | 'heading' | 'text' | 'small'; readonly text: string }
  | { readonly kind: 'space' }
  | { readonly kind: 'pairs'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: 'grid'
      readonly columns: readonly Column[]
      readonly rows: readonly GridRow[]
      readonly small?: boolean
      readonly least?: number
    }
  | { readonly kind: 'figure'; readonly svg: string; readonly height: number }
  | { readonly kind: 'sign'; readonly title: string; readonly labels: readonly string[] }

/** A piece that stays whole. `open`/`close` wrap neighbours of the same `group` on one page (a table's head is repeated on the next). */
interface Slice {
  readonly html: string
  readonly height: number
  readonly group: object
  readonly open?: string
  readonly openHeight?: number
  readonly close?: string
  /** Does not stand last on a page. */
  readonly leads?: boolean
  readonly bottom?: boolean
}

const joined = (lines: readonly string[]): string => lines.map(escapeHtml).join('<br>')
const lineSlices = (className: string, fontSize: number, lineHeight: number, text: string): readonly Slice[] =>
  breakLines(text, pageWidth / fontSize).map((line) => ({
    html: `<p class="${className}">${escapeHtml(line)}</p>`,
    height: lineHeight,
    group: {}
  }))

function slicesOf(block: Block): readonly Slice[] {
  switch (block.kind) {
    case 'title':
    case 'centred': {
      const lines = breakLines(block.text, pageWidth / (block.kind === 'title' ? 20 : 23))
      const tag = block.kind === 'title' ? '<h2 class="l">' : '<h2>'
      return [{ html: `${tag}${joined(lines)}</h2>`, height: lines.length * 32 + 32, group: {}, leads: true }]
    }
    case 'heading': {
      const lines = breakLines(block.text, pageWidth / 13.5)
      return [{ html: `<h3>${joined(lines)}</h3>`, height: lines.length * 20 + 28, group: {}, leads: true }]
    }
    case 'text':
      return lineSlices('p', 12.2, 22, block.text)
    case 'small':
      return lineSlices('s', 11.2, 18, block.text)
    case 'space':
      return [{ html: '<div class="gap"></div>', height: 10, group: {} }]
    case 'pairs': {
      const group = {}
      return block.rows.map(([label, value]) => {
        const lines = breakLines(value, (pageWidth - 100) / 12.2)
        return {
          html: `<tr><th>${escapeHtml(label)}</th><td>${joined(lines)}</td></tr>`,
          height: Math.max(1, lines.length) * 20 + 8,
          group,
          open: '<table class="meta2"><colgroup><col width="96"><col></colgroup>',
          openHeight: 0,
          close: '</table>'
        }
      })
    }
    case 'grid':
      return gridSlices(block)
    case 'figure':
      return [{ html: `<div class="fig">${block.svg}</div>`, height: block.height, group: {} }]
    case 'sign':
      return [
        {
          html: `<div class="sign">${block.labels.map((label, at) => `<div>${at === 0 ? escapeHtml(block.title) : ''}<br><span>${escapeHtml(label)}</span></div>`).join('')}</div>`,
          height: signHeight,
          group: {},
          bottom: true
        }
      ]
  }
}

function gridSlices(block: Extract<Block, { kind: 'grid' }>): readonly Slice[] {
  const group = {}
  const padding = block.small === true ? 4 : 6
  const vertical = block.small === true ? 8 : 10
  const size = block.small === true ? 11.2 : 12.2
  const lineHeight = 17
  const wrap = (text: string, column: number, bold: boolean): readonly string[] =>
    breakLines(text, ((block.columns[column]?.width ?? 60) - 2 * padding - 2) / (bold ? size * 1.05 : size))
  const heads = block.columns.map((column, at) => wrap(column.label, at, true))
  const headLines = Math.max(1, ...heads.map((lines) => lines.length))
  const headClass = (at: number): string =>
    block.least !== undefined ? ' class="c"' : block.columns[at]?.align === 'right' ? ' class="r"' : ''
  const columns = block.columns.map((column, at) => (at === block.columns.length - 1 ? '<col>' : `<col width="${column.width}">`)).join('')
  const open = `<table class="grid${block.small === true ? ' raw' : ''}"><colgroup>${columns}</colgroup><thead><tr>${heads.map((lines, at) => `<th${headClass(at)}>${joined(lines)}</th>`).join('')}</tr></thead><tbody>`
  const most = Math.floor((pageHeight / 2 - vertical) / lineHeight)
  return block.rows.flatMap((row) => {
    const whole = row.cells.length === 1 && block.columns.length > 1
    const cells = row.cells.map((text, at) => (whole ? breakLines(text, (pageWidth - 20) / size) : wrap(text, at, row.strong === true)))
    const tall = Math.max(1, ...cells.map((lines) => lines.length))
    const parts = Array.from({ length: Math.ceil(tall / most) }, (_, part) =>
      cells.map((lines) => lines.slice(part * most, part * most + most))
    )
    return parts.map((part) => {
      const lines = Math.max(1, ...part.map((each) => each.length))
      const height = Math.max(lines * lineHeight + vertical, block.least ?? 0)
      const cell = (each: readonly string[], at: number): string => {
        if (whole) return `<td class="c" colspan="${block.columns.length}">${joined(each)}</td>`
        const align = block.columns[at]?.align ?? 'left'
        return `<td${align === 'left' ? '' : ` class="${align === 'center' ? 'c' : 'r'}"`}>${joined(each)}</td>`
      }
      return {
        html: `<tr${row.strong === true ? ' class="k"' : ''}${block.least === undefined ? '' : ` height="${height}"`}>${part.map(cell).join('')}</tr>`,
        height: height + 2,
        group,
        open,
        openHeight: headLines * lineHeight + vertical + 4,
        close: '</tbody></table>'
      }
    })
  })
}

/** Lays blocks out on as many pages as they need (at least one); each string is the inside of a page. */
export function layOut(blocks: readonly Block[]): readonly string[] {
  const slices = blocks.flatMap(slicesOf)
  const pages: string[] = []
  let page: string[] = []
  let used = 0
  let open: Slice | null = null
  const close = (): void => {
    if (open?.close !== undefined) page.push(open.close)
    open = null
  }
  const turn = (): void => {
    close()
    pages.push(page.join(''))
    page = []
    used = 0
  }
  const costOf = (slice: Slice, after: Slice | null): number =>
    slice.height + (slice.openHeight !== undefined && after?.group !== slice.group ? slice.openHeight : 0)
  for (const [at, slice] of slices.entries()) {
    const next = slices[at + 1]
    const needed = costOf(slice, open) + (slice.leads === true && next !== undefined ? costOf(next, slice) : 0)
    if (used > 0 && used + needed > pageHeight) turn()
    if (open !== null && (open as Slice).group !== slice.group) close()
    if (open === null) {
      used += slice.openHeight ?? 0
      if (slice.open !== undefined) page.push(slice.open)
    }
    open = slice
    page.push(slice.html)
    used = slice.bottom === true ? pageHeight : used + slice.height
  }
  if (page.length > 0 || pages.length === 0) turn()
  return pages
}

/** Column widths that share `width` by what the columns hold (em of the longest text, capped), none under `least` pixels. */
export function shareWidth(labels: readonly string[], rows: readonly (readonly string[])[], width: number, least = 36): readonly number[] {
  const wants = labels.map((label, at) =>
    Math.min(16, Math.max(textWidth(label), 2.5, ...rows.slice(0, 50).map((row) => textWidth(row[at] ?? ''))))
  )
  const spare = Math.max(0, width - least * labels.length)
  const sum = wants.reduce((total, want) => total + want, 0)
  const widths = wants.map((want) => Math.floor(least + (spare * want) / sum))
  const left = width - widths.reduce((total, each) => total + each, 0)
  return widths.map((each, at) => (at === widths.length - 1 ? each + left : each))
}
