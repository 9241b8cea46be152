/** What a link to the relations graph carries: where it began, the way asked for, and what is chosen. What was unfolded since is kept beside it. */
import * as z from 'zod'
import { isoDate } from '../../../shared/ipc/command.ts'

const key = z.string().min(3).max(400)
const maybe = key.optional().catch(undefined)

export const search = z.object({
  /** The nodes it began with. */
  nodes: z.array(key).min(1).max(200).optional().catch(undefined),
  /** The chosen node. */
  node: maybe,
  /** The two ends of the chosen line. */
  tie: z.tuple([key, key]).optional().catch(undefined),
  /** The open source row, `dataset/id`. */
  row: maybe,
  /** The first end of a path to be found. */
  start: maybe,
  path: z
    .object({
      from: key,
      to: key,
      by: z.enum(['steps', 'confidence']).optional().catch(undefined),
      /** hubs that the way may run through */
      through: z.array(key).max(20).optional().catch(undefined)
    })
    .optional()
    .catch(undefined),
  common: z.tuple([key, key]).optional().catch(undefined),
  /** Kinds of tie; all without. */
  ties: z.array(z.string().max(48)).optional().catch(undefined),
  /** From which day to which; all time without. */
  from: isoDate.optional().catch(undefined),
  to: isoDate.optional().catch(undefined),
  /** Without rows that bear no date; they are shown and counted apart when absent. */
  dated: z.literal(true).optional().catch(undefined),
  table: z.boolean().optional().catch(undefined)
})
export type GraphSearch = z.infer<typeof search>
