/** Commands about packs, runs and warnings. The card holds everything a person needs to argue with a warning. */
import * as z from 'zod'
import { free, freeJob, handle, id, isoDate, job, keptFile, levels, nothing, page, query, shortText } from '../command.ts'

export const cellValue = z.union([z.string(), z.number(), z.null()])
const bilingual = z.strictObject({ zh: z.string(), en: z.string() })
const lists = z.strictObject({ zh: z.array(z.string()), en: z.array(z.string()) })

export const checkResult = z.strictObject({
  run: z.number().int(),
  as_of: z.string(),
  models: z.array(
    z.strictObject({
      id: z.string(),
      level: z.string(),
      ran: z.boolean(),
      skipped_because: z.string().nullable(),
      warnings: z.number().int(),
      ms: z.number()
    })
  ),
  warnings: z.number().int(),
  new: z.number().int(),
  gone: z.number().int()
})
export const packsTestResult = z.strictObject({
  models: z.number().int(),
  cases: z.number().int(),
  failed: z.array(z.strictObject({ model: z.string(), case: z.string(), reason: z.string() }))
})
export const warningFilter = z.strictObject({
  levels: z.array(levels).optional(),
  packs: z.array(z.string()).optional(),
  models: z.array(z.string()).optional(),
  states: z.array(z.string()).optional(),
  org: id.optional(),
  /** kinds of unit, kinds of clean-governance unit; `-` of none (shared/domain/unit-filter.ts) */
  unitKinds: z.array(id).optional(),
  cleanKinds: z.array(id).optional(),
  subject: id.optional(),
  person: id.optional(),
  matter: id.optional(),
  month: shortText.optional(),
  /** first and last month, as 2026-01 */
  from: shortText.optional(),
  to: shortText.optional(),
  newOnly: z.boolean().optional(),
  gone: z.boolean().optional(),
  /** those that an exception covers, and no others */
  excepted: z.boolean().optional(),
  text: shortText.optional()
})
export type WarningFilter = z.infer<typeof warningFilter>
export const warningRow = z.strictObject({
  id: z.string(),
  model: z.string(),
  version: z.number().int(),
  modelZh: z.string(),
  modelEn: z.string(),
  pack: z.string(),
  level: levels,
  subjectKind: z.enum(['matter', 'person', 'org', 'party']),
  subject: z.string(),
  subjectName: z.string(),
  org: z.string().nullable(),
  orgName: z.string().nullable(),
  state: z.string(),
  sentence: bilingual,
  amount: z.number().int().nullable(),
  month: z.string().nullable(),
  firstAsOf: z.string(),
  new: z.boolean(),
  gone: z.boolean()
})
const rowTable = z.strictObject({
  dataset: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  columns: z.array(z.strictObject({ field: z.string(), nameZh: z.string(), nameEn: z.string(), type: z.string() })),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      values: z.array(cellValue),
      /** in the numerator (evidence), or only in the denominator */
      counted: z.boolean(),
      source: z.strictObject({ file: z.string(), sheet: z.string(), line: z.number().int() }).nullable(),
      check: z.enum(['unchecked', 'checked', 'obtained'])
    })
  ),
  total: z.number().int()
})
/** What `lianjing explain --json` prints as well. */
export const warningCard = warningRow.extend({
  key: z.string(),
  asOf: z.string(),
  run: z.number().int(),
  hash: z.string(),
  purpose: bilingual,
  figures: z.array(z.strictObject({ name: z.string(), value: cellValue })),
  measure: z
    .strictObject({
      nameZh: z.string(),
      nameEn: z.string(),
      value: z.number().nullable(),
      limit: z.number().nullable(),
      unit: z.string(),
      better: z.enum(['lower', 'higher'])
    })
    .nullable(),
  params: z.array(
    z.strictObject({
      id: z.string(),
      nameZh: z.string(),
      nameEn: z.string(),
      value: z.string(),
      /** names of the kinds that it has a value for each */
      kinds: z.record(z.string(), bilingual),
      unit: z.string(),
      basis: z.string(),
      mark: z.string()
    })
  ),
  basis: z.array(z.strictObject({ law: z.string(), article: z.string(), text: z.string().nullable(), mark: z.enum(['V', 'P', 'K', 'L']) })),
  evidence: z.array(rowTable),
  denominator: rowTable.extend({ labelZh: z.string(), labelEn: z.string() }).nullable(),
  innocent: lists,
  verify: z.strictObject({ zh: z.array(z.string()), en: z.array(z.string()), done: z.array(z.boolean()) }),
  guards: lists,
  blindSpots: lists,
  sql: z.string(),
  routing: z
    .strictObject({
      to: z.string(),
      zh: z.string(),
      en: z.string(),
      unit: z.string().nullable(),
      heldZh: z.string().nullable(),
      heldEn: z.string().nullable()
    })
    .nullable(),
  history: z.strictObject({ hits: z.number().int(), confirmed: z.number().int(), dismissed: z.number().int(), open: z.number().int() }),
  /** the first way on: matter, person, org */
  next: z.array(z.strictObject({ kind: z.enum(['matter', 'person', 'org', 'party']), id: z.string(), name: z.string() }))
})
export type WarningCard = z.infer<typeof warningCard>
export const replayResult = z.strictObject({
  outcome: z.enum(['same', 'changed', 'gone']),
  then: z.record(z.string(), cellValue),
  now: z.record(z.string(), cellValue).nullable(),
  rowsThen: z.number().int(),
  rowsNow: z.number().int(),
  ms: z.number()
})

const modelRow = z.strictObject({
  id: z.string(),
  ref: z.string().nullable(),
  version: z.number().int(),
  pack: z.string(),
  name: bilingual,
  purpose: bilingual,
  level: z.string(),
  subject: z.string(),
  marks: z.array(z.string()),
  cases: z.number().int(),
  open: z.number().int(),
  canRun: z.boolean(),
  missing: z.array(z.string())
})

export const warningCommands = {
  'packs.list': free(
    nothing,
    z.strictObject({
      packs: z.array(
        z.strictObject({
          id: z.string(),
          version: z.number().int(),
          name: bilingual,
          summary: bilingual,
          datasets: z.number().int(),
          procedures: z.number().int(),
          mappings: z.number().int(),
          models: z.number().int()
        })
      )
    })
  ),
  'packs.validate': free(
    z.strictObject({ path: handle }),
    z.strictObject({
      pack: z.string(),
      valid: z.boolean(),
      problems: z.array(
        z.strictObject({ file: z.string(), line: z.number().int().nullable(), column: z.number().int().nullable(), message: z.string() })
      )
    })
  ),
  /** shipped packs by id, others by folder (in place of a shipped one of that name); every shipped pack when none is named */
  'packs.test': freeJob(z.strictObject({ packs: z.array(id).optional(), paths: z.array(handle).optional() }), packsTestResult),
  'model.list': query(nothing, z.strictObject({ models: z.array(modelRow) })),
  /** `changedOnly`: models whose data, rule and thresholds are as they were when last run are left alone, their warnings stand */
  'check.run': job(
    z.strictObject({
      packs: z.array(id).optional(),
      model: id.optional(),
      asOf: isoDate.optional(),
      changedOnly: z.boolean().default(false)
    }),
    checkResult
  ),
  'warning.page': query(
    z.strictObject({
      ...page,
      filter: warningFilter.default({}),
      sort: z.enum(['no', 'level', 'amount', 'model', 'subject', 'state', 'month']).default('no'),
      descending: z.boolean().default(true)
    }),
    z.strictObject({ rows: z.array(warningRow), total: z.number().int() })
  ),
  'warning.facets': query(
    z.strictObject({ filter: warningFilter.default({}) }),
    z.strictObject({
      total: z.number().int(),
      new: z.number().int(),
      levels: z.array(z.strictObject({ level: levels, n: z.number().int() })),
      packs: z.array(z.strictObject({ id: z.string(), name: bilingual, n: z.number().int() })),
      models: z.array(z.strictObject({ id: z.string(), name: bilingual, n: z.number().int() })),
      states: z.array(z.strictObject({ state: z.string(), n: z.number().int() })),
      /** of the unit that is concerned; id '' of units of no kind */
      unitKinds: z.array(z.strictObject({ id: z.string(), n: z.number().int() })),
      cleanKinds: z.array(z.strictObject({ id: z.string(), name: bilingual, n: z.number().int() }))
    })
  ),
  /** `language` chooses the words of codes in the evidence rows */
  'warning.card': query(z.strictObject({ id, language: z.enum(['zh', 'en']).default('zh') }), warningCard),
  'warning.replay': job(z.strictObject({ id }), replayResult),
  'warning.tick': query(z.strictObject({ id, item: z.number().int().min(0), done: z.boolean() }), nothing),
  'warning.export': query(
    z.strictObject({ filter: warningFilter.default({}), format: z.enum(['csv', 'xlsx']), language: z.enum(['zh', 'en']).default('zh') }),
    keptFile
  )
}
