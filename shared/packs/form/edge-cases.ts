/**
 * The edges of a form, made out of rows that fire: exactly at the threshold and one step past it, the last day that counts and the day after, the
 * word that is asked for and none. What is expected of them is said by the form's meaning, never by the SQL that they are to prove.
 */
import { dateOf, dayOf } from '../calendar.ts'
import type { Dataset } from '../pack.ts'
import { isDay, isNumeric, type Datasets } from './check-form.ts'
import { evaluateForm, type FormRow } from './evaluate-form.ts'
import type { CaseRows } from './mask-rows.ts'
import type { ModelForm } from './model-form.ts'

export interface FormCase {
  readonly name: string
  readonly as_of: string
  readonly params: Record<string, number>
  readonly rows: CaseRows
}

/** What a case of a form is to find, as cases write it. */
export function expectedHits(
  form: ModelForm,
  datasets: Datasets,
  { rows, as_of: asOf, params }: FormCase
): Record<string, string | number>[] {
  const figure = form.grouping === null ? '' : { count: 'n', sum: 'total', distinct: 'reached' }[form.grouping.measure]
  return evaluateForm(form, datasets, (rows[form.dataset] ?? []) as readonly FormRow[], { asOf, params }).map(
    ({ subject, key, reached, evidence }) => ({
      subject,
      key,
      ...(reached === null ? {} : { [figure]: reached }),
      [`evidence_${form.dataset}`]: evidence.join(',')
    })
  )
}

/** Cases at the edge; none where the form has no edge that can be made out of these rows. */
export function edgeCases(form: ModelForm, datasets: Datasets, rows: CaseRows, asOf: string): readonly FormCase[] {
  const dataset = datasets[form.dataset]
  const [first] = rows[form.dataset] ?? []
  if (dataset === undefined || first === undefined) return []
  return form.grouping === null ? plainEdges(form, dataset, rows, first, asOf) : groupEdges(form, datasets, rows, asOf)
}

function plainEdges(form: ModelForm, dataset: Dataset, rows: CaseRows, first: FormRow, asOf: string): readonly FormCase[] {
  const pair = (name: string, field: string, values: readonly [string | number | null, string | number | null]): FormCase => {
    const twin = (suffix: string, value: string | number | null) => ({ ...first, id: `${String(first['id'])}${suffix}`, [field]: value })
    return { name, as_of: asOf, params: {}, rows: { ...rows, [form.dataset]: [twin('-a', values[0]), twin('-b', values[1])] as never } }
  }
  const edges = form.conditions.flatMap(({ field, op, value, param }): readonly FormCase[] => {
    const type = dataset.fields[field]?.type ?? 'text'
    const limit = param === undefined ? value : form.params.find((one) => one.id === param)?.value
    const name = dataset.fields[field]?.name.zh ?? field
    const down = op === 'ge' || op === 'gt'
    if (!['ge', 'gt', 'le', 'lt'].includes(op)) return []
    if (isNumeric(type) && typeof limit === 'number') {
      const step = type === 'real' ? 0.01 : 1
      const other = op === 'ge' || op === 'lt' ? limit - step : limit + step
      return [pair(`${name}恰为 ${type === 'fen' ? `${String(limit / 100)} 元` : String(limit)} 与差一步`, field, [limit, other])]
    }
    if (isDay(type) && typeof limit === 'string') {
      const day = dayOf(limit)
      return day === null ? [] : [pair(`${name}恰为 ${limit} 与差一天`, field, [limit, dateOf(day + (down ? -1 : 1))])]
    }
    return []
  })
  const { date } = dataset
  const day = dayOf(asOf)
  if (
    date !== undefined &&
    day !== null &&
    isDay(dataset.fields[date]?.type ?? 'text') &&
    !form.conditions.some((one) => one.field === date)
  )
    return [...edges, pair('数据截至日当天与次日', date, [asOf, dateOf(day + 1)])]
  if (edges.length > 0) return edges
  const [compared] = form.conditions
  if (compared === undefined) return []
  return [pair(`${dataset.fields[compared.field]?.name.zh ?? compared.field}为空`, compared.field, [first[compared.field] as string, null])]
}

/** The same rows with the threshold exactly at what they reach, and one past it. */
function groupEdges(form: ModelForm, datasets: Datasets, rows: CaseRows, asOf: string): readonly FormCase[] {
  const { grouping } = form
  const [hit] = evaluateForm(form, datasets, (rows[form.dataset] ?? []) as readonly FormRow[], { asOf })
  if (grouping === null || hit?.reached === null || hit?.reached === undefined) return []
  const { param } = grouping
  const other = grouping.op === 'ge' || grouping.op === 'lt' ? hit.reached + 1 : hit.reached - 1
  const at = (name: string, value: number): FormCase => ({ name, as_of: asOf, params: { [param]: value }, rows })
  return [at(`恰达阈值 ${String(hit.reached)}`, hit.reached), at(`阈值为 ${String(other)}`, other)]
}
