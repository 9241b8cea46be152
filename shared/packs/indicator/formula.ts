/**
 * The formulas of an indicator as data. Each type is a few numbers that a person can read, change and defend; what they mean as arithmetic is in
 * score-leaf.ts. Sums over points are small expressions ("P026 - P027").
 */
import * as z from 'zod'
import { parseExpression } from './expression.ts'

const sum = z.union([z.string().min(1), z.number()]).transform((text, context) => {
  const expression = parseExpression(String(text))
  if (expression === null) {
    context.addIssue({ code: 'custom', message: `“${text}”不是由监测点、数字和 + - * ( ) 组成的算式` })
    return z.NEVER
  }
  return { text: String(text), expression }
})
export type Sum = z.output<typeof sum>
const positive = z.number().positive()
/** points of the full mark that each case takes away or adds */
const each = z.array(z.strictObject({ of: sum, to: sum.optional(), points: positive })).default([])

export const formula = z.discriminatedUnion('type', [
  /** share: `of` / `to` against a target; a share of something cannot be over 1 unless `may_exceed` */
  z.strictObject({
    type: z.literal('ratio'),
    of: sum,
    to: sum,
    target: positive.default(1),
    /** points of the full mark lost for each percentage point under the target, instead of in proportion */
    per_point: positive.optional(),
    also: each,
    /** the sum since January; `to` is what a whole year asks for */
    annual: z.boolean().default(false),
    may_exceed: z.boolean().default(false)
  }),
  /** the less the better: 100 at nothing, 0 from `zero_at` on, straight between */
  z.strictObject({ type: z.literal('limit'), of: sum, to: sum, zero_at: positive }),
  /** steps, the first that holds; `annual`: the sum since January against what the part of the year gone by asks for, rounded down */
  z.strictObject({
    type: z.literal('steps'),
    of: sum,
    to: sum.optional(),
    /** change against the same period last year, as a share, instead of the value */
    against: z.literal('last_year').optional(),
    annual: z.boolean().default(false),
    /** `from` ≤ value ≤ `upto` */
    steps: z.array(z.strictObject({ from: z.number().optional(), upto: z.number().optional(), score: z.number().min(0).max(100) })).min(1),
    /** less by so much when the value rose by more than this share against the same period last year */
    rise: z.strictObject({ over: z.number().positive(), less: z.number().positive().max(100) }).optional()
  }),
  /** 100 less what each case takes away, down to 0; points are of the indicator's full mark */
  z.strictObject({ type: z.literal('deduct'), each: each.refine((list) => list.length > 0), cap: positive.optional() }),
  /** standing among peers of the same kind in the same period */
  z.strictObject({
    type: z.literal('peer'),
    of: sum,
    to: sum.optional(),
    per: positive.default(1),
    better: z.enum(['lower', 'higher'])
  }),
  /** neither too little nor too much: 100 inside, falling to 0 at the outer ends */
  z.strictObject({
    type: z.literal('interval'),
    of: sum,
    to: sum.optional(),
    per: positive.default(1),
    low: z.number(),
    high: z.number(),
    zero_low: z.number(),
    zero_high: z.number()
  }),
  /** a mark that people gave, out of `out_of`; `excellent`: that many points of the full mark more from there on */
  z.strictObject({
    type: z.literal('mark'),
    of: sum,
    out_of: positive.default(100),
    excellent: z.strictObject({ from: z.number(), points: positive }).optional()
  }),
  /** comes on top of the total, up to `cap`; its own weight goes to its siblings */
  z.strictObject({ type: z.literal('bonus'), each: each.refine((list) => list.length > 0), cap: positive })
])
export type Formula = z.output<typeof formula>

/** All sums of a formula. */
export function sumsOf(one: Formula): readonly Sum[] {
  if (one.type === 'deduct' || one.type === 'bonus')
    return one.each.flatMap((item) => (item.to === undefined ? [item.of] : [item.of, item.to]))
  const own = 'to' in one && one.to !== undefined ? [one.of, one.to] : [one.of]
  return one.type === 'ratio' ? [...own, ...one.also.flatMap((item) => (item.to === undefined ? [item.of] : [item.of, item.to]))] : own
}
