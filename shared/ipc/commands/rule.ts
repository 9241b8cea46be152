/** Commands about rules as an office uses them: the page of a model, thresholds of its own, exceptions, what data is lacking, how warnings are handled. */
import * as z from 'zod'
import { disposalActions } from '../../domain/disposal.ts'
import { reasonSaid, termKept, termSaid } from './term.ts'
import { id, isoDate, job, levels, nothing, query, shortText } from '../command.ts'

const bilingual = z.strictObject({ zh: z.string(), en: z.string() })
const lists = z.strictObject({ zh: z.array(z.string()), en: z.array(z.string()) })
const optionalDate = z.union([z.literal(''), isoDate])
export const paramValue = z.union([shortText, z.number(), z.boolean(), z.record(shortText, z.number())])
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])

const tuningView = z.strictObject({
  id: z.number().int(),
  model: z.string(),
  param: z.string(),
  region: z.string(),
  unitKind: z.string(),
  from: z.string(),
  to: z.string(),
  value: paramValue,
  reason: z.string(),
  basis: z.string(),
  at: z.string(),
  account: z.string(),
  endedAt: z.string(),
  endedBy: z.string(),
  endedReason: z.string()
})
/** '' = everywhere, every kind, no end. `region` is a division code. */
const tuningDraft = z.strictObject({
  model: id,
  param: id,
  region: z.string().max(12).default(''),
  unitKind: shortText.default(''),
  from: isoDate,
  to: optionalDate.default(''),
  value: paramValue
})
const said = { reason: reasonSaid, basis: shortText.default('') }

const tried = z.strictObject({
  /** '' for a warning that is not there yet */
  id: z.string(),
  subject: z.string(),
  sentence: bilingual,
  level: levels,
  state: z.string()
})
export const tuningPreview = z.strictObject({
  asOf: z.string(),
  before: z.number().int(),
  after: z.number().int(),
  /** what would happen to warnings, by how they ended so far; `appear` has no end yet */
  table: z.array(z.strictObject({ ended: z.enum(['confirmed', 'dismissed', 'open']), stay: z.number().int(), go: z.number().int() })),
  appear: z.array(tried),
  appearTotal: z.number().int(),
  go: z.array(tried),
  goTotal: z.number().int(),
  ms: z.number()
})

const gap = z.strictObject({ what: z.string(), zh: z.string(), en: z.string() })
export const modelPage = z.strictObject({
  id: z.string(),
  ref: z.string().nullable(),
  version: z.number().int(),
  hash: z.string(),
  pack: z.string(),
  packName: bilingual,
  name: bilingual,
  purpose: bilingual,
  level: z.string(),
  subject: z.string(),
  basis: z.array(z.strictObject({ law: z.string(), article: z.string(), text: z.string().nullable(), mark: z.string() })),
  params: z.array(
    z.strictObject({
      id: z.string(),
      name: bilingual,
      unit: z.string(),
      by: z.array(z.string()),
      /** names of the kinds that it has a value for each */
      kinds: z.record(z.string(), bilingual),
      default: paramValue,
      since: z.array(z.strictObject({ from: z.string(), value: paramValue })),
      /** in force for the whole vault at the data date */
      value: paramValue,
      min: z.number().nullable(),
      max: z.number().nullable(),
      basis: z.string(),
      mark: z.string()
    })
  ),
  tunings: z.array(tuningView),
  reads: z.array(z.strictObject({ id: z.string(), name: bilingual, rows: z.number().int() })),
  guards: lists,
  blindSpots: lists,
  innocent: lists,
  verify: lists,
  explain: bilingual,
  sql: z.string(),
  denominator: z.strictObject({ name: bilingual, sql: z.string() }).nullable(),
  cases: z.array(
    z.strictObject({
      name: z.string(),
      kind: z.enum(['fires', 'quiet', 'edge']),
      asOf: z.string(),
      params: z.record(z.string(), cell),
      rows: z.record(z.string(), z.array(z.record(z.string(), cell))),
      hits: z.array(z.record(z.string(), cell))
    })
  ),
  history: z.strictObject({ hits: z.number().int(), confirmed: z.number().int(), dismissed: z.number().int(), open: z.number().int() }),
  excepted: z.number().int(),
  versions: z.array(z.strictObject({ version: z.number().int(), hash: z.string(), firstUsed: z.string() })),
  canRun: z.boolean(),
  missing: z.array(gap)
})

const exceptionView = z.strictObject({
  id: z.number().int(),
  model: z.string(),
  modelName: bilingual.nullable(),
  subjectKind: z.string(),
  subject: z.string(),
  subjectName: z.string(),
  key: z.string(),
  org: z.string(),
  orgName: z.string(),
  ...termKept,
  /** standing warnings hidden now */
  hides: z.number().int()
})

export const ruleCommands = {
  'model.page': query(z.strictObject({ model: id }), modelPage),
  /** which missing dataset or field keeps most models from running, and which models it alone keeps */
  'model.coverage': query(
    nothing,
    z.strictObject({
      models: z.number().int(),
      canRun: z.number().int(),
      missing: z.array(
        z.strictObject({ what: z.string(), zh: z.string(), en: z.string(), unlocks: z.array(z.string()), concerns: z.array(z.string()) })
      )
    })
  ),
  'tuning.list': query(z.strictObject({ model: id.optional() }), z.strictObject({ tunings: z.array(tuningView) })),
  /** what would change if this threshold were set, or that one ended, before anything is saved */
  'tuning.preview': job(z.strictObject({ model: id, add: tuningDraft.optional(), end: z.number().int().optional() }), tuningPreview),
  'tuning.save': query(tuningDraft.extend(said), z.strictObject({ id: z.number().int() })),
  'tuning.end': query(z.strictObject({ id: z.number().int(), reason: said.reason }), nothing),
  'exception.list': query(nothing, z.strictObject({ exceptions: z.array(exceptionView) })),
  /** accept a warning (`warning`), all findings of its model on its subject, or a unit's findings of a model */
  'exception.add': query(
    z.strictObject({
      model: z.string().max(200).default(''),
      warning: id.optional(),
      /** with `warning`: this finding alone, or everything this model says of its subject */
      reach: z.enum(['finding', 'subject', 'unit']).default('finding'),
      org: z.string().max(200).default(''),
      ...termSaid
    }),
    z.strictObject({ id: z.number().int() })
  ),
  'exception.end': query(z.strictObject({ id: z.number().int(), reason: said.reason }), nothing),
  'warning.dispose': query(
    z.strictObject({
      ids: z.array(id).min(1).max(1000),
      action: z.enum(disposalActions),
      reason: z.string().max(2000).default(''),
      /** number of the filing, transfer or approval where one is asked for */
      docNo: shortText.default(''),
      /** the day it was done; the engine's day when absent */
      on: isoDate.optional(),
      /** for `extend`: the new day */
      due: isoDate.optional()
    }),
    z.strictObject({
      done: z.array(z.string()),
      refused: z.array(z.strictObject({ id: z.string(), zh: z.string(), en: z.string() }))
    })
  ),
  'warning.steps': query(
    z.strictObject({ id }),
    z.strictObject({
      state: z.string(),
      due: z.string(),
      returned: z.number().int(),
      recurred: z.number().int(),
      actions: z.array(z.enum(disposalActions)),
      steps: z.array(
        z.strictObject({
          action: z.string(),
          from: z.string(),
          to: z.string(),
          reason: z.string(),
          due: z.string(),
          docNo: z.string(),
          on: z.string(),
          at: z.string(),
          account: z.string()
        })
      )
    })
  ),
  /** two colours or three: with orange off, what a rule calls orange is shown as yellow */
  'levels.read': query(nothing, z.strictObject({ orange: z.boolean() })),
  'levels.write': query(z.strictObject({ orange: z.boolean() }), z.strictObject({ orange: z.boolean(), relabelled: z.number().int() }))
}
