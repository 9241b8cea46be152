/** The schema of duties.yaml: who of which tier is to do what at which nodes. A duty is data bound to nodes and post levels; what is not bound cannot be checked. */
import * as z from 'zod'
import { bilingual, slug, sourceMark } from './pack-words.ts'

/** 班子, 主要领导, 班子成员, 科室; `post` is a standard of the office's own list. */
export const dutyTiers = ['team', 'head', 'member', 'section', 'post'] as const
export const dutyLanes = ['handler', 'section', 'deputy', 'head'] as const

const duty = z.strictObject({
  id: slug,
  tier: z.enum(dutyTiers),
  name: bilingual,
  /** kind of act by which it is done */
  act: z.enum(['handle', 'review', 'countersign', 'approve', 'decide']),
  /** the least post level that may do it; none for what a meeting does */
  lane: z.enum(dutyLanes).nullable().default(null),
  /** `procedure/NODE` */
  nodes: z.array(z.string().regex(/^[a-z][a-z0-9-]*\/[A-Za-z0-9_-]+$/)).min(1),
  mark: sourceMark,
  basis: bilingual
})
export const dutiesFile = z.strictObject({ duties: z.array(duty).min(1) })
export type Duty = z.infer<typeof duty>
