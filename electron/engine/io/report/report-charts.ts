/**
 * Charts of a report as inline SVG, each saying one thing: drawn from numbers, labelled directly, readable in grey, without styles or scripts.
 * The same figures stand in the table beside it.
 */
import type { BarChart, FallChart, ReportChart, TrendChart } from '../../../../shared/domain/report/document.ts'
import { formatNumber } from '../../../../shared/text/format.ts'
import { escapeHtml } from '../bundle/typeset.ts'

const width = 640
const ink = '#1f2a30'
const soft = '#5b686e'
const own = '#2c6e7f'
const grid = '#d5dcdf'

const at = (value: number): string => value.toFixed(1)
function label(x: number, y: number, text: string, more = ''): string {
  return `<text x="${at(x)}" y="${at(y)}" font-size="11" fill="${ink}" ${more}>${escapeHtml(text)}</text>`
}
const end = 'text-anchor="end"'
const middle = 'text-anchor="middle"'
const shorten = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

function frame(title: string, height: number, inside: string): string {
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"><title>${escapeHtml(title)}</title>${inside}</svg>`
}

/** Missing parts are hatched, never pale; lines are drawn one by one, because a pattern would need an id. */
function hatched(x: number, y: number, wide: number, high: number): string {
  const lines: string[] = []
  for (let from = -high; from < wide; from += 5) {
    const [left, right] = [Math.max(0, from), Math.min(wide, from + high)]
    lines.push(`M${at(x + left)} ${at(y + high - (left - from))}L${at(x + right)} ${at(y + high - (right - from))}`)
  }
  return `<rect x="${at(x)}" y="${at(y)}" width="${at(wide)}" height="${high}" fill="#fff" stroke="${soft}" stroke-width=".7"/><path d="${lines.join('')}" stroke="${soft}" stroke-width=".7"/>`
}

function drawBars({ title, legend, rows }: BarChart): string {
  const [left, right, row] = [190, 590, 27]
  const x = (mark: number): number => left + ((right - left) * Math.max(0, Math.min(100, mark))) / 100
  const bottom = 26 + rows.length * row
  const lines = [0, 20, 40, 60, 80, 100].map(
    (mark) =>
      `<path d="M${at(x(mark))} 22V${bottom}" stroke="${grid}"/>${label(x(mark), bottom + 13, String(mark), `${middle} fill-opacity=".7"`)}`
  )
  const bars = rows.map((one, index) => {
    const y = 28 + index * row
    const name = label(left - 8, y + 13, shorten(one.label, 15), end)
    if (one.score === null)
      return `${name}${hatched(left, y + 3, right - left, 13)}${label(left + 8, y + 13, legend.none, 'stroke="#fff" stroke-width="4" paint-order="stroke"')}`
    const bar = `<rect x="${left}" y="${y + 3}" width="${at(x(one.score) - left)}" height="13" fill="${own}"/>`
    const missing = one.high !== null && one.high - one.score > 0.05 ? hatched(x(one.score), y + 3, x(one.high) - x(one.score), 13) : ''
    const tick = one.median === null ? '' : `<path d="M${at(x(one.median))} ${y}V${y + 19}" stroke="#000" stroke-width="2"/>`
    const past =
      one.before === null ? '' : `<circle cx="${at(x(one.before))}" cy="${y + 9.5}" r="3.5" fill="#fff" stroke="#000" stroke-width="1.2"/>`
    return `${name}${bar}${missing}${tick}${past}${label(right + 8, y + 13, formatNumber(one.score, 1))}`
  })
  const key = `<path d="M${left} 4V16" stroke="#000" stroke-width="2"/>${label(left + 6, 14, legend.median)}<circle cx="${left + 160}" cy="10" r="3.5" fill="#fff" stroke="#000" stroke-width="1.2"/>${label(left + 168, 14, legend.before)}${hatched(left + 270, 5, 14, 10)}${label(left + 289, 14, legend.missing)}`
  return frame(title, bottom + 20, key + lines.join('') + bars.join(''))
}

function drawTrend({ title, own: ownName, peers, points }: TrendChart): string {
  const [left, right, top, bottom] = [44, 520, 16, 150]
  const values = points.flatMap((one) => [one.score ?? [], one.median ?? []].flat())
  const low = Math.max(0, Math.floor((Math.min(...values, 90) - 5) / 10) * 10)
  const x = (index: number): number =>
    points.length < 2 ? (left + right) / 2 : left + 20 + ((right - left - 40) * index) / (points.length - 1)
  const y = (mark: number): number => bottom - ((bottom - top) * (mark - low)) / (100 - low)
  const marks = [low, (low + 100) / 2, 100]
  const lines = marks.map(
    (mark) => `<path d="M${left} ${at(y(mark))}H${right}" stroke="${grid}"/>${label(left - 6, y(mark) + 4, String(mark), end)}`
  )
  const course = (read: (one: TrendChart['points'][number]) => number | null, more: string): string => {
    let path = ''
    let pen = 'M'
    points.forEach((one, index) => {
      const value = read(one)
      // a period without a score breaks the line
      path += value === null ? '' : `${pen}${at(x(index))} ${at(y(value))}`
      pen = value === null ? 'M' : 'L'
    })
    return `<path d="${path === '' ? 'M0 0' : path}" fill="none" ${more}/>`
  }
  const dots = points.map((one, index) =>
    one.score === null
      ? label(x(index), bottom - 6, '—', middle)
      : `<circle cx="${at(x(index))}" cy="${at(y(one.score))}" r="3.5" fill="${own}"/>${label(x(index), y(one.score) - 8, formatNumber(one.score, 1), middle)}`
  )
  const names = points.map((one, index) => label(x(index), bottom + 16, one.label, middle))
  const last = points.at(-1)
  const [ownY, peerY] = [last?.score ?? null, last?.median ?? null].map((mark) => (mark === null ? bottom : y(mark)))
  const apart = Math.abs((ownY ?? 0) - (peerY ?? 0)) < 14 ? 14 : 0
  const side = `${label(right + 8, (ownY ?? bottom) + 4, ownName, 'font-weight="600"')}${label(right + 8, (peerY ?? bottom) + 4 + ((peerY ?? 0) >= (ownY ?? 0) ? apart : -apart), peers)}`
  return frame(
    title,
    bottom + 26,
    `${lines.join('')}${course((one) => one.median, `stroke="${soft}" stroke-width="1.5" stroke-dasharray="4 3"`)}${course((one) => one.score, `stroke="${own}" stroke-width="2"`)}${dots.join('')}${names.join('')}${side}`
  )
}

function drawFall({ title, legend, start, steps, end: last }: FallChart): string {
  const [left, right, row] = [220, 580, 21]
  const levels = steps.reduce<number[]>((found, step) => [...found, (found.at(-1) ?? start) + step.by], [])
  const low = Math.max(0, Math.floor((Math.min(last.score, ...levels) - 2) / 10) * 10)
  const x = (mark: number): number => left + ((right - left) * (mark - low)) / (Math.max(start, 100) - low)
  const drawn = steps.map((step, index) => {
    const y = 24 + index * row
    const [from, to] = [levels[index - 1] ?? start, levels[index] ?? start]
    const [a, b] = [x(Math.min(from, to)), x(Math.max(from, to))]
    const wide = Math.max(1, b - a)
    const bar = step.missing
      ? hatched(a, y + 2, wide, 12)
      : `<rect x="${at(a)}" y="${y + 2}" width="${at(wide)}" height="12" fill="${step.by < 0 ? own : '#9dbac2'}"/>`
    const link = `<path d="M${at(x(to))} ${y + 14}V${y + row + 2}" stroke="${soft}" stroke-width=".7"/>`
    const by = `${step.by < 0 ? '−' : '+'}${formatNumber(Math.abs(step.by), 2)}`
    return `${label(left - 8, y + 12, shorten(step.label, 18), end)}${bar}${link}${label(right + 8, y + 12, by)}`
  })
  const y = 24 + steps.length * row
  const total = `${label(left - 8, y + 12, last.label, `${end} font-weight="600"`)}<rect x="${left}" y="${y + 2}" width="${at(Math.max(1, x(last.score) - left))}" height="12" fill="${ink}"/>${label(right + 8, y + 12, formatNumber(last.score, 2), 'font-weight="600"')}`
  const key = `<rect x="${left}" y="4" width="12" height="10" fill="${own}"/>${label(left + 17, 13, legend.lost)}${hatched(left + 100, 4, 12, 10)}${label(left + 117, 13, legend.missing)}<rect x="${left + 230}" y="4" width="12" height="10" fill="#9dbac2"/>${label(left + 247, 13, legend.more)}`
  const axis = `<path d="M${left} 20V${y + 18}" stroke="${grid}"/>${label(left, y + 30, String(low), middle)}${label(x(100), y + 30, '100', middle)}`
  return frame(title, y + 36, key + axis + drawn.join('') + total)
}

export function drawChart(chart: ReportChart): string {
  switch (chart.kind) {
    case 'bars':
      return drawBars(chart)
    case 'trend':
      return drawTrend(chart)
    case 'fall':
      return drawFall(chart)
  }
}
