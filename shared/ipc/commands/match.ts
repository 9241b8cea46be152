/** Commands about entries of the registers that may be the same firm or person: proposing pairs, answering, taking an answer back. */
import * as z from 'zod'
import { matchReasons, type MatchReason } from '../../domain/match/match-reason.ts'
import { job, nothing, page, query } from '../command.ts'
import { bilingual, sourceRef } from './refs.ts'

const kinds = z.enum(['party', 'person'])
export const matchStates = z.enum(['proposed', 'confirmed', 'rejected'])
const reasonCode = z.enum(Object.keys(matchReasons) as MatchReason[])
/** `for` false: what speaks against */
const reasonView = z.strictObject({ code: reasonCode, for: z.boolean(), zh: z.string(), en: z.string() })
const counts = { proposed: z.number().int(), confirmed: z.number().int(), rejected: z.number().int() }
const side = z.strictObject({ id: z.string(), name: z.string(), source: sourceRef })
const matchId = z.number().int().positive()
const why = z.string().trim().max(2000)

export const matchRow = z.strictObject({
  id: z.number().int(),
  kind: kinds,
  score: z.number().int(),
  reasons: z.array(reasonView),
  state: matchStates,
  at: z.string(),
  account: z.string(),
  reason: z.string(),
  left: side,
  right: side,
  /** the two entries field by field; `one`: only one of them has a value; a secret field's values are dots */
  fields: z.array(
    z.strictObject({
      id: z.string(),
      name: bilingual,
      left: z.string().nullable(),
      right: z.string().nullable(),
      state: z.enum(['same', 'differs', 'one', 'none'])
    })
  )
})
/** Other entries confirmed to be this one, with the answer that joins them. */
export const sameEntry = z.strictObject({
  id: z.string(),
  name: z.string(),
  reasons: z.array(reasonView),
  reason: z.string(),
  at: z.string(),
  account: z.string()
})

export const matchCommands = {
  /** compares the registers anew; what was answered is never proposed again */
  'match.propose': job(nothing, z.strictObject({ entries: z.number().int(), ...counts })),
  'match.page': query(
    z.strictObject({ kind: kinds.optional(), state: matchStates.optional(), ...page }),
    z.strictObject({
      rows: z.array(matchRow),
      total: z.number().int(),
      counts: z.strictObject(counts),
      /** '' before the first time */
      madeAt: z.string(),
      /** the registers have changed since */
      stale: z.boolean()
    })
  ),
  'match.decide': query(
    z.strictObject({ ids: z.array(matchId).min(1).max(1000), answer: z.enum(['confirm', 'reject']), reason: why.default('') }),
    z.strictObject({
      done: z.array(z.number().int()),
      refused: z.array(z.strictObject({ id: z.number().int(), zh: z.string(), en: z.string() }))
    })
  ),
  'match.undo': query(z.strictObject({ id: matchId, reason: why.default('') }), nothing),
  /** every answer ever given, the latest first */
  'match.history': query(
    z.strictObject({ match: matchId.optional(), ...page }),
    z.strictObject({
      rows: z.array(
        z.strictObject({
          id: z.number().int(),
          match: z.number().int(),
          kind: kinds,
          leftName: z.string(),
          rightName: z.string(),
          answer: z.enum(['confirm', 'reject', 'undo']),
          score: z.number().int(),
          reasons: z.array(reasonView),
          reason: z.string(),
          at: z.string(),
          account: z.string()
        })
      ),
      total: z.number().int()
    })
  )
}
