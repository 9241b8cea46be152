/** What a form lacks before it can become a model: told part by part, so that the person can go from one to the next. */
import type { Dataset, FieldType, SubjectKind } from '../pack.ts'
import { placeholdersOf } from '../explain.ts'
import type { FormCondition, FormFault, FormGrouping, FormOp, ModelForm } from './model-form.ts'
import { formColumns } from './form-columns.ts'

export type Datasets = Readonly<Record<string, Dataset>>

/** The field of a dataset that holds the id of such a subject: `id` for its own rows; null when there is none. */
export function subjectField(datasets: Datasets, dataset: string, subject: SubjectKind): string | null {
  if (dataset === subject) return 'id'
  const fields = Object.entries(datasets[dataset]?.fields ?? {}).filter(([, field]) => field.ref === subject)
  return fields.find(([name]) => name === `${subject}_id`)?.[0] ?? fields[0]?.[0] ?? null
}

export const isNumeric = (type: FieldType): boolean => type === 'integer' || type === 'fen' || type === 'real'
export const isDay = (type: FieldType): boolean => type === 'date' || type === 'timestamp'

/** The comparisons that make sense for a field. */
export function opsFor(type: FieldType): readonly FormOp[] {
  if (type === 'boolean') return ['eq', 'ne', 'empty', 'filled']
  if (isNumeric(type)) return ['ge', 'gt', 'le', 'lt', 'eq', 'ne', 'in', 'empty', 'filled']
  if (isDay(type)) return ['ge', 'gt', 'le', 'lt', 'eq', 'empty', 'filled']
  return ['eq', 'ne', 'contains', 'in', 'empty', 'filled']
}

/** Every fault; none when the form can be written as a model. */
export function checkForm(form: ModelForm, datasets: Datasets): readonly FormFault[] {
  const dataset = datasets[form.dataset]
  if (dataset === undefined) return [fault('dataset', '请选择数据集', 'choose a dataset')]
  const faults: FormFault[] = []
  if (form.name.zh.trim() === '') faults.push(fault('name', '请写名称', 'give it a name'))
  if (subjectField(datasets, form.dataset, form.subject) === null)
    faults.push(fault('subject', '该数据集没有指向这类对象的字段', 'this dataset has no field that points to such a subject'))
  if (form.conditions.length === 0 && form.grouping === null)
    faults.push(fault('conditions', '至少要有一个条件或一项归组', 'at least one condition or a grouping is needed'))
  form.conditions.forEach((condition, index) => faults.push(...checkCondition(form, dataset, condition, `conditions.${String(index)}`)))
  if (form.grouping !== null) faults.push(...checkGrouping(form, dataset, form.grouping))
  const names = new Set<string>()
  form.params.forEach((param, index) => {
    const at = `params.${String(index)}`
    if (names.has(param.id)) faults.push(fault(at, `阈值 ${param.id} 重复`, `threshold ${param.id} occurs twice`))
    names.add(param.id)
    if (param.id === 'as_of') faults.push(fault(at, 'as_of 是截至日，不能用作阈值名', 'as_of is the data date, not a threshold'))
    if (param.name.zh.trim() === '') faults.push(fault(at, '阈值须有名称', 'a threshold needs a name'))
    if ((param.min !== undefined && param.value < param.min) || (param.max !== undefined && param.value > param.max))
      faults.push(fault(at, `“${param.name.zh}”的值不在允许范围内`, `the value of ${param.id} is outside its bounds`))
  })
  if (form.basis.every((one) => one.law.trim() === '')) faults.push(fault('basis', '请写依据', 'say what it is based on'))
  faults.push(...checkSentence(form, datasets))
  return faults
}

function checkCondition(form: ModelForm, dataset: Dataset, condition: FormCondition, at: string): readonly FormFault[] {
  const type = dataset.fields[condition.field]?.type
  if (type === undefined) return [fault(at, `没有字段 ${condition.field}`, `there is no field ${condition.field}`)]
  if (!opsFor(type).includes(condition.op)) return [fault(at, '该字段不能这样比较', 'this field cannot be compared so')]
  if (condition.op === 'empty' || condition.op === 'filled') return []
  if (condition.param !== undefined && condition.op !== 'contains' && condition.op !== 'in') {
    if (!isNumeric(type)) return [fault(at, '阈值只能与数值字段比较', 'a threshold can only be set against a number')]
    return knownParam(form, condition.param, at)
  }
  const given = condition.op === 'in' ? (condition.values ?? []) : condition.value === undefined ? [] : [condition.value]
  if (given.length === 0 || given.includes('')) return [fault(at, '请填要比较的值', 'give the value to compare with')]
  const fits = given.every((value) => {
    if (isNumeric(type)) return typeof value === 'number' && (type === 'real' || Number.isSafeInteger(value))
    if (type === 'boolean') return typeof value === 'boolean'
    return typeof value === 'string' && (!isDay(type) || /^\d{4}-\d{2}-\d{2}$/.test(value))
  })
  return fits ? [] : [fault(at, '值与字段的类型不符', 'the value does not fit the type of the field')]
}

function checkGrouping(form: ModelForm, dataset: Dataset, grouping: FormGrouping): readonly FormFault[] {
  const at = 'grouping'
  const faults: FormFault[] = [...knownParam(form, grouping.param, at)]
  for (const name of grouping.by) {
    const type = dataset.fields[name]?.type
    if (type === undefined || type === 'real' || new Set(grouping.by).size !== grouping.by.length)
      faults.push(fault(at, `不能按 ${name} 归组`, `cannot group by ${name}`))
  }
  const type = grouping.field === undefined ? undefined : dataset.fields[grouping.field]?.type
  if (grouping.measure === 'sum' && (type === undefined || !isNumeric(type)))
    faults.push(fault(at, '合计须选一个数值字段', 'a sum needs a number field'))
  if (grouping.measure === 'distinct' && (type === undefined || type === 'real'))
    faults.push(fault(at, '请选数哪个字段的不同值', 'choose whose different values are counted'))
  if (grouping.window !== undefined) {
    faults.push(...knownParam(form, grouping.window, at))
    if (dataset.date === undefined || !isDay(dataset.fields[dataset.date]?.type ?? 'text'))
      faults.push(fault(at, '该数据集没有日期，不能限定天数', 'this dataset has no date, so no window of days'))
    if (grouping.op === 'le' || grouping.op === 'lt')
      faults.push(fault(at, '限定天数时只能用“不少于”或“多于”', 'with a window of days only “at least” or “more than” make sense'))
  }
  return faults
}

const knownParam = (form: ModelForm, id: string, at: string): readonly FormFault[] =>
  form.params.some((param) => param.id === id) ? [] : [fault(at, `没有阈值 ${id}`, `there is no threshold ${id}`)]

function checkSentence(form: ModelForm, datasets: Datasets): readonly FormFault[] {
  if (form.sentence.zh.trim() === '') return [fault('sentence', '请写预警语句', 'write the sentence of the warning')]
  const known = new Set([...formColumns(form, datasets).map((column) => column.name), ...form.params.map((param) => param.id), 'subject'])
  for (const { name } of [...placeholdersOf(form.sentence.zh), ...placeholdersOf(form.sentence.en)]) {
    if (!known.has(name) && !(known.has(`${name}_id`) && datasets[name] !== undefined) && name !== form.subject)
      return [fault('sentence', `语句中的 {${name}} 不是可用的数值`, `{${name}} in the sentence is no figure of this model`)]
  }
  return []
}

function fault(at: string, zh: string, en: string): FormFault {
  return { at, zh, en }
}
