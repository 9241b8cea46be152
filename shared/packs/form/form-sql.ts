/**
 * The SQL of a form, in the portable subset (contracts.md §3). A missing value never meets a condition, except one that asks whether it is
 * missing; a row without a subject, or after the data date, is never looked at.
 */
import type { Dataset } from '../pack.ts'
import { isDay, isNumeric, subjectField, type Datasets } from './check-form.ts'
import { formColumns, type FormColumn } from './form-columns.ts'
import type { FormCondition, FormGrouping, FormValue, ModelForm } from './model-form.ts'

const comparisons = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' } as const

/** The main SELECT. The form has passed checkForm. */
export function formSql(form: ModelForm, datasets: Datasets): string {
  const dataset = datasets[form.dataset]
  if (dataset === undefined) return ''
  return form.grouping === null ? plainSql(form, dataset, datasets) : groupedSql(form, dataset, datasets, form.grouping)
}

/** Rows the findings are counted against: all of the dataset that belong to a subject by the data date. */
export function denominatorSql(form: ModelForm, datasets: Datasets): string {
  const dataset = datasets[form.dataset]
  if (dataset === undefined) return ''
  const subject = `x.${subjectField(datasets, form.dataset, form.subject) ?? 'id'}`
  return [
    `SELECT x.id AS id, ${subject} AS subject`,
    `FROM ${form.dataset} x`,
    `WHERE ${scope(form, dataset, subject, false).join('\n  AND ')}`
  ].join('\n')
}

function plainSql(form: ModelForm, dataset: Dataset, datasets: Datasets): string {
  const subject = `x.${subjectField(datasets, form.dataset, form.subject) ?? 'id'}`
  const columns = formColumns(form, datasets).map(
    ({ name, from, type }) => `${type === 'timestamp' ? dayOf(`x.${from}`) : `x.${from}`} AS ${name}`
  )
  const selected = [`${subject} AS subject`, 'x.id AS key', ...columns, `x.id AS evidence_${form.dataset}`]
  const where = [...scope(form, dataset, subject, false), ...conditions(form, dataset)]
  return [`SELECT ${selected.join(',\n  ')}`, `FROM ${form.dataset} x`, `WHERE ${where.join('\n  AND ')}`].join('\n')
}

function groupedSql(form: ModelForm, dataset: Dataset, datasets: Datasets, grouping: FormGrouping): string {
  const subject = `x.${subjectField(datasets, form.dataset, form.subject) ?? 'id'}`
  const columns = formColumns(form, datasets)
  const places = columns.filter((column) => column.part === 'place')
  const by = grouping.by.map((field, place) => ({ field, as: `by_${String(place + 1)}` }))
  const { date } = dataset
  const figure = grouping.measure === 'count' ? null : (grouping.field ?? 'id')
  const inner = [
    'x.id AS id',
    `${subject} AS subject`,
    ...by.map(({ field, as }) => `x.${field} AS ${as}`),
    ...places.filter((column) => column.name !== 'happened_on').map((column) => `x.${column.from} AS ${column.name}`),
    ...(date === undefined ? [] : [`${dayField(dataset, date)} AS on_date`]),
    ...(figure === null ? [] : [`x.${figure} AS figure`])
  ]
  const where = [
    ...scope(form, dataset, subject, grouping.window !== undefined),
    ...[...new Set([...grouping.by, ...(figure === null ? [] : [figure])])].map((field) => filled(dataset, field)),
    ...conditions(form, dataset)
  ]
  const picked = [`SELECT ${inner.join(', ')}`, `  FROM ${form.dataset} x`, `  WHERE ${where.join('\n    AND ')}`].join('\n')
  const group = ['subject', ...by.map((one) => one.as)]
  const reach = `${aggregate(grouping, 'p')} ${comparisons[grouping.op]} :${grouping.param}`
  const key = ['p.subject', ...by.map(({ field, as }) => (isText(dataset, field) ? `p.${as}` : `CAST(p.${as} AS TEXT)`))].join(
    ` || '|' || `
  )
  const outer = [
    'p.subject AS subject',
    `${key} AS key`,
    ...columns.map((column) => `${groupedColumn(column, form, by)} AS ${column.name}`),
    `STRING_AGG(p.id, ',' ORDER BY p.id) AS evidence_${form.dataset}`
  ]
  const select = (from: string): string =>
    [`SELECT ${outer.join(',\n  ')}`, from, `GROUP BY ${group.map((name) => `p.${name}`).join(', ')}`].join('\n')
  if (grouping.window === undefined) return `WITH picked AS (\n  ${picked}\n)\n${select('FROM picked p')}\nHAVING ${reach}`
  const within = `days_between(a.on_date, p.on_date) <= :${grouping.window}`
  const same = group.map((name) => `p.${name} = a.${name}`).join(' AND ')
  const anchor = ['a.id', ...group.map((name) => `a.${name}`), 'a.on_date'].join(', ')
  const span = [
    `SELECT a.id AS anchor_id, ${group.map((name) => `a.${name}`).join(', ')}, a.on_date, ${aggregate(grouping, 'p')} AS amount_reached`,
    '  FROM picked a',
    `  JOIN picked p ON ${same} AND p.on_date >= a.on_date AND ${within}`,
    `  GROUP BY ${anchor}`,
    `  HAVING ${reach}`
  ].join('\n')
  const best = [
    `SELECT s.anchor_id, ${group.map((name) => `s.${name}`).join(', ')}, s.on_date,`,
    `    ROW_NUMBER() OVER (PARTITION BY ${group.map((name) => `s.${name}`).join(', ')} ORDER BY s.amount_reached DESC NULLS LAST, s.on_date NULLS LAST, s.anchor_id NULLS LAST) AS place`,
    '  FROM span s'
  ].join('\n')
  const joined = select(`FROM best a\nJOIN picked p ON ${same} AND p.on_date >= a.on_date AND ${within}\nWHERE a.place = 1`)
  return `WITH picked AS (\n  ${picked}\n),\nspan AS (\n  ${span}\n),\nbest AS (\n  ${best}\n)\n${joined}`
}

function groupedColumn(column: FormColumn, form: ModelForm, by: readonly { readonly field: string; readonly as: string }[]): string {
  const { name, from, part } = column
  const grouped = by.find((one) => one.field === from)
  if (part === 'by') return `p.${grouped?.as ?? 'subject'}`
  if (name === 'n') return 'COUNT(*)'
  if (name === 'first_on' && part === 'figure') return 'MIN(p.on_date)'
  if (part === 'figure') return name === 'total' ? 'SUM(p.figure)' : 'COUNT(DISTINCT p.figure)'
  if (name === 'happened_on') return 'MAX(p.on_date)'
  if (name === 'amount') return 'SUM(p.amount)'
  // the group's unit or matter, where it is one
  return name === `${form.subject}_id` && grouped === undefined
    ? oneOf(`p.${name}`)
    : grouped === undefined
      ? oneOf(`p.${name}`)
      : `p.${grouped.as}`
}

const oneOf = (column: string): string => `CASE WHEN COUNT(DISTINCT ${column}) = 1 THEN MIN(${column}) END`

function aggregate(grouping: FormGrouping, row: string): string {
  if (grouping.measure === 'count') return 'COUNT(*)'
  return grouping.measure === 'sum' ? `SUM(${row}.figure)` : `COUNT(DISTINCT ${row}.figure)`
}

/** What holds of every row that is looked at: it has a subject, and it is not later than the data date. */
function scope(form: ModelForm, dataset: Dataset, subject: string, dated: boolean): readonly string[] {
  const found = subject === 'x.id' ? [`x.id <> ''`] : [`COALESCE(${subject}, '') <> ''`]
  const { date } = dataset
  if (date === undefined || !isDay(dataset.fields[date]?.type ?? 'text')) return found
  const day = dayField(dataset, date)
  return [...found, dated ? `x.${date} IS NOT NULL` : '', dated ? `${day} <= :as_of` : `(x.${date} IS NULL OR ${day} <= :as_of)`].filter(
    (part) => part !== ''
  )
}

const dayOf = (column: string): string => `SUBSTR(${column}, 1, 10)`
const dayField = (dataset: Dataset, field: string): string =>
  dataset.fields[field]?.type === 'timestamp' ? dayOf(`x.${field}`) : `x.${field}`

const isText = (dataset: Dataset, field: string): boolean =>
  !isNumeric(dataset.fields[field]?.type ?? 'text') && dataset.fields[field]?.type !== 'boolean'

function filled(dataset: Dataset, field: string): string {
  if (field === 'id') return `x.id <> ''`
  return isText(dataset, field) ? `COALESCE(x.${field}, '') <> ''` : `x.${field} IS NOT NULL`
}

function conditions(form: ModelForm, dataset: Dataset): readonly string[] {
  const said = form.conditions.map((condition) => conditionSql(condition, dataset))
  if (said.length < 2 || form.match === 'all') return said
  return [`(${said.join(' OR ')})`]
}

function conditionSql({ field, op, value, values, param }: FormCondition, dataset: Dataset): string {
  const column = isDay(dataset.fields[field]?.type ?? 'text') ? dayField(dataset, field) : `x.${field}`
  if (op === 'filled') return filled(dataset, field)
  if (op === 'empty') return isText(dataset, field) ? `COALESCE(x.${field}, '') = ''` : `x.${field} IS NULL`
  if (op === 'in') return `${column} IN (${(values ?? []).map(literal).join(', ')})`
  if (op === 'contains') {
    const pattern = String(value ?? '').replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
    const escape = pattern.includes('\\') ? ` ESCAPE '\\'` : ''
    return `${column} LIKE ${literal(`%${pattern}%`)}${escape}`
  }
  return `${column} ${comparisons[op]} ${param === undefined ? literal(value ?? '') : `:${param}`}`
}

/** A value as SQL writes it. Numbers without an exponent, text with its quotes doubled. */
function literal(value: FormValue): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(6)
  return `'${value.replaceAll("'", "''")}'`
}
