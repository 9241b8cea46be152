/**
 * A warning model as a person fills it in: one dataset, conditions, perhaps a grouping with a threshold, a sentence. What is not declared here
 * cannot be said in the form; whoever needs more goes on in SQL. Money is in 分, dates ISO.
 */
import * as z from 'zod'
import { identifier, levelNames, slug, sourceMark } from '../pack-words.ts'
import { modelCase, subjectKinds } from '../pack.ts'

/** Control characters, but for tab and line feed, would tear the SQL or the YAML that is written from the form. */
const isPrintable = (value: string): boolean => [...value].every((sign) => sign >= ' ' || sign === '\n' || sign === '\t')
const text = z.string().max(2000).refine(isPrintable)
const words = z.strictObject({ zh: text, en: text })
const items = z.array(words).max(20)
const number = z.number().min(-1e15).max(1e15)

export const formOps = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'empty', 'filled', 'contains', 'in'] as const
export type FormOp = (typeof formOps)[number]
export const formValue = z.union([text, number, z.boolean()])
export type FormValue = z.infer<typeof formValue>

/** `param` names a threshold instead of `value`; `in` takes `values`; empty and filled take neither. */
export const formCondition = z.strictObject({
  field: identifier,
  op: z.enum(formOps),
  value: formValue.optional(),
  values: z.array(formValue).max(100).optional(),
  param: identifier.optional()
})
export const formUnits = ['fen', 'days', 'workdays', 'months', 'ratio', 'count'] as const
export const formParam = z.strictObject({
  id: identifier,
  name: words,
  unit: z.enum(formUnits).default('count'),
  value: number,
  min: number.optional(),
  max: number.optional(),
  basis: text.default(''),
  mark: sourceMark.default('L')
})
/** Rows of one subject (and of equal `by` fields) together: how many, how many different values, or what sum reaches the threshold `param`. */
export const formGrouping = z.strictObject({
  by: z.array(identifier).max(4).default([]),
  measure: z.enum(['count', 'sum', 'distinct']),
  /** what is summed, or whose different values are counted */
  field: identifier.optional(),
  op: z.enum(['ge', 'gt', 'le', 'lt']).default('ge'),
  param: identifier,
  /** threshold in days: only rows that lie within so many days, by the dataset's date */
  window: identifier.optional()
})
export const modelForm = z.strictObject({
  id: slug.max(60),
  name: words,
  purpose: words.default({ zh: '', en: '' }),
  level: z.enum(levelNames),
  dataset: identifier,
  subject: z.enum(subjectKinds),
  match: z.enum(['all', 'any']).default('all'),
  conditions: z.array(formCondition).max(30).default([]),
  grouping: formGrouping.nullable().default(null),
  params: z.array(formParam).max(20).default([]),
  sentence: words,
  innocent: items.default([]),
  verify: items.default([]),
  guards: items.default([]),
  blindSpots: items.default([]),
  basis: z
    .array(z.strictObject({ law: text, article: text, text: text.default(''), mark: sourceMark }))
    .max(20)
    .default([]),
  cases: z.array(modelCase).max(60).default([])
})

export type ModelForm = z.infer<typeof modelForm>
export type FormCondition = z.infer<typeof formCondition>
export type FormGrouping = z.infer<typeof formGrouping>

/** What is wrong with a form: the part of it (`conditions.0`), and the reason in both languages. */
export interface FormFault {
  readonly at: string
  readonly zh: string
  readonly en: string
}
