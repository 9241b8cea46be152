/**
 * A report as one self-contained HTML page that opens and prints as A4 in any browser: no script, nothing from outside, every word escaped, a
 * policy that forbids all but its own style sheet. Pages, their numbers and marking are the print engine's; rows are not split.
 */
import { createHash } from 'node:crypto'
import { cellText, type ReportBlock, type ReportDocument, type ReportTable } from '../../../../shared/domain/report/document.ts'
import { escapeHtml } from '../bundle/typeset.ts'
import { drawChart } from './report-charts.ts'

const serif = '"Noto Serif SC","Noto Serif CJK SC","Source Han Serif SC",SimSun,"Songti SC",serif'
const sans = '"Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei","PingFang SC","Source Han Sans SC",sans-serif'
const style = `*{box-sizing:border-box}html{background:#e9eded}body{margin:0 auto;max-width:820px;padding:48px 64px;background:#fff;color:#000;font:13px/21px ${sans};font-variant-numeric:tabular-nums}
h1,h2,h3,p,ul,ol{margin:0}h1{font:700 34px/48px ${serif};text-align:center;margin:72px 0 8px}h2{font:700 20px/30px ${serif};margin:30px 0 10px;break-after:avoid}h3{font-size:13px;line-height:20px;font-weight:600;margin:16px 0 6px;break-after:avoid}
.sub{text-align:center;font-size:17px;line-height:28px;margin-bottom:56px}.cv{min-height:900px;display:flex;flex-direction:column;break-after:page}.cv table{width:84%;margin:0 auto;border-collapse:collapse}.cv th{width:110px;text-align:left;font-weight:600;padding:8px 0 6px;vertical-align:top}.cv td{border-bottom:1px solid #000;padding:8px 4px 6px;overflow-wrap:anywhere}.cv .note{margin-top:auto;padding-top:32px;color:#333;text-align:center}
.toc{width:84%;margin:32px auto 0;padding:0;list-style:none;columns:2}.toc a{color:inherit;text-decoration:none}.mk{text-align:right;font-weight:600}
p{margin:6px 0;text-align:justify}.s{font-size:11.5px;line-height:18px;color:#333}ol.l{padding-left:22px}ol.l li{margin:5px 0;break-inside:avoid}
table.g{width:100%;border-collapse:collapse;table-layout:fixed;font-size:11.5px;line-height:16px;margin:6px 0 4px}.g th,.g td{border:1px solid #8b979c;padding:3px 5px;text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-line}.g th{font-weight:600;background:#eef2f3;border-bottom:2px solid #000}.g .r{text-align:right}.g tr{break-inside:avoid}.g thead{display:table-header-group}
.fig{margin:8px 0;break-inside:avoid;line-height:0}.fig svg{max-width:100%;height:auto;font-family:inherit}
.sign{break-inside:avoid;display:grid;grid-template-columns:1fr;gap:0}.sign div{border-bottom:1px solid #000;min-height:104px;padding:12px 4px;display:flex;justify-content:space-between;align-items:flex-end}.apart{break-before:page}.foot{margin-top:32px;color:#333;font-size:11px}
@media print{html{background:#fff}body{max-width:none;padding:0}.foot{display:none}.g th{-webkit-print-color-adjust:exact;print-color-adjust:exact}}`

/** Any text as a CSS string: every character is written as its number, so that none can end the string. */
const cssText = (text: string): string =>
  `"${[...text].map((character) => `\\${(character.codePointAt(0) ?? 63).toString(16)} `).join('')}"`

function pageRule({ marking, foot, of }: ReportDocument): string {
  const small = `font:10px ${sans};color:#333`
  return `@page{size:A4;margin:20mm 18mm 18mm 20mm;@top-right{content:${cssText(marking)};${small}}@bottom-left{content:${cssText(foot)};${small}}@bottom-right{content:counter(page) " / " counter(pages) ${cssText(` ${of.page}`)};${small}}}@page:first{@bottom-right{content:none}}`
}

export function renderReportHtml(report: ReportDocument): string {
  const sheet = style + pageRule(report)
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(sheet).digest('base64')}'; base-uri 'none'; form-action 'none'`
  const { title, unit, period } = report
  const sections = report.sections.map(
    (section) =>
      `<section id="${section.id}"${section.apart === true ? ' class="apart"' : ''}><h2>${escapeHtml(section.title)}</h2>${section.blocks.map(blockHtml).join('')}</section>`
  )
  const contents = report.sections.map((section) => `<li><a href="#${section.id}">${escapeHtml(section.title)}</a></li>`)
  const cover = report.cover.map(([name, value]) => `<tr><th>${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`)
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width"><title>${escapeHtml(`${title} ${unit} ${period}`)}</title><style>${sheet}</style>`
  const first = `<div class="cv"><p class="mk">${escapeHtml(report.marking)}</p><h1>${escapeHtml(title)}</h1><p class="sub">${escapeHtml(unit)}<br>${escapeHtml(period)}</p><table>${cover.join('')}</table><ul class="toc">${contents.join('')}</ul><p class="note">${escapeHtml(report.note)}</p></div>`
  return `<!doctype html>\n<html lang="${report.language === 'zh' ? 'zh-CN' : 'en'}"><head>${head}</head><body>${first}${sections.join('\n')}<p class="foot">${escapeHtml(`${report.marking}　${report.foot}`)}</p></body></html>\n`
}

function blockHtml(block: ReportBlock): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escapeHtml(block.text)}</p>`
    case 'small':
      return `<p class="s">${escapeHtml(block.text)}</p>`
    case 'list':
      return `<ol class="l">${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ol>`
    case 'chart':
      return `<h3>${escapeHtml(block.chart.title)}</h3><div class="fig">${drawChart(block.chart)}</div>`
    case 'sign':
      return `<div class="sign">${block.lines.map((line) => `<div><span>${escapeHtml(line)}</span><span>${escapeHtml(block.date)}　　　　　　　　</span></div>`).join('')}</div>`
    case 'table':
      return tableHtml(block)
  }
}

/** Lines of a cell stay lines; other control characters are shown as what they are. */
const cellHtml = (text: string): string => text.split('\n').map(escapeHtml).join('\n')

/** The same table with one row for rows that begin alike, the rest of each as a line. */
function joinedTable({ columns, rows, joined: _joined, ...rest }: ReportTable): ReportTable {
  const lines = new Map<string, string[]>()
  for (const [first = '', ...others] of rows) {
    const key = cellText(first)
    const line = others.map((cell) => cellText(cell).replaceAll('\n', ' ')).join(' · ')
    lines.set(key, [...(lines.get(key) ?? []), line])
  }
  const [first, ...others] = columns
  const label = others.map((column) => column.label).join(' · ')
  return {
    ...rest,
    columns: [
      { label: first?.label ?? '', width: 8 },
      { label, width: 92 }
    ],
    rows: [...lines].map(([key, texts]) => [key, texts.join('\n')])
  }
}

function tableHtml(table: ReportTable): string {
  const { name, columns, rows, none } = table.joined === true ? joinedTable(table) : table
  if (rows.length === 0) return `<h3>${escapeHtml(name)}</h3><p>${escapeHtml(none)}</p>`
  const whole = columns.reduce((sum, column) => sum + column.width, 0)
  const right = (at: number): string => (columns[at]?.right === true ? ' class="r"' : '')
  const widths = columns.map((column) => `<col width="${((column.width / whole) * 100).toFixed(2)}%">`).join('')
  const heads = columns.map((column, at) => `<th${right(at)}>${escapeHtml(column.label)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell, at) => `<td${right(at)}>${cellHtml(cellText(cell))}</td>`).join('')}</tr>`).join('')
  return `<h3>${escapeHtml(name)}</h3><table class="g"><colgroup>${widths}</colgroup><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`
}
