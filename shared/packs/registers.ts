/**
 * The schema of registers.yaml: the registers (台账) in which the drive's own work is kept. A register is a dataset, one row an entry, with
 * states that steps move it through, duties counted by the law's clocks, and figures; all of it data, so that no register needs a line of code.
 */
import * as z from 'zod'
import { clockNames, modelParam } from './pack.ts'
import { bilingual, identifier, slug, sourceMark } from './pack-words.ts'

/** How a value is asked for. unit, person, matter, warning: an id or a name that is one only; money: integer 分. */
export const registerControls = [
  'text',
  'long_text',
  'date',
  'number',
  'money',
  'choice',
  'unit',
  'person',
  'matter',
  'warning',
  'yes_no'
] as const
/** A field of the register's dataset as it is filled on a new entry, in order. Name and codes are the dataset's. */
const entryField = z.strictObject({
  field: identifier,
  control: z.enum(registerControls),
  required: z.boolean().default(false),
  hint: bilingual.optional()
})
/** What a step asks for. `writes`: a field of the entry that takes the value too (a new due date); the entry's old value is kept. */
const stepField = z.strictObject({
  id: identifier,
  name: bilingual,
  control: z.enum(registerControls),
  required: z.boolean().default(false),
  codes: z.record(z.string(), bilingual).optional(),
  writes: identifier.optional()
})
/** Counted from the entry's beginning, from the last time another step was done, or from a date field; the day it begins on is not counted. */
const since = z.union([z.literal('begin'), z.strictObject({ step: identifier }), z.strictObject({ field: identifier })])
const limit = z.strictObject({
  since: since.default('begin'),
  clock: z.enum(clockNames),
  /** 0: on that very day (of a due date, say) */
  amount: z.number().int().min(0),
  /** instead of `amount`: as many as the entry's code says, by the last values for that code that held on the day it counts from; a code without has no limit */
  kinds: z
    .strictObject({
      field: identifier,
      dated: z
        .array(
          z.strictObject({
            from: z.iso.date(),
            basis: z.string(),
            mark: sourceMark,
            amounts: z.record(z.string(), z.number().int().positive())
          })
        )
        .min(1)
    })
    .optional(),
  basis: z.string(),
  mark: sourceMark
})
/** A duty that comes back: once in each span, the first beginning at `since`, until the entry is closed. */
const every = z.strictObject({
  since: since.default('begin'),
  clock: z.enum(clockNames),
  amount: z.number().int().positive(),
  basis: z.string(),
  mark: sourceMark
})

const registerState = z.strictObject({ id: identifier, name: bilingual, final: z.boolean().default(false) })
const registerStep = z.strictObject({
  id: identifier,
  name: bilingual,
  from: z.array(identifier).min(1),
  /** absent: the state stays */
  to: identifier.optional(),
  /** one that leaves the state within `from` may be done more than once; one that leads out of it may anyway, once the state is back */
  repeats: z.boolean().default(false),
  /** a second person is to be named, other than the one who does it */
  second: z.boolean().default(false),
  /** not by the person, nor under the account, that did one of these steps last */
  not_by: z.array(identifier).default([]),
  fields: z.array(stepField).default([]),
  attachment: z.enum(['none', 'optional', 'required']).default('none'),
  /** makes a sub-entry of another unit; next_level: a unit further down than the next is refused where the units tell */
  issues_sub: z.enum(['any', 'next_level']).optional(),
  /** only when every sub-entry has come to its end */
  subs_closed: z.boolean().default(false),
  limit: limit.optional(),
  every: every.optional(),
  /** id of the letter template made at this step */
  letter: slug.optional()
})

export const figureKinds = ['count', 'share', 'on_time', 'participation', 'sum', 'steps', 'time'] as const
/** Which entries a figure speaks of: states, coded values, entries at the top or below. */
const entriesWhere = z.strictObject({
  states: z.array(identifier).min(1).optional(),
  /** at least one of these steps was done */
  steps: z.array(identifier).min(1).optional(),
  level: z.enum(['top', 'sub']).optional(),
  fields: z.record(identifier, z.array(z.string()).min(1)).default({})
})
const everyEntry = { fields: {} }
/** In which picture of the drive a figure stands (systems.md F4): activity by month, or results by unit. */
const picture = z.enum(['activity', 'result']).optional()
/**
 * A figure. count: entries in `where`. share: those of `among` that are in `where`. on_time: of the duties of `step` that have come due or were
 * done, those done in time. participation: of all units (or leaders), those with an entry in `where` or a step of one; `without`: those that have none.
 * sum: a money or number field. steps: how often a step was done. time: of the limits of `step`, how much has passed (at most the limit), counted against the limits in full.
 */
const registerFigure = z.discriminatedUnion('kind', [
  z.strictObject({ id: identifier, name: bilingual, picture, kind: z.literal('count'), where: entriesWhere.default(everyEntry) }),
  z.strictObject({
    id: identifier,
    name: bilingual,
    kind: z.literal('share'),
    among: entriesWhere.default(everyEntry),
    where: entriesWhere
  }),
  z.strictObject({
    id: identifier,
    name: bilingual,
    kind: z.literal('on_time'),
    step: identifier,
    where: entriesWhere.default(everyEntry)
  }),
  z.strictObject({
    id: identifier,
    name: bilingual,
    kind: z.literal('participation'),
    of: z.enum(['units', 'leaders']),
    /** kinds of unit that are to take part; absent: all */
    unit_kinds: z.array(z.string()).min(1).optional(),
    /** the others: those that take no part */
    without: z.boolean().default(false),
    where: entriesWhere.default(everyEntry)
  }),
  z.strictObject({
    id: identifier,
    name: bilingual,
    picture,
    kind: z.literal('steps'),
    step: identifier,
    where: entriesWhere.default(everyEntry)
  }),
  z.strictObject({ id: identifier, name: bilingual, kind: z.literal('time'), step: identifier, where: entriesWhere.default(everyEntry) }),
  z.strictObject({
    id: identifier,
    name: bilingual,
    picture,
    kind: z.literal('sum'),
    field: identifier,
    where: entriesWhere.default(everyEntry)
  })
])

/**
 * Entries that the vault's own rows speak for, offered to be ticked. SELECT subject (a unit's id), key (tells one proposal from another), columns
 * named as fields of the register, and evidence columns (contracts.md §3); under the gate of models. A proposal that an entry was made
 * from, or whose `same` fields are those of an entry, is not offered again, unless that entry has come to its end and began more than `again_months` ago.
 */
const proposal = z.strictObject({
  note: bilingual,
  reads: z.array(identifier).min(1),
  params: z.record(identifier, modelParam).default({}),
  sql: z.string().min(1),
  same: z.array(identifier).min(1),
  again_months: z.number().int().positive().optional()
})

export const register = z.strictObject({
  id: slug,
  version: z.number().int().positive(),
  name: bilingual,
  summary: bilingual,
  /** rows of the list of systems that it serves */
  systems: z.array(z.string().regex(/^[A-Z]\d{1,2}$/)).default([]),
  /** a record dataset: one row an entry */
  dataset: identifier,
  /** {year}, {month}, {n} (running within the year), {n:4} (with leading zeros); `sub` of sub-entries: {parent}, {n} */
  number: z.strictObject({ field: identifier, pattern: z.string().min(1), sub: z.string().min(1).default('{parent}-{n}') }),
  title: identifier,
  /** the day from which its limits count */
  begin: identifier,
  /** the unit that answers */
  org: identifier.optional(),
  person: identifier.optional(),
  region: identifier.optional(),
  /** holds the id of the entry above */
  parent: identifier.optional(),
  /** the last day of the entry as a whole */
  due: identifier.optional(),
  fields: z.array(entryField).min(1),
  /** a second person is to be named when an entry is made */
  second: z.boolean().default(false),
  attachment: z.enum(['none', 'optional', 'required']).default('none'),
  /** the first one is that of a new entry */
  states: z.array(registerState).min(2),
  steps: z.array(registerStep).min(1),
  figures: z.array(registerFigure).default([]),
  /** coded fields by which figures may be told apart, besides unit, kind of unit, region, state, month, and the entry at the top where there are sub-entries */
  by: z.array(identifier).default([]),
  propose: proposal.optional()
})
/** registers.yaml */
export const registersFile = z.strictObject({ registers: z.array(register).min(1) })

export type Register = z.infer<typeof register>
export type RegisterControl = (typeof registerControls)[number]
export type RegisterLimit = z.infer<typeof limit>
export type RegisterStep = z.infer<typeof registerStep>
export type RegisterFigure = z.infer<typeof registerFigure>
export type RegisterSince = z.infer<typeof since>
export type EntriesWhere = z.infer<typeof entriesWhere>
