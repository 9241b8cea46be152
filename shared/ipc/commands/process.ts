/** Commands of the process view: a procedure as it really ran, the matters behind each figure, accepted deviations, its log to hand out. */
import * as z from 'zod'
import { markKinds } from '../../domain/mark.ts'
import { handle, id, isoDate, job, keptFile, nothing, page, query } from '../command.ts'
import { procedure } from '../../packs/pack.ts'
import { bilingual } from './refs.ts'
import { approverSaid, reasonSaid, termKept, termSaid } from './term.ts'
import { matterRow } from './trail.ts'

const logForms = z.enum(['xes', 'xes.gz', 'csv'])
const node = z.string().max(500)
/** Which matters: of a procedure, of a unit, begun from a day to a day. */
const filter = { procedure: id, org: id.optional(), from: isoDate.optional(), to: isoDate.optional() }
/** Days with their part; `…Work` in working days. `cases` counts. */
const edge = z.strictObject({
  from: z.string(),
  to: z.string(),
  n: z.number().int(),
  cases: z.number().int(),
  median: z.number(),
  p90: z.number(),
  medianWork: z.number(),
  p90Work: z.number(),
  total: z.number()
})
const pair = z.strictObject({ from: z.string(), to: z.string(), same: z.number().int(), of: z.number().int(), cases: z.number().int() })

const processView = z.strictObject({
  procedure: z.strictObject({ id: z.string(), name: bilingual, version: z.number().int(), origin: z.enum(['pack', 'log', 'form']) }),
  asOf: z.string(),
  cases: z.number().int(),
  withoutEvents: z.number().int(),
  events: z.number().int(),
  first: z.string().nullable(),
  last: z.string().nullable(),
  nodes: z.array(
    z.strictObject({
      code: z.string(),
      name: bilingual,
      short: z.string(),
      required: z.boolean(),
      n: z.number().int(),
      cases: z.number().int(),
      /** cases that begin and end with it */
      first: z.number().int(),
      last: z.number().int()
    })
  ),
  edges: z.array(edge),
  edgesTotal: z.number().int(),
  /** days from the first event to the last */
  variants: z.array(
    z.strictObject({
      key: z.string(),
      nodes: z.array(z.string()),
      n: z.number().int(),
      share: z.number(),
      median: z.number(),
      p90: z.number()
    })
  ),
  variantsTotal: z.number().int(),
  bottlenecks: z.array(edge),
  /** `n` cases with an open mark, `accepted` more whose marks are all accepted, of `of` in which it could stand */
  deviations: z.array(
    z.strictObject({
      kind: z.enum(markKinds),
      node: z.string(),
      n: z.number().int(),
      accepted: z.number().int(),
      of: z.number().int()
    })
  ),
  consecutive: z.array(pair),
  incompatible: z.array(pair),
  /** is anybody known for sure in any step? */
  people: z.boolean(),
  deadlines: z.strictObject({
    closed: z.number().int(),
    late: z.number().int(),
    sameDay: z.number().int(),
    open: z.number().int(),
    overdue: z.number().int(),
    without: z.number().int()
  })
})

const acceptanceView = z.strictObject({
  id: z.number().int(),
  procedure: z.string(),
  kind: z.enum(markKinds),
  node: z.string(),
  matter: z.string(),
  matterName: z.string(),
  org: z.string(),
  orgName: z.string(),
  ...termKept,
  /** marks covered now, and in how many matters */
  hides: z.number().int(),
  matters: z.number().int()
})

const tally = z.array(z.strictObject({ kind: z.enum(markKinds), node: z.string(), marks: z.number().int(), matters: z.number().int() }))

export const processCommands = {
  /** the procedure in force; `shipped`: a pack has one of this id, `own`: the vault's own version is in force */
  'procedure.read': query(
    z.strictObject({ id }),
    z.strictObject({
      procedure,
      /** the name of the procedure whose matters it takes */
      takesFrom: bilingual.nullable(),
      /** the name of the kind of matters that it takes */
      takesKind: bilingual.nullable(),
      shipped: z.boolean(),
      own: z.boolean(),
      versions: z.array(
        z.strictObject({
          id: z.string(),
          version: z.number().int(),
          origin: z.enum(['log', 'form']),
          reason: z.string(),
          approver: z.string(),
          at: z.string(),
          account: z.string(),
          ended: z.boolean()
        })
      )
    })
  ),
  /** kinds of matter at hand that a procedure of the office's own may take; kind '' where none is told */
  'procedure.kinds': query(
    nothing,
    z.strictObject({
      kinds: z.array(
        z.strictObject({ procedure: z.string(), name: bilingual, kind: z.string(), kindName: bilingual, matters: z.number().int() })
      )
    })
  ),
  /** nodes that the steps of those matters name; without `kind` of all kinds */
  'procedure.nodes': query(
    z.strictObject({ procedure: id, kind: z.string().max(500).optional() }),
    z.strictObject({ nodes: z.array(z.strictObject({ code: z.string(), name: bilingual, stage: bilingual, steps: z.number().int() })) })
  ),
  /** what a changed procedure, or one to `begin`, would make of the matters at hand; nothing is saved */
  'procedure.try': query(
    z.strictObject({ procedure, begin: z.boolean().default(false) }),
    z.strictObject({ matters: z.number().int(), stay: z.number().int(), appear: tally, gone: tally, lostSteps: z.number().int() })
  ),
  /** the matters behind one line of that: in which a mark of this kind would appear, or go, at this node */
  'procedure.tried': query(
    z.strictObject({
      procedure,
      begin: z.boolean().default(false),
      side: z.enum(['appear', 'gone']),
      kind: z.enum(markKinds),
      node: node.default(''),
      ...page
    }),
    z.strictObject({ rows: z.array(matterRow), total: z.number().int() })
  ),
  'procedure.save': query(
    z.strictObject({ procedure, begin: z.boolean().default(false), reason: reasonSaid, approver: approverSaid }),
    z.strictObject({ version: z.number().int() })
  ),
  'procedure.end': query(z.strictObject({ id, reason: reasonSaid, approver: approverSaid }), nothing),
  /** procedures that matters go by, and those of the office's own that would take some but find none */
  'process.list': query(
    nothing,
    z.strictObject({
      procedures: z.array(
        z.strictObject({
          id: z.string(),
          name: bilingual,
          matters: z.number().int(),
          steps: z.number().int(),
          first: z.string().nullable(),
          last: z.string().nullable()
        })
      )
    })
  ),
  'process.read': query(z.strictObject(filter), processView),
  /** the matters behind one figure of the view */
  'process.matters': query(
    z.strictObject({
      ...filter,
      ...page,
      part: z.enum([
        'all',
        'variant',
        'edge',
        'node',
        'deviation',
        'accepted',
        'acceptance',
        'consecutive',
        'incompatible',
        'late',
        'sameDay',
        'overdue'
      ]),
      variant: z.string().max(20_000).optional(),
      from_node: node.optional(),
      to_node: node.optional(),
      kind: z.enum(markKinds).optional(),
      node: node.optional(),
      acceptance: z.number().int().optional()
    }),
    z.strictObject({ rows: z.array(matterRow), total: z.number().int() })
  ),
  'acceptance.list': query(z.strictObject({ procedure: id.optional() }), z.strictObject({ acceptances: z.array(acceptanceView) })),
  /** '' in node, matter, org covers all */
  'acceptance.add': query(
    z.strictObject({
      procedure: id,
      kind: z.enum(markKinds),
      node: node.default(''),
      matter: z.string().max(200).default(''),
      org: z.string().max(200).default(''),
      ...termSaid
    }),
    z.strictObject({ id: z.number().int() })
  ),
  'acceptance.end': query(z.strictObject({ id: z.number().int(), reason: reasonSaid }), nothing),
  /** the procedure's matters as an event log; `to` is a handle to write to (command line), else the file is kept */
  'process.log': job(
    z.strictObject({ procedure: id, format: logForms, to: handle.optional() }),
    z.strictObject({ procedure: z.string(), format: logForms, cases: z.number().int(), events: z.number().int(), file: keptFile })
  )
}
