/** OCDS red flags of a file, without a vault. */
import * as z from 'zod'
import { freeJob, handle } from '../command.ts'
import { bilingual } from './refs.ts'

/** `cardinal`: exactly as Open Contracting's Cardinal computes them; `lianjing`: the same rules where they hold (resources/help, ocds). */
export const flagFormats = ['lianjing', 'cardinal'] as const

/** Value of an indicator; null where Cardinal's JSON has null (an infinite ratio). */
const results = z.record(z.string(), z.record(z.string(), z.number().nullable()))
const figures = z.record(z.string(), z.number().nullable())
/** Cardinal's result object: groups without results are left out. */
const flagResult = z.strictObject({
  OCID: results.optional(),
  Buyer: results.optional(),
  ProcuringEntity: results.optional(),
  Tenderer: results.optional(),
  Meta: z.record(z.string(), figures).optional(),
  Maps: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())]))).optional()
})
export type FlagResult = z.infer<typeof flagResult>

export const flagCommands = {
  'flags.run': freeJob(
    z.strictObject({
      file: handle,
      settings: handle.optional(),
      format: z.enum(flagFormats).default('lianjing'),
      meta: z.boolean().default(false),
      map: z.boolean().default(false)
    }),
    z.strictObject({ result: flagResult, processes: z.number().int(), notes: z.array(bilingual) })
  )
}
