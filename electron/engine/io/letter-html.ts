/**
 * A letter to print: plain HTML that needs nothing from elsewhere, runs nothing, and looks like an office's letter on A4. What comes from data
 * is text, never markup.
 */
import { escapeHtml } from './bundle/typeset.ts'

export interface Letter {
  readonly title: string
  readonly number: string
  readonly to: string
  readonly paragraphs: readonly string[]
  readonly table: { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } | null
  readonly closing: readonly string[]
  readonly from: string
  /** as it is written in a letter: 2026年10月12日 */
  readonly date: string
  /** 内部资料 and the like */
  readonly marking: string
}

const style = `@page{size:A4;margin:28mm 26mm}body{font:16px/1.9 "Noto Serif SC","SimSun",serif;color:#000;background:#fff;max-width:42em;margin:2em auto;padding:0 1em}
h1{font-size:22px;text-align:center;margin:0 0 .3em;font-weight:600}.no{text-align:center;margin:0 0 1.6em}.mark{text-align:right;margin:0}p{margin:.2em 0;text-indent:2em}.to,.from{text-indent:0}
.from{text-align:right;margin-top:1.6em}table{border-collapse:collapse;width:100%;font-size:14px;line-height:1.5;margin:.8em 0}th,td{border:1px solid #000;padding:3px 6px;text-align:left;vertical-align:top}
thead{display:table-header-group}tr{break-inside:avoid}`

/** ISO day as a letter writes it. */
export function letterDay(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number)
  return `${year}年${month}月${day}日`
}

export function letterHtml(letter: Letter): string {
  const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${escapeHtml(text)}</p>`).join('')
  const cells = (tag: 'td' | 'th', row: readonly string[]): string => row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')
  const table =
    letter.table === null
      ? ''
      : `<table><thead><tr>${cells('th', letter.table.header)}</tr></thead><tbody>${letter.table.rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${escapeHtml(letter.title)}</title><style>${style}</style>`
  return `<!doctype html><html lang="zh-CN"><head>${head}</head><body><p class="mark">${escapeHtml(letter.marking)}</p><h1>${escapeHtml(letter.title)}</h1><p class="no">${escapeHtml(letter.number)}</p><p class="to">${escapeHtml(letter.to)}：</p>${paragraphs(letter.paragraphs)}${table}${paragraphs(letter.closing)}<p class="from">${escapeHtml(letter.from)}<br>${escapeHtml(letter.date)}</p></body></html>
`
}
