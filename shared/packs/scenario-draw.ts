/** What a scenario may draw or reckon: each kind of value by its own key. The engine's draw-value.ts says what each gives. */
import * as z from 'zod'

export const scenarioIdentifier = z.string().regex(/^[a-z][a-z0-9_]{0,47}$/)
export const scenarioCell = z.union([z.string(), z.number(), z.boolean(), z.null()])
/** How often something is written: a number, or the name of one drawn before. */
export const repeatCount = z.union([z.int().positive(), scenarioIdentifier])
const range = z.tuple([z.number(), z.number()])
const list = z.union([scenarioIdentifier, z.array(z.union([scenarioCell, z.record(z.string(), scenarioCell)])).min(1)])
const lanes = ['主要领导', '分管领导', '科室负责人', '经办岗'] as const
const trades = ['works', 'design', 'supervision', 'consult', 'goods', 'supplies'] as const

/** One drawn or computed value. */
const scenarioDraw = z.union([
  z.strictObject({ unit: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ unit_named: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ pick: list }),
  /** the item at a place that a formula gives, from 1; beyond the end it begins again */
  z.strictObject({ nth: list, at: z.string().min(1) }),
  z.strictObject({ date: z.tuple([z.iso.date(), z.iso.date()]), workday: z.boolean().default(false) }),
  z.strictObject({
    day: scenarioIdentifier,
    plus: z.union([z.int(), range]).default(0),
    unit: z.enum(['days', 'workdays', 'months']).default('days')
  }),
  z.strictObject({ time: scenarioIdentifier, from: z.iso.time().default('08:30'), to: z.iso.time().default('17:30') }),
  z.strictObject({ money: range, step: z.number().positive().default(1) }),
  z.strictObject({ int: z.tuple([z.int(), z.int()]) }),
  z.strictObject({ real: range, digits: z.int().min(0).max(9).default(2) }),
  z.strictObject({ calc: z.string().min(1), digits: z.int().min(0).max(9).default(2) }),
  z.strictObject({ text: z.string() }),
  z.strictObject({ person: z.literal(true), born: z.tuple([z.int(), z.int()]).default([1960, 1995]) }),
  z.strictObject({ official: z.strictObject({ unit: scenarioIdentifier, lane: z.enum(lanes).optional() }) }),
  z.strictObject({ kin_of: scenarioIdentifier }),
  z.strictObject({ firm: z.enum(trades) }),
  z.strictObject({ serial: z.string().min(1) })
])
export const scenarioDraws = z.record(scenarioIdentifier, scenarioDraw)

export type ScenarioDraw = z.infer<typeof scenarioDraw>
export type ScenarioDraws = z.infer<typeof scenarioDraws>
