/**
 * A letter to print: one self-contained page on A4 that needs nothing from elsewhere and runs nothing. What comes from data is text, never markup,
 * so that a value from a ledger can never run.
 */
import { createHash } from 'node:crypto'
import { escapeHtml } from './bundle/typeset.ts'

/** A letter with every text filled in; '' leaves a part out. */
export interface WrittenLetter {
  readonly language: 'zh' | 'en'
  /** 内部资料 and the like */
  readonly marking?: string
  /** whose letter it is, at its head */
  readonly unit: string
  readonly number: string
  readonly title: string
  readonly addressee: string
  readonly body: readonly string[]
  readonly table?: { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** after the table */
  readonly closing?: readonly string[]
  readonly signOff: string
  /** ISO day */
  readonly date: string
  /** who made it, when, of which entry; small at the foot */
  readonly stamp?: string
}

const style = `@page{size:A4;margin:25mm 26mm}body{margin:0 auto;max-width:160mm;color:#000;background:#fff;font:16pt/1.8 "FangSong","STFangsong","Noto Serif CJK SC","Noto Sans SC",serif}
.mark{text-align:right;font-size:12pt}.unit{text-align:center;font-size:20pt;letter-spacing:.1em;border-bottom:2px solid #000;padding-bottom:6mm}.no{text-align:right;margin:4mm 0}
h1{text-align:center;font-size:20pt;margin:6mm 0 8mm}p{margin:0;text-indent:2em;overflow-wrap:anywhere;white-space:pre-line}p.to{text-indent:0}.sign{margin-top:14mm;text-align:right}
table{border-collapse:collapse;width:100%;font-size:11pt;line-height:1.5;margin:4mm 0}th,td{border:1px solid #000;padding:3px 6px;text-align:left;vertical-align:top;overflow-wrap:anywhere}thead{display:table-header-group}tr{break-inside:avoid}
.stamp{margin-top:16mm;border-top:1px solid #000;font-size:9pt;line-height:1.5;overflow-wrap:anywhere}`

const styleHash = createHash('sha256').update(style).digest('base64')

/** ISO day as a Chinese letter writes it: 2026年10月12日. */
export function letterDay(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number)
  return `${year}年${month}月${day}日`
}

export function letterHtml(letter: WrittenLetter): string {
  const { language, marking = '', unit, number, title, addressee, body, table, closing = [], signOff, date, stamp = '' } = letter
  const part = (name: string, text: string): string => (text === '' ? '' : `<div class="${name}">${said(text)}</div>`)
  const paragraphs = (texts: readonly string[]): string => texts.map((text) => `<p>${said(text)}</p>`).join('')
  const line = (tag: 'td' | 'th', row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${said(cell)}</${tag}>`).join('')}</tr>`
  const rows = table?.rows.map((row) => line('td', row)).join('') ?? ''
  const grid = table === undefined ? '' : `<table><thead>${line('th', table.header)}</thead><tbody>${rows}</tbody></table>`
  const signed = [said(signOff), language === 'zh' ? letterDay(date) : date.slice(0, 10)].join('<br>')
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleHash}'"><title>${said(title)}</title><style>${style}</style>`
  const text = `<h1>${said(title)}</h1><p class="to">${said(addressee)}</p>${paragraphs(body)}${grid}${paragraphs(closing)}`
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head>${head}</head><body>${part('mark', marking)}${part('unit', unit)}${part('no', number)}${text}<div class="sign">${signed}</div>${part('stamp', stamp)}</body></html>`
}

/** Lines of a value stay lines; every other control character shows as a replacement sign. */
const said = (text: string): string => text.split(/\r?\n/u).map(escapeHtml).join('\n')
