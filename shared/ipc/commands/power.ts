/** Commands of the exercise of power: five dimensions with trend, concentration and list; rankings; one project's people; a person's course; spending. */
import * as z from 'zod'
import { markKinds } from '../../domain/mark.ts'
import { powerDimensions } from '../../domain/power.ts'
import { id, job, levels, nothing, page, query, shortText } from '../command.ts'
import { bilingual, sourceRef } from './refs.ts'

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/u)
/** Period by months, both included; unit and procedure. */
const filter = { org: id.optional(), procedure: id.optional(), from: month.optional(), to: month.optional() }
const ref = z.strictObject({ id: z.string(), name: z.string() })
const share = z.number().min(0).max(1)

/** Money in 分. `timed` of `n` facts have known working days in hand; median and p90 are of those, null when there are none. */
const sums = {
  n: z.number().int(),
  amounts: z.number().int(),
  amount: z.number().int(),
  timed: z.number().int(),
  median: z.number().int().nullable(),
  p90: z.number().int().nullable()
}
export const powerSums = z.strictObject(sums)
export type PowerSums = z.infer<typeof powerSums>
const concentration = z.strictObject({ members: z.number().int(), total: z.number(), top1: share, top3: share, hhi: share }).nullable()

export const powerMember = z.strictObject({
  id: z.string(),
  name: bilingual,
  /** unit and post of a person, procedure of an item */
  of: bilingual,
  ...sums,
  marked: z.number().int(),
  warned: z.number().int()
})
export type PowerMember = z.infer<typeof powerMember>

export const powerView = z.strictObject({
  dimension: z.enum(powerDimensions),
  /** why the dimension is switched off; nothing is counted then */
  off: bilingual.nullable(),
  member: powerMember.nullable(),
  whole: powerSums,
  trend: z.array(z.strictObject({ month: z.string(), ...sums })),
  concentration: z.strictObject({ count: concentration, amount: concentration }),
  /** most first, at most 300 */
  members: z.array(powerMember),
  memberTotal: z.number().int(),
  months: z.array(z.string()),
  procedures: z.array(z.strictObject({ id: z.string(), name: bilingual })),
  asOf: z.string()
})
export type PowerView = z.infer<typeof powerView>

export const powerRow = z.strictObject({
  /** of the act, or of the step where the row is a decided node */
  id: z.string(),
  grain: z.enum(['act', 'step']),
  matter: z.strictObject({ id: z.string(), code: z.string(), name: z.string() }),
  step: z.string(),
  item: bilingual,
  at: z.string(),
  kind: z.string().nullable(),
  /** with the post each held on that day */
  people: z.array(ref.extend({ post: z.string().nullable() })),
  post: z.string().nullable(),
  postFrom: z.enum(['appointment', 'ledger', 'unknown']),
  org: z.string().nullable(),
  days: z.number().int().nullable(),
  amount: z.number().int().nullable(),
  marks: z.array(z.enum(markKinds)),
  warnings: z.array(levels),
  source: sourceRef
})
export type PowerRow = z.infer<typeof powerRow>

/** Posts are ranked besides the five dimensions. */
const listOf = z.enum([...powerDimensions, 'post'])
/** Which rows: all; at a marked step; evidence of an open warning; of a matter with an open warning. */
export const powerOnly = ['all', 'marked', 'warned', 'warnedMatter'] as const
const list = { dimension: listOf, member: id.optional(), ...filter, only: z.enum(powerOnly).default('all'), reason: shortText.optional() }

const ranked = z.strictObject({
  id: z.string(),
  name: bilingual,
  of: bilingual,
  /** integrity risk of a post as the office graded it */
  risk: z.string().nullable(),
  n: z.number().int(),
  hits: z.number().int(),
  rate: share,
  /** Wilson, 95 % */
  low: share,
  high: share
})
export const powerRanking = z.strictObject({
  of: z.enum(['person', 'post', 'org']),
  by: z.enum(['warned', 'marked']),
  off: bilingual.nullable(),
  /** fewer than this are not ranked: a dated parameter, with its basis */
  minimum: z.strictObject({ value: z.number().int(), from: z.string(), basis: bilingual }),
  whole: z.strictObject({ n: z.number().int(), hits: z.number().int(), rate: share.nullable() }),
  rows: z.array(ranked),
  total: z.number().int(),
  few: z.array(ranked),
  fewTotal: z.number().int()
})
export type PowerRanking = z.infer<typeof powerRanking>
export type RankedMember = z.infer<typeof ranked>

export const powerProblems = z.strictObject({
  /** open warnings by model, most first; matters and units they fall on */
  models: z.array(
    z.strictObject({
      id: z.string(),
      name: bilingual,
      pack: bilingual,
      n: z.number().int(),
      red: z.number().int(),
      matters: z.number().int(),
      orgs: z.number().int(),
      earlier: z.number().int()
    })
  ),
  /** marks by node and kind, most first, beside how often the node was decided */
  marks: z.array(z.strictObject({ item: z.string(), name: bilingual, kind: z.enum(markKinds), n: z.number().int(), of: z.number().int() })),
  warnings: z.number().int()
})
export type PowerProblems = z.infer<typeof powerProblems>

const postThen = z.strictObject({
  name: z.string(),
  org: z.string().nullable(),
  lane: z.string().nullable(),
  from: z.enum(['appointment', 'ledger'])
})
export const powerProject = z.strictObject({
  matter: z.strictObject({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    procedure: bilingual,
    org: z.string().nullable(),
    opened: z.string().nullable(),
    closed: z.string().nullable(),
    budget: z.number().int().nullable()
  }),
  /** in the order of the procedure; a node that nobody acted on stands too */
  nodes: z.array(
    z.strictObject({
      node: z.string(),
      name: bilingual,
      stage: bilingual,
      required: z.boolean(),
      /** all acts at the node, listed or not */
      acts: z.number().int(),
      people: z.array(
        z.strictObject({
          act: z.string(),
          person: ref.nullable(),
          /** as the ledger names them, or the meeting */
          named: z.string(),
          meeting: z.boolean(),
          kind: z.string(),
          at: z.string().nullable(),
          post: postThen.nullable(),
          /** the post held now; null when the list ends their last one (left office) or knows none */
          now: z.strictObject({ name: z.string(), org: z.string().nullable() }).nullable(),
          left: z.string().nullable(),
          marks: z.array(z.enum(markKinds)),
          source: sourceRef
        })
      )
    })
  ),
  people: z.number().int(),
  /** acts of the project, and how many of them are listed */
  acts: z.number().int(),
  shown: z.number().int(),
  appointments: z.boolean(),
  asOf: z.string()
})
export type PowerProject = z.infer<typeof powerProject>

/** One act that stands out beside the same kind of act at the same node by people in the same post level: the number, the peers', n. */
const outstanding = z.strictObject({
  how: z.enum(['late', 'quick', 'returned', 'marked', 'large', 'counterparty']),
  value: z.number(),
  peers: z.strictObject({ n: z.number().int(), low: z.number().nullable(), median: z.number().nullable(), high: z.number().nullable() }),
  /** the firm that comes up again and again */
  party: ref.nullable(),
  row: powerRow
})
export type PowerOutstanding = z.infer<typeof outstanding>
const sided = z.strictObject({
  n: z.number().int(),
  hits: z.number().int(),
  rate: share.nullable(),
  low: share.nullable(),
  high: share.nullable()
})
export const powerCourse = z.strictObject({
  person: ref,
  tenures: z.array(
    z.strictObject({
      id: z.string(),
      post: z.string(),
      org: z.string().nullable(),
      lane: z.string().nullable(),
      from: z.string(),
      to: z.string().nullable(),
      acts: z.number().int(),
      opened: z.number().int(),
      decided: z.number().int(),
      amount: z.number().int(),
      marked: z.number().int(),
      warnings: z.number().int(),
      source: sourceRef
    })
  ),
  /** acts on days when the appointment list names no post */
  outside: z.number().int(),
  /** a page of them, newest first, and how many there are */
  outstanding: z.array(outstanding),
  outstandingTotal: z.number().int(),
  /** acts looked at, and those with too few peers to say anything */
  looked: z.number().int(),
  few: z.number().int(),
  peers: z.array(
    z.strictObject({
      post: z.string(),
      people: z.number().int(),
      minimum: z.number().int(),
      own: sided,
      others: sided,
      enough: z.boolean()
    })
  )
})
export type PowerCourse = z.infer<typeof powerCourse>

export const powerCommands = {
  /** Brings the facts up to the rows they stand on; every other command here starts it where it is wanted, and waits for it. */
  'power.prepare': job(nothing, z.strictObject({ matters: z.number().int(), payments: z.number().int() })),
  'power.view': query(z.strictObject({ dimension: z.enum(powerDimensions), member: id.optional(), ...filter }), powerView),
  'power.list': query(z.strictObject({ ...page, ...list }), z.strictObject({ rows: z.array(powerRow), total: z.number().int() })),
  'power.ranking': query(
    z.strictObject({ of: z.enum(['person', 'post', 'org']), by: z.enum(['warned', 'marked']).default('warned'), ...filter }),
    powerRanking
  ),
  'power.problems': query(z.strictObject(filter), powerProblems),
  /** `matter` is an id or a code. Of more than `most` acts everybody's latest of each kind at each node, and the latest others; all of them when absent. */
  'power.project': query(z.strictObject({ matter: id, most: z.number().int().min(1).max(5000).optional() }), powerProject),
  'power.course': query(z.strictObject({ ...page, limit: page.limit.default(50), person: id, reason: shortText.optional() }), powerCourse)
}
