/** The schema of routing.yaml: whose desk a warning comes to, and by when it is to be answered. */
import * as z from 'zod'
import { bilingual, levelNames, slug, sourceMark } from './pack-words.ts'

const workingDays = z.strictObject({ amount: z.number().int().positive(), mark: sourceMark, basis: z.string() })
/**
 * routing.yaml: to whom a warning goes, and within how many working days it is to be signed for and handled; avoidance is the engine's and
 * cannot be switched off by a pack. Limits of the core pack hold where a pack gives none.
 */
export const routingFile = z.strictObject({
  limits: z.array(z.strictObject({ levels: z.array(z.enum(levelNames)).optional(), sign: workingDays, handle: workingDays })).default([]),
  routes: z.array(
    z.strictObject({
      models: z.array(slug).optional(),
      levels: z.array(z.enum(levelNames)).optional(),
      to: z.enum(['unit', 'superior', 'committee', 'street', 'function']),
      name: bilingual
    })
  )
})

export type Routing = z.infer<typeof routingFile>
