/** A letter of a register, in either language, as one self-contained page to print: no script, nothing fetched, every text escaped, so that a value from a ledger can never run. */
import { createHash } from 'node:crypto'
import { escapeHtml } from './bundle/typeset.ts'

/** A letter with every text filled in. */
export interface FilledLetter {
  readonly language: 'zh' | 'en'
  readonly unit: string
  readonly number: string
  readonly title: string
  readonly addressee: string
  readonly body: readonly string[]
  readonly signOff: string
  readonly date: string
  /** who made it, when, of which entry; small at the foot */
  readonly stamp: string
}

const style = `@page{size:A4;margin:25mm 26mm}body{margin:0 auto;max-width:160mm;color:#000;background:#fff;font:16pt/1.8 "FangSong","STFangsong","Noto Serif CJK SC","Noto Sans SC",serif}
.unit{text-align:center;font-size:20pt;letter-spacing:.1em;border-bottom:2px solid #000;padding-bottom:6mm}.no{text-align:right;margin:4mm 0}
h1{text-align:center;font-size:20pt;margin:6mm 0 8mm}p{margin:0;text-indent:2em;overflow-wrap:anywhere;white-space:pre-line}p.to{text-indent:0}.sign{margin-top:14mm;text-align:right}
.stamp{margin-top:16mm;border-top:1px solid #000;font-size:9pt;line-height:1.5;overflow-wrap:anywhere}`

const styleHash = createHash('sha256').update(style).digest('base64')

export function registerLetterHtml(letter: FilledLetter): string {
  const { language, unit, number, title, addressee, body, signOff, date, stamp } = letter
  const paragraphs = body.map((text) => `<p>${said(text)}</p>`).join('')
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleHash}'"><title>${said(title)}</title><style>${style}</style>`
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head>${head}</head><body><div class="unit">${said(unit)}</div><div class="no">${said(number)}</div><h1>${said(title)}</h1><p class="to">${said(addressee)}</p>${paragraphs}<div class="sign">${said(signOff)}<br>${said(date)}</div><div class="stamp">${said(stamp)}</div></body></html>`
}

/** Lines of a value stay lines; every other control character shows as a replacement sign. */
const said = (text: string): string => text.split(/\r?\n/u).map(escapeHtml).join('\n')
