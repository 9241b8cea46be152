/**
 * The schema of scenario/points.yaml: how the training county's units report their collection points. Draws, not values: a whole, a part of it, a
 * few cases, a mark; each unit has a leaning of its own that moves its shares, so that the map has colour and the same units stay weak.
 */
import * as z from 'zod'

const code = z.string().regex(/^[A-Z][A-Z0-9]{0,11}$/)
const range = z.tuple([z.number(), z.number()])

export const pointDraw = z.union([
  /** a count or a sum of money in 元 */
  z.strictObject({ whole: range, step: z.number().positive().default(1) }),
  /** a share of another point in steps of the other's; `weak`: on which end of the range weak units lie */
  z.strictObject({ part_of: code, share: range, weak: z.enum(['low', 'high']).default('low') }),
  /** mostly nothing: the chance of one case, of two when it strikes twice */
  z.strictObject({ few: z.number().min(0).max(1) }),
  z.strictObject({ mark: range })
])
export type PointDraw = z.output<typeof pointDraw>

export const scenarioPointsFile = z.strictObject({
  file: z.string().regex(/^[^/\\]+\.csv$/),
  mapping: z.string().min(1),
  periods: z.array(z.string()).min(1),
  /** points that are told for the year before as well */
  year_before: z.array(code).default([]),
  /** share of values that nobody reported, and of values that cannot be read */
  missing: z.number().min(0).max(0.5),
  dirty: z.number().min(0).max(0.1),
  /** points that every unit reports (what a veto hangs on) */
  always: z.array(code).default([]),
  draws: z.record(code, pointDraw),
  /** what stands out on purpose: the unit by its place in the county's list */
  cases: z
    .array(
      z.strictObject({
        unit: z.number().int().min(0),
        /** all periods when absent */
        period: z.string().optional(),
        /** how well it does, 0 to 1, instead of its own leaning */
        leaning: z.number().min(0).max(1).optional(),
        /** share of values that it did not report */
        missing: z.number().min(0).max(1).optional(),
        set: z.record(code, z.number()).default({}),
        /** warnings that must come of it; `finding`: the last part of the warning's key */
        plants: z.array(z.strictObject({ model: z.string(), finding: z.string() })).default([]),
        /** warnings that it might be taken for and must not give */
        decoys: z.array(z.strictObject({ model: z.string(), finding: z.string() })).default([]),
        story: z.strictObject({ zh: z.string(), en: z.string() })
      })
    )
    .default([])
})
export type ScenarioPoints = z.output<typeof scenarioPointsFile>
