/** The columns that a form's model returns besides subject, key and evidence: what places the warning, and what its sentence may say. */
import type { Dataset, FieldType } from '../pack.ts'
import type { ModelForm } from './model-form.ts'

/** `from` is the field of the dataset it is read from; `part` tells the column's office in the model. */
export interface FormColumn {
  readonly name: string
  readonly from: string
  readonly type: FieldType | 'id'
  readonly part: 'place' | 'field' | 'by' | 'figure'
}

/** Names that have an office of their own in a model's result. */
const taken = new Set(['subject', 'key', 'id', 'n', 'total', 'reached', 'first_on', 'level'])

/** Columns in the order in which the SELECT returns them. */
export function formColumns(form: ModelForm, datasets: Readonly<Record<string, Dataset>>): readonly FormColumn[] {
  const dataset = datasets[form.dataset]
  if (dataset === undefined) return []
  const columns: FormColumn[] = placeColumns(form.dataset, dataset)
  const type = (field: string): FieldType => dataset.fields[field]?.type ?? 'text'
  const add = (from: string, part: FormColumn['part'], as = ownName(from)): void => {
    const known = columns.find((column) => column.name === as)
    if (known !== undefined && known.from === from) return
    const name = known === undefined ? as : `${as}_field`
    if (!name.startsWith('evidence_')) columns.push({ name, from, type: type(from), part })
  }
  const { grouping } = form
  if (grouping === null) {
    if (dataset.title !== 'id' && dataset.fields[dataset.title] !== undefined) add(dataset.title, 'field')
    for (const { field } of form.conditions) if (dataset.fields[field] !== undefined) add(field, 'field')
    return columns
  }
  for (const field of grouping.by) if (dataset.fields[field] !== undefined) add(field, 'by')
  columns.push({ name: 'n', from: 'id', type: 'integer', part: 'figure' })
  if (grouping.measure === 'sum' && grouping.field !== undefined) add(grouping.field, 'figure', 'total')
  if (grouping.measure === 'distinct') columns.push({ name: 'reached', from: grouping.field ?? 'id', type: 'integer', part: 'figure' })
  if (dataset.date !== undefined) add(dataset.date, 'figure', 'first_on')
  return columns
}

/** A field whose name has an office in the model keeps its value under another name. */
const ownName = (field: string): string => (taken.has(field) ? `${field}_field` : field)

function placeColumns(name: string, dataset: Dataset): FormColumn[] {
  const columns: FormColumn[] = []
  for (const kind of ['org', 'matter'] as const) {
    const field = `${kind}_id`
    if (name === kind) columns.push({ name: field, from: 'id', type: 'id', part: 'place' })
    else if (dataset.fields[field]?.ref === kind) columns.push({ name: field, from: field, type: 'text', part: 'place' })
  }
  const { date, amount } = dataset
  if (date !== undefined && dataset.fields[date] !== undefined)
    columns.push({ name: 'happened_on', from: date, type: dataset.fields[date].type, part: 'place' })
  if (amount !== undefined && dataset.fields[amount] !== undefined)
    columns.push({ name: 'amount', from: amount, type: dataset.fields[amount].type, part: 'place' })
  return columns
}
