/** From a form to a complete model: SQL, what it is set against, and every sentence that a warning needs. */
import type { Model } from '../pack.ts'
import { checkForm, subjectField, type Datasets } from './check-form.ts'
import { formColumns } from './form-columns.ts'
import { denominatorSql, formSql } from './form-sql.ts'
import type { FormFault, ModelForm } from './model-form.ts'

type Words = ModelForm['name']

/** The model, or what the form still lacks. The version is the vault's to give. */
export function writeModel(
  form: ModelForm,
  datasets: Datasets,
  version = 1
): { readonly model: Model; readonly faults: readonly [] } | { readonly model: null; readonly faults: readonly FormFault[] } {
  const faults = checkForm(form, datasets)
  const dataset = datasets[form.dataset]
  if (faults.length > 0 || dataset === undefined) return { model: null, faults }
  const name = both(form.name)
  const model: Model = {
    id: form.id,
    version,
    name,
    purpose: form.purpose.zh.trim() === '' ? name : both(form.purpose),
    level: form.level,
    subject: form.subject,
    basis: form.basis
      .filter((one) => one.law.trim() !== '')
      .map(({ law, article, text, mark }) => ({ law, article, ...(text === '' ? {} : { text }), mark })),
    params: Object.fromEntries(
      form.params.map(({ id, name: words, unit, value, min, max, basis, mark }) => [
        id,
        {
          default: value,
          unit,
          ...(min === undefined ? {} : { min }),
          ...(max === undefined ? {} : { max }),
          by: [],
          name: both(words),
          basis,
          mark,
          since: []
        }
      ])
    ),
    reads: [form.dataset],
    needs: needsOf(form, datasets).map((field) => `${form.dataset}.${field}`),
    procedures: [],
    ...(form.guards.length === 0 ? {} : { guards: lists(form.guards) }),
    ...(form.blindSpots.length === 0 ? {} : { blind_spots: lists(form.blindSpots) }),
    sql: `${formSql(form, datasets)}\n`,
    denominator: {
      dataset: form.dataset,
      sql: `${denominatorSql(form, datasets)}\n`,
      name: { zh: `该对象截至数据日期的全部${dataset.name.zh}`, en: `all rows of ${dataset.name.en} of the subject by the data date` }
    },
    ...measureOf(form, datasets),
    explain: {
      zh: ending(form.sentence.zh, '待核实', '，待核实。'),
      en: ending(form.sentence.en.trim() === '' ? form.sentence.zh : form.sentence.en, 'To be checked', ' To be checked.')
    },
    innocent: lists(form.innocent),
    verify: lists(form.verify),
    cases: form.cases
  }
  return { model, faults: [] }
}

/** Fields without which the model would say nothing: those of every condition that must hold, of the grouping, and of the subject. */
function needsOf(form: ModelForm, datasets: Datasets): readonly string[] {
  const subject = subjectField(datasets, form.dataset, form.subject)
  const compared = form.match === 'all' ? form.conditions.map((condition) => condition.field) : []
  const { grouping } = form
  const window = grouping?.window === undefined ? undefined : datasets[form.dataset]?.date
  const names = [subject, ...compared, ...(grouping?.by ?? []), grouping?.field, window]
  return [...new Set(names.filter((name): name is string => name !== undefined && name !== null && name !== 'id'))]
}

/** Which figure is set against which threshold on the card. */
function measureOf(form: ModelForm, datasets: Datasets): Pick<Model, 'measure'> {
  const { grouping } = form
  const unitOf = (id: string) => form.params.find((param) => param.id === id)?.unit ?? 'count'
  const nameOf = (id: string): Words => both(form.params.find((param) => param.id === id)?.name ?? { zh: id, en: id })
  if (grouping !== null) {
    const value = { count: 'n', sum: 'total', distinct: 'reached' }[grouping.measure]
    const better = grouping.op === 'ge' || grouping.op === 'gt' ? 'lower' : 'higher'
    return { measure: { value, limit: grouping.param, unit: unitOf(grouping.param), name: nameOf(grouping.param), better } }
  }
  const compared = form.conditions.find((one) => one.param !== undefined && ['ge', 'gt', 'le', 'lt'].includes(one.op))
  const column = formColumns(form, datasets).find((one) => one.from === compared?.field)
  if (compared?.param === undefined || column === undefined) return {}
  const better = compared.op === 'ge' || compared.op === 'gt' ? 'lower' : 'higher'
  return { measure: { value: column.name, limit: compared.param, unit: unitOf(compared.param), name: nameOf(compared.param), better } }
}

/** Both languages, the Chinese standing in where no English was written. */
function both({ zh, en }: Words): Words {
  return { zh: zh.trim(), en: en.trim() === '' ? zh.trim() : en.trim() }
}

function lists(items: readonly Words[]): { zh: string[]; en: string[] } {
  const said = items.filter((item) => item.zh.trim() !== '').map(both)
  return { zh: said.map((item) => item.zh), en: said.map((item) => item.en) }
}

/** A finding is a lead, and its sentence says so. */
function ending(sentence: string, word: string, tail: string): string {
  const said = sentence.trim()
  return said.includes(word) ? said : `${said.replace(/[。.，,；;]$/, '')}${tail.startsWith(' ') ? '.' : ''}${tail}`
}
