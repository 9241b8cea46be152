/** What every command says that sets something aside for a time, and what is kept of it: why, approved by whom, from when until when, ended by whom. */
import * as z from 'zod'
import { termStates } from '../../domain/term.ts'
import { isoDate, shortText } from '../command.ts'

export const reasonSaid = z.string().trim().min(2).max(2000)
export const approverSaid = z.string().trim().min(2).max(100)

/** Fields of an input. */
export const termSaid = { reason: reasonSaid, approver: approverSaid, docNo: shortText.default(''), from: isoDate, to: isoDate }

/** Fields of an answer. */
export const termKept = {
  reason: z.string(),
  approver: z.string(),
  docNo: z.string(),
  from: z.string(),
  to: z.string(),
  at: z.string(),
  account: z.string(),
  endedAt: z.string(),
  endedBy: z.string(),
  endedReason: z.string(),
  state: z.enum(termStates)
}
