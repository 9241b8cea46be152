/** What a link to the exercise of power carries: the part, the period, unit and procedure, whose list is open, and what is chosen in it. */
import * as z from 'zod'
import { powerDimensions } from '../../../shared/domain/power.ts'

const text = z.string().min(1).max(200).optional().catch(undefined)
const month = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .optional()
  .catch(undefined)

/** The parts that are always there; a person's course is opened from a list. */
export const parts = [...powerDimensions, 'ranking', 'spending', 'duties', 'relation', 'project'] as const
export const allParts = [...parts, 'course'] as const
export type PowerPart = (typeof allParts)[number]

export const search = z.object({
  part: z.enum(allParts).optional().catch(undefined),
  from: month,
  to: month,
  org: text,
  procedure: text,
  /** Whose list is open; a post's list stands under people. */
  member: text,
  post: text,
  only: z.enum(['all', 'marked', 'warned', 'warnedMatter']).optional().catch(undefined),
  /** The row, member, bar or node chosen in the list. */
  here: text,
  /** Its source line is shown. */
  source: z.boolean().optional().catch(undefined),
  /** Of rankings. */
  of: z.enum(['person', 'post', 'org', 'problem']).optional().catch(undefined),
  by: z.enum(['warned', 'marked']).optional().catch(undefined),
  /** Of spending: by what, and the bar whose payments are listed ('-' for those that name nothing). */
  spend: z.enum(['domain', 'kind', 'org']).optional().catch(undefined),
  bar: text,
  /** Of a project's people. */
  matter: text,
  text
})
export type PowerSearch = z.infer<typeof search>

/** What stays when another part is opened: the period, the unit and the procedure. */
export function searchOf(part: PowerPart, search: PowerSearch): PowerSearch {
  const { from, to, org, procedure } = search
  return { ...(part === 'item' ? {} : { part }), from, to, org, procedure }
}
