/** What every section is written with: the facts, the words of one language, and figures as they are shown. */
import type { ReportTemplate } from '../../packs/indicator/report-template.ts'
import { formatNumber, formatPercent, speakPeriod, type Language } from '../../text/format.ts'
import type { FigureCell } from './document.ts'
import type { BehindRow, LeafFacts, PointReading, ReportFacts, Words } from './facts.ts'
import { en } from './words-en.ts'
import { zh, type ReportWords } from './words-zh.ts'

export interface Page {
  readonly facts: ReportFacts
  readonly template: ReportTemplate
  readonly language: 'zh' | 'en'
  readonly words: ReportWords
  /** name of a warning's state as the screen has it */
  readonly stateName: (state: string) => string
  readonly say: (pair: Words) => string
  readonly period: (id: string) => string
  readonly band: (id: string | null) => string
  /** source files and sheets by number, as the appendix lists them */
  readonly files: readonly { readonly file: string; readonly sheet: string }[]
}

export function makePage(facts: ReportFacts, template: ReportTemplate, language: 'zh' | 'en', stateName: (state: string) => string): Page {
  const spoken: Language = language === 'zh' ? 'zh-CN' : 'en'
  const say = (pair: Words): string => pair[language]
  const names = new Map(facts.bands.map((band) => [band.id as string, say(band.name)]))
  return {
    facts,
    template,
    language,
    words: language === 'en' ? en : zh,
    stateName,
    say,
    period: (id) => speakPeriod(id, spoken),
    band: (id) => (id === null ? '—' : (names.get(id) ?? id)),
    files: filesOf(facts)
  }
}

/** Every file and sheet that a figure comes from, in the order of the figures. */
function filesOf({ leaves }: ReportFacts): Page['files'] {
  const found = new Map<string, { file: string; sheet: string }>()
  for (const { source } of leaves.flatMap((leaf) => leaf.points.flatMap((point) => point.rows)))
    if (source !== null) found.set(`${source.file}\n${source.sheet}`, { file: source.file, sheet: source.sheet })
  return [...found.values()]
}

/** A mark or points with two decimals; a dash for what is not known. */
export function mark(value: number | null, decimals = 2): FigureCell {
  return { value, text: value === null ? '—' : formatNumber(value, decimals) }
}
/** A difference with its sign. */
export function difference(a: number | null, b: number | null): FigureCell {
  const value = a === null || b === null ? null : a - b
  if (value === null) return { value, text: '—' }
  const text = formatNumber(Math.abs(value), 2)
  return { value, text: Number(text.replaceAll(',', '')) === 0 ? '0.00' : `${value > 0 ? '+' : '−'}${text}` }
}
/** A share as per cent; the workbook keeps the share. */
export const share = (value: number): FigureCell => ({ value, text: formatPercent(value, 1) })

const plain = (value: number): string => formatNumber(value, Number.isInteger(value) ? 0 : 2)

/** The value of a point with its unit. */
export function pointCell({ words }: Page, { value, unit }: PointReading): FigureCell {
  if (value === null) return { value, text: '—' }
  return { value, text: unit === 'yuan' ? `${formatNumber(value, 2)} ${words.yuan}` : plain(value) }
}

/** What the formula looked at, with its parts: `7 ÷ 13 = 53.8%`. */
export function figureCell({ words }: Page, leaf: LeafFacts): FigureCell {
  const { figure, of, to, peers } = leaf
  if (figure === null) {
    const parts = of !== null && to !== null ? `${plain(of)} ÷ ${plain(to)}` : of === null ? '—' : plain(of)
    return { value: null, text: parts }
  }
  const shown = leaf.share ? formatPercent(figure, 1) : plain(figure)
  const said =
    leaf.form === 'deduct' || leaf.form === 'bonus'
      ? plain(of ?? figure)
      : to === null || of === null
        ? shown
        : `${plain(of)} ÷ ${plain(to)} = ${shown}`
  const among =
    peers === null
      ? ''
      : `\n${words.peersOf(words.groups[peers.group], peers.n, leaf.share ? formatPercent(peers.median, 1) : plain(peers.median))}`
  return { value: figure, text: said + among }
}

/** Id of a row with the number of its file and its line: `a8d57186647536bf [1] 第 6738 行`. */
function rowText({ words, say, files }: Page, { id, source, said }: BehindRow): string {
  if (source === null) return `${id} ${say(said)}`.trim()
  const number = 1 + files.findIndex((one) => one.file === source.file && one.sheet === source.sheet)
  return `${id} [${number}] ${words.line(source.line)}`
}

/** Where a figure comes from, or why it has no record. Never empty. */
export function originText(page: Page, reading: PointReading, most = Infinity): string {
  const { words, say } = page
  const { rows, total, counting, lacking } = reading
  const shown = rows.slice(0, most).map((row) => rowText(page, row))
  const rest = total > shown.length ? [words.losses.more_rows(total)] : []
  const lines = [...shown, ...rest].join('\n')
  if (counting !== null) {
    const note = say(counting.note)
    if (reading.value === null) return words.notCounted(counting.asOf)
    const head = counting.rows === 0 ? words.countedZero(note, counting.asOf) : words.countedRows(counting.rows, note, counting.asOf)
    return lines === '' ? head : `${head}\n${lines}`
  }
  if (reading.value === null && lacking.length > 0)
    return [words.lacking(lacking.join(words.list)), lines].filter((part) => part !== '').join('\n')
  return lines === '' ? words.notReported : lines
}
