/**
 * What a form means, said a second time and without SQL: the hits over rows at hand. The SQL is held against this on random rows, and cases made
 * out of a vault's rows expect what this says.
 */
import { groupBy } from '../../domain/group.ts'
import { dayOf } from '../calendar.ts'
import type { Dataset } from '../pack.ts'
import { isDay, subjectField, type Datasets } from './check-form.ts'
import type { FormCondition, FormGrouping, ModelForm } from './model-form.ts'

export type Cell = string | number | boolean | null
export type FormRow = Readonly<Record<string, Cell | undefined>>
export interface FormHit {
  readonly subject: string
  readonly key: string
  /** size, sum or number of different values; null without a grouping */
  readonly reached: number | null
  readonly evidence: readonly string[]
}
export interface Evaluation {
  readonly asOf: string
  /** in place of the form's own thresholds */
  readonly params?: Readonly<Record<string, number>>
}

/** The hits, by key. */
export function evaluateForm(form: ModelForm, datasets: Datasets, rows: readonly FormRow[], run: Evaluation): readonly FormHit[] {
  const dataset = datasets[form.dataset]
  const subject = subjectField(datasets, form.dataset, form.subject)
  if (dataset === undefined || subject === null) return []
  const params = { ...Object.fromEntries(form.params.map((param) => [param.id, param.value])), ...run.params }
  const looked = rows.filter((row) => textOf(row[subject]) !== '' && notLater(dataset, row, run.asOf) && meets(form, dataset, row, params))
  const hits = form.grouping === null ? looked.map((row) => single(row, subject)) : groups(form.grouping, dataset, looked, subject, params)
  return hits.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
}

/** How many of the form's conditions a row meets: the nearer to a hit, the better a case that stays quiet. */
export function conditionsMet(form: ModelForm, dataset: Dataset, row: FormRow): number {
  const params = Object.fromEntries(form.params.map((param) => [param.id, param.value]))
  return form.conditions.filter((condition) => holds(condition, dataset, row, params)).length
}

const textOf = (value: Cell | undefined): string => (value === null || value === undefined ? '' : String(value))
const single = (row: FormRow, subject: string): FormHit => ({
  subject: textOf(row[subject]),
  key: textOf(row['id']),
  reached: null,
  evidence: [textOf(row['id'])]
})

function notLater(dataset: Dataset, row: FormRow, asOf: string): boolean {
  const { date } = dataset
  if (date === undefined || !isDay(dataset.fields[date]?.type ?? 'text')) return true
  const value = row[date]
  return value === null || value === undefined || textOf(value).slice(0, 10) <= asOf
}

function meets(form: ModelForm, dataset: Dataset, row: FormRow, params: Readonly<Record<string, number>>): boolean {
  const held = form.conditions.map((condition) => holds(condition, dataset, row, params))
  return held.length === 0 || (form.match === 'all' ? held.every(Boolean) : held.some(Boolean))
}

function holds(condition: FormCondition, dataset: Dataset, row: FormRow, params: Readonly<Record<string, number>>): boolean {
  const raw = row[condition.field]
  const missing = raw === null || raw === undefined
  if (condition.op === 'empty') return missing || raw === ''
  if (condition.op === 'filled') return !missing && raw !== ''
  if (missing) return false
  const whole = typeof raw === 'boolean' ? Number(raw) : raw
  const value = isDay(dataset.fields[condition.field]?.type ?? 'text') ? String(whole).slice(0, 10) : whole
  const given = (one: Cell | undefined): string | number => (typeof one === 'boolean' ? Number(one) : (one ?? ''))
  if (condition.op === 'in') return (condition.values ?? []).map(given).includes(value)
  const other = condition.param === undefined ? given(condition.value) : (params[condition.param] ?? Number.NaN)
  switch (condition.op) {
    case 'contains':
      return String(value).includes(String(other))
    case 'eq':
      return value === other
    case 'ne':
      return value !== other
    case 'lt':
      return value < other
    case 'le':
      return value <= other
    case 'gt':
      return value > other
    case 'ge':
      return value >= other
  }
}

function groups(
  grouping: FormGrouping,
  dataset: Dataset,
  rows: readonly FormRow[],
  subject: string,
  params: Readonly<Record<string, number>>
): readonly FormHit[] {
  const { field, measure, window } = grouping
  const date = dataset.date ?? ''
  const usable = rows.filter(
    (row) =>
      [...grouping.by, ...(measure === 'count' || field === undefined ? [] : [field])].every((name) => textOf(row[name]) !== '') &&
      (window === undefined || textOf(row[date]) !== '')
  )
  const byKey = groupBy(usable, (row) => [subject, ...grouping.by].map((name) => textOf(plain(row[name]))).join('|'))
  return [...byKey].flatMap(([key, members]) => {
    const best = window === undefined ? members : bestSpan(members, date, params[window] ?? 0, (some) => figure(grouping, some), passes)
    if (best === null || !passes(figure(grouping, best))) return []
    const evidence = best.map((row) => textOf(row['id'])).toSorted()
    return [{ subject: textOf(members[0]?.[subject]), key, reached: figure(grouping, best), evidence }]
  })
  function passes(reached: number): boolean {
    const limit = params[grouping.param] ?? Number.NaN
    return { ge: reached >= limit, gt: reached > limit, le: reached <= limit, lt: reached < limit }[grouping.op]
  }
}

const plain = (value: Cell | undefined): Cell | undefined => (typeof value === 'boolean' ? Number(value) : value)

function figure({ measure, field = '' }: FormGrouping, rows: readonly FormRow[]): number {
  if (measure === 'count') return rows.length
  if (measure === 'sum') return rows.reduce((sum, row) => sum + Number(row[field] ?? 0), 0)
  return new Set(rows.map((row) => plain(row[field]))).size
}

/** Of the spans that begin with a row and pass, the one that reaches most; of equals the earliest, then the smallest id. */
function bestSpan(
  rows: readonly FormRow[],
  date: string,
  days: number,
  reach: (rows: readonly FormRow[]) => number,
  passes: (reached: number) => boolean
): readonly FormRow[] | null {
  const day = (row: FormRow): number => dayOf(textOf(row[date]).slice(0, 10)) ?? Number.NaN
  const starts = rows.toSorted((a, b) => day(a) - day(b) || (textOf(a['id']) < textOf(b['id']) ? -1 : 1))
  let best: readonly FormRow[] | null = null
  for (const start of starts) {
    const span = rows.filter((row) => day(row) >= day(start) && day(row) - day(start) <= days)
    if (passes(reach(span)) && (best === null || reach(span) > reach(best))) best = span
  }
  return best
}
