/** What the commands about registers answer with: a register's declaration, an entry as a line, an entry in full; and the filter of a list. */
import * as z from 'zod'
import { dutyStates } from '../../domain/register.ts'
import { clockNames } from '../../packs/pack.ts'
import { figureKinds, registerControls } from '../../packs/registers.ts'
import { id, shortText } from '../command.ts'
import { bilingual, sourceRef } from './refs.ts'

const control = z.enum(registerControls)
const codes = z.array(z.strictObject({ code: z.string(), name: bilingual }))
const fieldView = z.strictObject({
  field: z.string(),
  name: bilingual,
  control,
  required: z.boolean(),
  hint: bilingual.nullable(),
  /** [] where it is no choice */
  codes
})
const attachmentRule = z.enum(['none', 'optional', 'required'])
const clock = z.strictObject({ clock: z.enum(clockNames), amount: z.number().int(), basis: z.string(), mark: z.string() })
const stepView = z.strictObject({
  id: z.string(),
  name: bilingual,
  from: z.array(z.string()),
  /** null: the state stays */
  to: z.string().nullable(),
  repeats: z.boolean(),
  second: z.boolean(),
  notBy: z.array(z.string()),
  fields: z.array(fieldView),
  attachment: attachmentRule,
  issuesSub: z.enum(['any', 'next_level']).nullable(),
  subsClosed: z.boolean(),
  limit: clock.nullable(),
  every: clock.nullable(),
  letter: z.string().nullable()
})
export const registerView = z.strictObject({
  id: z.string(),
  version: z.number().int(),
  pack: z.string(),
  name: bilingual,
  summary: bilingual,
  systems: z.array(z.string()),
  dataset: z.string(),
  /** the field that is the title, the unit and so on; null where there is none */
  roles: z.strictObject({
    number: z.string(),
    title: z.string(),
    begin: z.string(),
    org: z.string().nullable(),
    person: z.string().nullable(),
    region: z.string().nullable(),
    parent: z.string().nullable(),
    due: z.string().nullable()
  }),
  fields: z.array(fieldView),
  second: z.boolean(),
  attachment: attachmentRule,
  states: z.array(z.strictObject({ id: z.string(), name: bilingual, final: z.boolean() })),
  steps: z.array(stepView),
  figures: z.array(z.strictObject({ id: z.string(), name: bilingual, kind: z.enum(figureKinds) })),
  /** what `register.figures` may be asked by: unit, unit_kind, region, state, month, and coded fields */
  groupings: z.array(z.strictObject({ id: z.string(), name: bilingual })),
  /** from what it proposes entries by itself; null: it does not */
  propose: bilingual.nullable(),
  /** the day its limits are counted to: one kept here to the day of work, one only imported to the day of the data */
  asOf: z.string(),
  entries: z.number().int(),
  open: z.number().int(),
  /** of the open ones, those with a duty or a last day that has passed */
  overdue: z.number().int(),
  closed: z.number().int()
})

export const registerFilter = z.strictObject({
  states: z.array(id).max(50).optional(),
  /** id of the unit that answers */
  org: id.optional(),
  overdue: z.boolean().default(false),
  open: z.boolean().default(false),
  /** part of number, title, unit or person */
  text: z.string().max(100).default(''),
  /** entries below this one; '' those at the top */
  parent: z.string().max(200).optional(),
  /** entries whose field holds exactly this: the id of the stationed group, a code */
  fields: z.record(id, shortText).default({}),
  /** those behind a figure: of which group, and whether those counted or those it is counted against */
  figure: z.strictObject({ id, by: shortText.default(''), group: shortText.default(''), part: z.enum(['counted', 'against']) }).optional()
})

/** `rank`: overdue ones first (longest first), then open ones, then the rest, newest first */
export const entrySorts = ['rank', 'no', 'title', 'org', 'person', 'state', 'begin', 'due', 'last'] as const

export const everything = { overdue: false, open: false, text: '', fields: {} }

/** `left` on the limit's own clock; negative: over by that much */
const left = z.strictObject({ left: z.number().int(), clock: z.enum(['working_days', 'calendar_days']) })

export const entryLine = z.strictObject({
  id: z.string(),
  no: z.string(),
  title: z.string(),
  org: z.string(),
  orgName: z.string(),
  person: z.string(),
  personName: z.string(),
  begin: z.string(),
  /** last day of the whole; '' none */
  due: z.string(),
  state: z.string(),
  stateName: bilingual,
  final: z.boolean(),
  overdue: z.boolean(),
  /** what falls due next, or is overdue longest; null when nothing does */
  next: z.strictObject({ step: z.string(), name: bilingual, due: z.string(), overdue: z.boolean(), left: left.nullable() }).nullable(),
  /** the last step that counted; null before the first */
  last: z.strictObject({ step: z.string(), name: bilingual, on: z.string() }).nullable(),
  parent: z.string(),
  subs: z.number().int(),
  subsOpen: z.number().int(),
  /** steps that do not follow the order: booked by an import, they do not move the state */
  odd: z.number().int()
})
export const shownField = z.strictObject({
  field: z.string(),
  name: bilingual,
  control: control.nullable(),
  value: z.union([z.string(), z.number(), z.null()]),
  shown: z.string()
})
/** a row that an entry was proposed from */
export const cause = z.strictObject({
  dataset: z.string(),
  id: z.string(),
  /** number of the warning that it is; '' none */
  warning: z.string(),
  label: z.string()
})
const attached = z.strictObject({ name: z.string(), bytes: z.number().int() }).nullable()
const typedIn = z.strictObject({
  filledBy: z.string(),
  filledAt: z.string(),
  account: z.string(),
  checkedBy: z.string(),
  attachment: attached
})
const stepDone = z.strictObject({
  id: z.string(),
  step: z.string(),
  name: bilingual,
  on: z.string(),
  by: z.string(),
  second: z.string(),
  org: z.string(),
  orgName: z.string(),
  note: z.string(),
  fields: z.array(shownField),
  /** state after it; null when it does not count: out of order, or withdrawn */
  state: z.string().nullable(),
  why: z.enum(['', 'out_of_order', 'withdrawn']),
  /** null for a step that was imported */
  typed: typedIn.nullable(),
  source: sourceRef,
  /** how often it was corrected */
  corrections: z.number().int()
})
const duty = z.strictObject({
  step: z.string(),
  name: bilingual,
  /** '' while what it counts from has not happened */
  due: z.string(),
  /** day it was done; '' not yet */
  done: z.string(),
  /** waiting: not counting yet · missed: a span of a repeating duty without it · no_limit: done, its day was never set · dropped: the entry came to its end without it */
  state: z.enum(dutyStates),
  /** null unless it is still to be done */
  left: left.nullable(),
  basis: z.string(),
  mark: z.string(),
  /** a working day of a year whose calendar is missing was counted Monday to Friday */
  calendarMissing: z.boolean(),
  /** how much of the limit had passed on that day, or when it was done, and the limit, on its clock; null where it does not count */
  used: z.number().int().nullable(),
  limit: z.number().int().nullable()
})
export const entryView = z.strictObject({
  /** the day that limits are counted to */
  asOf: z.string(),
  /** the day on which a step would be done now */
  today: z.string(),
  register: z.string(),
  dataset: z.string(),
  entry: entryLine,
  fields: z.array(shownField),
  /** null for an entry that was imported */
  typed: typedIn.nullable(),
  source: sourceRef,
  corrections: z.number().int(),
  /** from the top down, without itself */
  above: z.array(entryLine),
  subs: z.array(entryLine),
  steps: z.array(stepDone),
  duties: z.array(duty),
  /** every step of the register that the state allows; `why` is empty when it may be done now */
  next: z.array(z.strictObject({ step: z.string(), name: bilingual, why: bilingual.nullable() })),
  /** `name` of the step that makes it, `title` its own; `done` '' while that step is not done */
  letters: z.array(z.strictObject({ letter: z.string(), title: bilingual, step: z.string(), name: bilingual, done: z.string() })),
  /** [] for an entry that was not proposed */
  causes: z.array(cause)
})
