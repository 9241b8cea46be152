/** What a link to matters carries: the list's filters, or the matter with the chosen node, act and source row. */
import * as z from 'zod'
import { markKinds } from '../../../shared/domain/mark.ts'

const text = z.string().max(500).optional().catch(undefined)
const flag = z.boolean().optional().catch(undefined)

export const search = z.object({
  /** The matter whose trail is shown, by id or code. */
  id: text,
  procedure: text,
  org: text,
  mark: z.enum(markKinds).optional().catch(undefined),
  text,
  sort: z.enum(['code', 'name', 'opened', 'amount', 'marks']).optional().catch(undefined),
  descending: flag,
  /** The row chosen in the list. */
  here: text,
  /** The chosen node (its step's id, or node:CODE) and act of the trail. */
  step: text,
  act: text,
  /** The source row of what is shown in the inspector. */
  source: z.enum(['act', 'step', 'matter', 'meeting']).optional().catch(undefined),
  /** Below the track: acts, the time line, or whose hands it lay in. */
  tab: z.enum(['acts', 'line', 'hands']).optional().catch(undefined),
  /** Of those in whose hands it lay, the one whose stays are listed: id of the person, or ? and the name in the ledger. */
  holder: text,
  /** The chosen event of the time line, and whether all dates of a row are shown. */
  event: text,
  dates: flag,
  /** Optional nodes that were not taken are shown too. */
  optional: flag
})
export type MatterSearch = z.infer<typeof search>
