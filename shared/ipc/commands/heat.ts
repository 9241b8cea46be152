/** Commands of the heat map: the matrix of units by packs, models or months, and one cell opened. */
import * as z from 'zod'
import { id, isoDate, levels, query, shortText } from '../command.ts'
import { bilingual, warningRef } from './refs.ts'

/** Heat map: rows are units; columns packs, models or months. */
export const heatInput = z.strictObject({
  columns: z.enum(['pack', 'model', 'month']).default('model'),
  colour: z.enum(['number', 'rate', 'change', 'peers']).default('number'),
  packs: z.array(id).optional(),
  models: z.array(id).optional(),
  levels: z.array(levels).optional(),
  /** kinds of unit, kinds of clean-governance unit; `-` of none (shared/domain/unit-filter.ts) */
  unitKinds: z.array(shortText).optional(),
  cleanKinds: z.array(id).optional(),
  from: shortText.optional(), // month 2026-01
  to: shortText.optional()
})
export const cellStates = ['value', 'missing', 'not_applicable', 'too_few'] as const
export const heatMatrix = z.strictObject({
  rows: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      short: z.string(),
      kind: z.string(),
      total: z.number().int(),
      matters: z.number().int()
    })
  ),
  columns: z.array(z.strictObject({ id: z.string(), name: bilingual, short: bilingual, group: bilingual, total: z.number().int() })),
  /** row by row; `n` is the denominator (matters in hand), `warnings` the count, `value` what the colour shows */
  cells: z.array(
    z.strictObject({
      s: z.enum(cellStates),
      v: z.number().nullable(),
      w: z.number().int(),
      n: z.number().int().nullable(),
      red: z.boolean()
    })
  ),
  /** thresholds between the five steps, dark is more */
  steps: z.array(z.number()),
  /** kinds that units on the map are of, filtered or not; '' of none */
  unitKinds: z.array(z.string()),
  cleanKinds: z.array(z.strictObject({ id: z.string(), name: bilingual })),
  months: z.array(z.string()),
  asOf: z.string(),
  run: z.number().int().nullable()
})
export type HeatMatrix = z.infer<typeof heatMatrix>
export const heatCell = z.strictObject({
  org: z.strictObject({ id: z.string(), name: z.string(), kind: z.string() }),
  column: z.strictObject({ id: z.string(), name: bilingual }),
  state: z.enum(cellStates),
  whyZh: z.string(),
  whyEn: z.string(),
  warnings: z.number().int(),
  matters: z.number().int().nullable(),
  rate: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  change: z.number().nullable(),
  peers: z.strictObject({
    kind: z.string(),
    n: z.number().int(),
    median: z.number().nullable(),
    values: z.array(z.strictObject({ org: z.string(), value: z.number() })),
    rank: z.number().int().nullable()
  }),
  trend: z.array(z.strictObject({ month: z.string(), n: z.number().int(), peers: z.number().nullable() })),
  models: z.array(z.strictObject({ id: z.string(), name: bilingual, level: z.string(), n: z.number().int() })),
  list: z.array(warningRef.extend({ subjectName: z.string(), amount: z.number().int().nullable() }))
})
export type HeatCell = z.infer<typeof heatCell>

const decisions = { org: id.optional(), procedure: id.optional() }
/** Decisions by the day, of one year. */
export const decisionCalendar = z.strictObject({
  years: z.array(z.string()),
  year: z.string(),
  /** the State Council's calendar of that year is here; else Monday to Friday */
  known: z.boolean(),
  days: z.array(z.strictObject({ date: z.string(), n: z.number().int(), outside: z.number().int(), rest: z.boolean() })),
  /** thresholds between the five steps */
  steps: z.array(z.number())
})
export type DecisionCalendar = z.infer<typeof decisionCalendar>

export const heatCommands = {
  'heat.calendar': query(
    z.strictObject({
      ...decisions,
      year: z
        .string()
        .regex(/^\d{4}$/u)
        .optional()
    }),
    decisionCalendar
  ),
  /** what was decided on a day, the first three hundred */
  'heat.day': query(
    z.strictObject({ ...decisions, date: isoDate }),
    z.strictObject({
      date: z.string(),
      total: z.number().int(),
      rows: z.array(
        z.strictObject({
          step: z.string(),
          matter: z.string(),
          name: z.string(),
          code: z.string(),
          node: z.string(),
          org: z.string(),
          at: z.string(),
          people: z.string()
        })
      )
    })
  ),
  'heat.matrix': query(heatInput, heatMatrix),
  'heat.cell': query(heatInput.extend({ org: id, column: id }), heatCell)
}
