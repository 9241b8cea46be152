/**
 * Sentences of warnings: templates with `{column}`, `{column|format}`. A sentence never shows a raw id: a column that holds one (`org_id`,
 * or `subject`) is shown by name, and says so when the name is not known. A missing figure is shown as a dash, never as nothing.
 */
import { formatNumber, groupDigits, speakDate, type Language } from '../text/format.ts'

export const explainFormats = ['money', 'date', 'pct', 'count', 'workdays', 'days', 'months', 'name'] as const
export type Figure = string | number | null
export type Figures = Readonly<Record<string, Figure>>

export interface Placeholder {
  readonly name: string
  readonly format: string | null
  /** offset in the template */
  readonly at: number
}

const pattern = /\{([a-z][a-z0-9_]*)(?:\|([a-z_]+))?\}/g

/** The placeholders of a template, in order. */
export function placeholdersOf(template: string): readonly Placeholder[] {
  return [...template.matchAll(pattern)].map((match) => ({ name: match[1] ?? '', format: match[2] ?? null, at: match.index }))
}

/** Columns that hold ids, and the dataset they point to; `{org}` is short for `{org_id|name}`. */
export function idColumn(name: string, figures: ReadonlySet<string>, datasets: ReadonlySet<string>): string | null {
  if (figures.has(name)) return name === 'subject' || name.endsWith('_id') || datasets.has(name) ? name : null
  if (name === 'subject') return name
  return datasets.has(name) && figures.has(`${name}_id`) ? `${name}_id` : null
}

export interface ExplainContext {
  readonly figures: Figures
  readonly params: Readonly<Record<string, unknown>>
  readonly subjectKind: string
  /** name of a row by dataset and id; null when unknown */
  readonly nameOf: (dataset: string, id: string) => string | null
  readonly isDataset: (name: string) => boolean
}

/** Fills a template. Formats: money (分 → 元 or 万元), date, pct (0–1), count, days, workdays, months, name. */
export function renderExplain(template: string, context: ExplainContext, language: Language): string {
  return template.replace(pattern, (_all, name: string, format: string | undefined) => {
    const named = nameFigure(name, format ?? null, context, language)
    if (named !== null) return named
    const value = context.figures[name] ?? paramFigure(context.params[name])
    return value === null ? '—' : formatFigure(value, format ?? null, language)
  })
}

function nameFigure(name: string, format: string | null, context: ExplainContext, language: Language): string | null {
  const bare = name.endsWith('_id') ? name.slice(0, -3) : name
  const isId = name === 'subject' || name.endsWith('_id') || context.isDataset(name) || format === 'name'
  if (!isId) return null
  const dataset = name === 'subject' ? context.subjectKind : bare
  const own = bare === context.subjectKind ? context.figures['subject'] : null
  const id = context.figures[name] ?? context.figures[`${bare}_id`] ?? own ?? null
  if (id === null) return '—'
  return context.nameOf(dataset, String(id)) ?? (language === 'zh-CN' ? '名称不详' : 'name unknown')
}

const paramFigure = (value: unknown): Figure => (typeof value === 'string' || typeof value === 'number' ? value : null)

function formatFigure(value: string | number, format: string | null, language: Language): string {
  const chinese = language === 'zh-CN'
  const number = typeof value === 'number' ? value : Number(value)
  switch (format) {
    case 'money':
      return speakMoney(number, chinese)
    case 'date':
      return speakDate(String(value), language)
    case 'pct':
      return `${formatNumber(number * 100, 1)}%`
    case 'workdays':
      return chinese ? `${formatNumber(number)} 个工作日` : `${formatNumber(number)} working ${number === 1 ? 'day' : 'days'}`
    case 'days':
      return chinese ? `${formatNumber(number)} 天` : `${formatNumber(number)} ${number === 1 ? 'day' : 'days'}`
    case 'months':
      return chinese ? `${formatNumber(number)} 个月` : `${formatNumber(number)} ${number === 1 ? 'month' : 'months'}`
    case 'count':
      return formatNumber(number)
    default:
      return typeof value === 'number' ? plainNumber(value) : value
  }
}

function plainNumber(value: number): string {
  if (Number.isInteger(value)) return `${value < 0 ? '−' : ''}${groupDigits(String(Math.abs(value)))}`
  return formatNumber(value, 2)
}

/** From 1 万元 up in 万元, below in 元, both with two decimals. */
function speakMoney(fen: number, chinese: boolean): string {
  if (Math.abs(fen) >= 1_000_000) return `${formatNumber(fen / 1_000_000, 2)} ${chinese ? '万元' : '×10k yuan'}`
  return `${formatNumber(fen / 100, 2)} ${chinese ? '元' : 'yuan'}`
}
