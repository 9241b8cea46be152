/** The command of the check of managers against their unit's suppliers. */
import * as z from 'zod'
import { id, query } from '../command.ts'
import { bilingual, sourceRef } from './refs.ts'

const count = z.number().int()
const ref = z.strictObject({ id: z.string(), name: z.string() })

export const powerRelations = z.strictObject({
  off: bilingual.nullable(),
  /** firms with a contract, those of them whose legal person's number is known, relations on record */
  ground: z.strictObject({ firms: count, withLegalId: count, relations: count }),
  managers: z.array(
    z.strictObject({
      person: ref,
      post: z.string(),
      org: ref,
      lane: z.string(),
      /** their own id number is known */
      identified: z.boolean(),
      relations: count,
      /** firms their unit has contracts with */
      firms: count,
      matches: z.array(
        z.strictObject({
          party: ref,
          how: z.enum(['self', 'declared', 'kin']),
          related: z.string().nullable(),
          /** the row of the relation; null where the person is the firm's own legal person */
          relation: z.string().nullable(),
          contracts: count,
          amount: count,
          source: sourceRef
        })
      )
    })
  ),
  asOf: z.string()
})
export type PowerRelations = z.infer<typeof powerRelations>

const warned = z.strictObject({ n: count, open: count, confirmed: count, leads: count })
const powerAppraisal = z.strictObject({
  year: z.string(),
  units: z.array(
    z.strictObject({
      org: ref,
      managers: count,
      matched: count,
      warnings: z.strictObject({ red: warned, orange: warned, yellow: warned }),
      vetoes: z.array(
        z.strictObject({
          id: z.string(),
          reason: z.string(),
          by: z.string().nullable(),
          on: z.string().nullable(),
          docNo: z.string().nullable(),
          source: sourceRef
        })
      ),
      /** veto: somebody decided so; to_decide: there is reason to ask; the table never vetoes by itself */
      result: z.enum(['veto', 'to_decide', 'none'])
    })
  )
})
export type PowerAppraisal = z.infer<typeof powerAppraisal>

export const powerRelationCommands = {
  /** `year` is that of the data when absent */
  'power.appraisal': query(
    z.strictObject({
      org: id.optional(),
      year: z
        .string()
        .regex(/^\d{4}$/)
        .optional()
    }),
    powerAppraisal
  ),
  'power.relations': query(z.strictObject({ org: id.optional() }), powerRelations)
}
