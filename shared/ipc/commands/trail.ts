/** Commands that walk the spine: matters, people, units. */
import * as z from 'zod'
import { markKinds } from '../../domain/mark.ts'
import { id, levels, nothing, page, query, shortText } from '../command.ts'
import { sameEntry } from './match.ts'
import { bilingual, sourceRef, warningRef } from './refs.ts'

const mark = z.strictObject({
  id: z.string(),
  kind: z.enum(markKinds),
  node: z.string(),
  otherNode: z.string().nullable(),
  otherName: z.string().nullable(),
  used: z.number().int().nullable(),
  limit: z.number().int().nullable(),
  over: z.number().int().nullable(),
  clock: z.string().nullable(),
  person: z.string().nullable(),
  at: z.string().nullable(),
  otherAt: z.string().nullable(),
  /** the acceptance of a deviation that covers it: still shown, not counted as open */
  accepted: z.number().int().nullable()
})
export const actView = z.strictObject({
  id: z.string(),
  kind: z.string(),
  person: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  nameInLedger: z.string().nullable(),
  /** for whom it was signed or who delegated it */
  forPerson: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  meeting: z
    .strictObject({
      id: z.string(),
      name: z.string(),
      heldOn: z.string().nullable(),
      due: z.number().int().nullable(),
      present: z.number().int().nullable(),
      agreed: z.number().int().nullable(),
      minutes: z.string().nullable()
    })
    .nullable(),
  /** post held on that day by the appointment list, else as the ledger says, else null */
  post: z.string().nullable(),
  postFrom: z.enum(['appointment', 'ledger', 'unknown']),
  /** the entry of the appointment list that says so: term, duties, document */
  appointment: z
    .strictObject({
      id: z.string(),
      org: z.string().nullable(),
      from: z.string(),
      to: z.string().nullable(),
      duties: z.string().nullable(),
      docNo: z.string().nullable()
    })
    .nullable(),
  lane: z.string().nullable(),
  at: z.string().nullable(),
  outcome: z.string().nullable(),
  source: sourceRef
})
export const stepView = z.strictObject({
  id: z.string().nullable(),
  node: z.string(),
  seq: z.number().int(),
  name: bilingual,
  short: z.string(),
  stage: bilingual,
  required: z.boolean(),
  round: z.number().int().nullable(),
  planned: z.string().nullable(),
  received: z.string().nullable(),
  decided: z.string().nullable(),
  registered: z.string().nullable(),
  due: z.string().nullable(),
  used: z.number().int().nullable(),
  limit: z.number().int().nullable(),
  clock: z.string().nullable(),
  amount: z.number().int().nullable(),
  docNo: z.string().nullable(),
  outcome: z.string().nullable(),
  marks: z.array(mark),
  acts: z.array(actView),
  /** papers of this node: filed under the step, or bearing its number */
  documents: z.array(
    z.strictObject({ id: z.string(), title: z.string(), docNo: z.string().nullable(), issued: z.string().nullable(), source: sourceRef })
  ),
  warnings: z.array(z.string()),
  source: sourceRef
})
/** What `lianjing trail --matter --json` prints as well. */
export const matterTrail = z.strictObject({
  matter: z.strictObject({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    procedure: z.string(),
    procedureName: bilingual,
    org: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
    opened: z.string().nullable(),
    closed: z.string().nullable(),
    deadline: z.string().nullable(),
    status: z.string().nullable(),
    budget: z.number().int().nullable(),
    contracted: z.number().int().nullable(),
    paid: z.number().int().nullable(),
    contractor: z.string().nullable(),
    source: sourceRef
  }),
  asOf: z.string(),
  calendar: z.string(),
  done: z.number().int(),
  of: z.number().int(),
  missing: z.number().int(),
  /** marks of the whole matter, which stand at no node: its overall deadline */
  marks: z.array(mark),
  steps: z.array(stepView),
  /** recorded steps of the matter, and how many of them are among `steps` */
  stepsTotal: z.number().int(),
  stepsShown: z.number().int(),
  actsTotal: z.number().int(),
  /** the first of `warningsTotal`, and all those behind the steps shown */
  warnings: z.array(warningRef),
  warningsTotal: z.number().int(),
  people: z.number().int(),
  meetings: z.number().int(),
  /** dimensions switched off and why, e.g. no appointment list */
  switchedOff: z.array(bilingual)
})
export type MatterTrail = z.infer<typeof matterTrail>
/** What happened to a matter beside its steps. */
const matterTimeline = z.strictObject({
  events: z.array(
    z.strictObject({
      kind: z.enum(['row', 'warning', 'disposal']),
      id: z.string(),
      dataset: z.string().nullable(),
      /** id of the row, or of the warning */
      row: z.string(),
      /** what the date is of a row; the rule of a warning */
      name: bilingual,
      /** the row's own name; the act of disposal */
      title: z.string(),
      at: z.string(),
      /** the date by which its dataset is ordered */
      main: z.boolean(),
      amount: z.number().int().nullable(),
      level: levels.nullable(),
      source: sourceRef
    })
  ),
  kinds: z.array(z.strictObject({ dataset: z.string(), name: bilingual, total: z.number().int(), shown: z.number().int() })),
  /** warnings on the line, of all there are */
  warnings: z.strictObject({ total: z.number().int(), shown: z.number().int() })
})
export type MatterTimeline = z.infer<typeof matterTimeline>
/** In whose hands a matter lay, in working days. */
const matterHands = z.strictObject({
  people: z.array(
    z.strictObject({
      person: z.string().nullable(),
      name: z.string(),
      acts: z.number().int(),
      days: z.number().int(),
      shared: z.number().int(),
      longest: z.strictObject({ step: z.string(), node: z.string(), days: z.number().int() }).nullable()
    })
  ),
  total: z.number().int(),
  nobody: z.number().int(),
  shared: z.number().int(),
  silent: z.number().int()
})
export type MatterHands = z.infer<typeof matterHands>
/** Every stay with one person: which step and act, from when to when, working days (null where they are not counted), how many share them. */
const personStays = z.strictObject({
  rows: z.array(
    z.strictObject({
      step: z.string(),
      act: z.string(),
      node: z.string(),
      round: z.number().int().nullable(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      days: z.number().int().nullable(),
      others: z.number().int()
    })
  ),
  total: z.number().int()
})
export type PersonStay = z.infer<typeof personStays>['rows'][number]
const personAct = z.strictObject({
  id: z.string(),
  at: z.string().nullable(),
  kind: z.string(),
  matter: z.strictObject({ id: z.string(), code: z.string(), name: z.string() }),
  node: z.string(),
  nodeName: bilingual,
  post: z.string().nullable(),
  org: z.string().nullable(),
  amount: z.number().int().nullable(),
  marks: z.array(z.enum(markKinds)),
  warnings: z.array(levels),
  source: sourceRef
})
export const personTrail = z.strictObject({
  person: z.strictObject({
    id: z.string(),
    name: z.string(),
    idMask: z.string().nullable(),
    org: z.string().nullable(),
    post: z.string().nullable(),
    official: z.boolean().nullable(),
    partyMember: z.boolean().nullable(),
    managedBy: z.string().nullable()
  }),
  /** other entries confirmed to be this person; their posts, acts and warnings are among these */
  same: z.array(sameEntry),
  appointments: z.array(
    z.strictObject({
      id: z.string(),
      post: z.string(),
      org: z.string().nullable(),
      lane: z.string().nullable(),
      duties: z.string().nullable(),
      from: z.string(),
      to: z.string().nullable(),
      source: sourceRef
    })
  ),
  acts: z.array(personAct),
  total: z.number().int(),
  months: z.array(z.strictObject({ month: z.string(), acts: z.number().int(), marked: z.number().int() })),
  kinds: z.array(z.strictObject({ kind: z.string(), n: z.number().int() })),
  marked: z.number().int(),
  /** the first of `warningsTotal` */
  warnings: z.array(warningRef),
  warningsTotal: z.number().int(),
  peers: z
    .strictObject({
      post: z.string(),
      people: z.number().int(),
      acts: z.number().int(),
      markedShare: z.number().nullable(),
      ownShare: z.number().nullable()
    })
    .nullable()
})
export type PersonTrail = z.infer<typeof personTrail>
export const matterRow = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  procedure: z.string(),
  org: z.string().nullable(),
  orgName: z.string().nullable(),
  opened: z.string().nullable(),
  closed: z.string().nullable(),
  amount: z.number().int().nullable(),
  status: z.string().nullable(),
  marks: z.number().int(),
  warnings: z.array(levels)
})
const personRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  idMask: z.string().nullable(),
  org: z.string().nullable(),
  post: z.string().nullable(),
  acts: z.number().int(),
  marked: z.number().int(),
  warnings: z.number().int()
})

export const trailCommands = {
  'matter.page': query(
    z.strictObject({
      ...page,
      procedure: id.optional(),
      org: id.optional(),
      mark: z.enum(markKinds).optional(),
      text: shortText.optional(),
      sort: z.enum(['code', 'name', 'opened', 'amount', 'marks']).default('marks'),
      descending: z.boolean().default(true)
    }),
    z.strictObject({
      rows: z.array(matterRow),
      total: z.number().int(),
      procedures: z.array(z.strictObject({ id: z.string(), name: bilingual, n: z.number().int() }))
    })
  ),
  /** `matter` is an id or a code. */
  /** Of more than `most` steps the latest rounds of every node and the marked ones; all of them when absent. */
  /** `also`: a step, or an act whose step is shown however late it comes among more than `most` */
  'trail.matter': query(
    z.strictObject({ matter: id, most: z.number().int().min(1).max(5000).optional(), also: id.optional() }),
    matterTrail
  ),
  'trail.timeline': query(z.strictObject({ matter: id }), matterTimeline),
  'trail.hands': query(z.strictObject({ matter: id }), matterHands),
  /** `person` and `name` as `trail.hands` gives them: by id, or null and the name in the ledger */
  'trail.stays': query(z.strictObject({ ...page, matter: id, person: id.nullable(), name: z.string().max(500) }), personStays),
  'person.page': query(
    z.strictObject({
      ...page,
      text: shortText.optional(),
      sort: z.enum(['name', 'acts', 'marked', 'warnings']).default('marked'),
      descending: z.boolean().default(true)
    }),
    z.strictObject({ rows: z.array(personRow), total: z.number().int() })
  ),
  'trail.person': query(
    z.strictObject({ ...page, person: id, markedOnly: z.boolean().default(false), reason: shortText.optional() }),
    personTrail
  ),
  'trail.org': query(
    z.strictObject({ ...page, org: id }),
    z.strictObject({
      org: z.strictObject({ id: z.string(), name: z.string(), kind: z.string().nullable() }),
      matters: z.array(matterRow),
      total: z.number().int(),
      people: z.array(personRow),
      peopleTotal: z.number().int(),
      warnings: z.array(warningRef),
      warningsTotal: z.number().int()
    })
  ),
  'org.list': query(
    nothing,
    z.strictObject({ orgs: z.array(z.strictObject({ id: z.string(), name: z.string(), kind: z.string().nullable() })) })
  )
}
