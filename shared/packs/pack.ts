/**
 * The schemas of every file in a pack. A pack is data: what is not declared here cannot be said by a pack, and unknown keys are refused so
 * that a misspelt one never passes silently. Shipped packs have no privilege over one that an office writes itself.
 */
import * as z from 'zod'
import type { CollectionPoint, IndicatorTree } from './indicator/tree.ts'
import type { ScenarioPoints } from './scenario-points.ts'
import type { Scenario } from './scenario.ts'

/** Stable lower-case identifier, usable as a table or column name on SQLite, DuckDB and PostgreSQL. */
export const identifier = z.string().regex(/^[a-z][a-z0-9_]{0,47}$/)
/** Stable id of a model, mapping or pack: lower-case words joined by hyphens. */
export const slug = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
export const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const bilingualList = z.strictObject({ zh: z.array(z.string().min(1)), en: z.array(z.string().min(1)) })
/** How far a statement may be trusted (domain.md §0): verified, public page, general knowledge, local parameter. */
export const sourceMark = z.enum(['V', 'P', 'K', 'L'])

/** pack.yaml */
export const packManifest = z.strictObject({
  id: slug,
  version: z.number().int().positive(),
  name: bilingual,
  summary: bilingual,
  requires: z.array(slug).default([]),
  order: z.number().int().default(100)
})

export const fieldTypes = ['text', 'date', 'timestamp', 'integer', 'fen', 'real', 'boolean'] as const
/** A field of a dataset. `ref` names the dataset whose id it holds (type text). `secret`: keyed hash or masked only, never shown whole. */
export const datasetField = z.strictObject({
  type: z.enum(fieldTypes),
  name: bilingual,
  ref: identifier.optional(),
  required: z.boolean().default(false),
  index: z.boolean().default(false),
  secret: z.boolean().default(false),
  codes: z.record(z.string(), bilingual).optional()
})
/**
 * A dataset. kind `entity`: shared things (unit, person, firm) that many ledgers mention; an import fills gaps and never withdraws them.
 * kind `record`: rows of ledgers, with new / changed / withdrawn. kind `derived`: computed by the engine (mark, node, node_order).
 * `title`: the field shown as its name. `subject` fields org/matter let a warning be placed on the heat map.
 */
export const dataset = z.strictObject({
  name: bilingual,
  kind: z.enum(['entity', 'record', 'derived']),
  title: identifier,
  /** a second field shown after the title, where one alone says too little */
  subtitle: identifier.optional(),
  date: identifier.optional(),
  amount: identifier.optional(),
  fields: z.record(identifier, datasetField)
})
/** datasets.yaml */
export const datasetsFile = z.strictObject({ datasets: z.record(identifier, dataset) })

/** How one cell becomes a value; pure conversion lives in shared/domain/value. */
export const fieldSource = z.strictObject({
  /** header names tried in order; the first one present in the file is taken */
  column: z.union([z.string(), z.array(z.string().min(1)).min(1)]).optional(),
  /** a constant instead of a column */
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  /** take the value of another field emitted earlier from the same line: "<as>.<field>" or "<as>.id" */
  from: z.string().optional(),
  /** taken when the column is absent or its cell is empty */
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  /** unit of money when the header does not say: 元 万元 亿元 分 */
  unit: z.enum(['fen', 'yuan', 'wan', 'yi']).optional(),
  /** dates whose year stands last: which comes first, the day or the month; without it 03/04/2024 goes to quarantine */
  dates: z.enum(['day_first', 'month_first']).optional(),
  /** cells that mean "nothing" beside the empty cell */
  empty: z.array(z.string()).optional(),
  codes: z.record(z.string(), z.string()).optional(),
  /** unknown code: quarantine the row, leave the field empty with a note, or keep the text */
  unknown: z.enum(['quarantine', 'empty', 'keep']).optional(),
  /** normalisation: name of a person, firm, region, project code, id number (hashed), phone; node: code of a node of the mapping's procedure */
  as: z
    .enum([
      'text',
      'person_name',
      'company_name',
      'region',
      'code',
      'id_hash',
      'id_mask',
      'account_hash',
      'phone',
      'org_name',
      'first_name',
      'url',
      'node'
    ])
    .optional(),
  /** the value must be there, else the row is quarantined */
  required: z.boolean().default(false),
  /** keep only what the pattern's first group matches */
  pattern: z.string().optional(),
  /** a smaller amount (in 元 for money) is a placeholder: left empty and told */
  least: z.number().positive().optional()
})
/** One dataset row made from one source line. `as` names it for `from`; default the dataset's name. */
export const emission = z.strictObject({
  dataset: identifier,
  as: identifier.optional(),
  /** fields (after conversion) whose values make the row's id; all must be there, unless `optional` */
  key: z.array(identifier).min(1),
  /** skip this emission (rather than quarantine) when a key field is empty */
  optional: z.boolean().default(false),
  /** only the first key field must be there; the others may be empty */
  partial: z.boolean().default(false),
  /** the key used when a field of `key` is empty */
  else_key: z.array(identifier).min(1).optional(),
  /** only the row's id is wanted, to refer to it: nothing is written. References to rows that are not there are counted and told */
  refer: z.boolean().default(false),
  /** row of a record dataset that this ledger only mentions: inserted if absent, gaps filled, never overwritten, counted or withdrawn */
  fill: z.boolean().default(false),
  /** an empty cell says nothing: what is stored stays, even where this mapping wrote it (sources that tell a thing part by part) */
  sparse: z.boolean().default(false),
  /** counts of the import follow this emission; default: the first that writes a record, else the first that writes */
  primary: z.boolean().default(false),
  /**
   * How an entity that may be known already is found. register: this ledger is the register of these entities, its values replace others
   * (the old ones kept in history); mention: a name found for exactly one entity is that one, for two stays undecided (id empty).
   */
  identify: z.enum(['register', 'mention']).optional(),
  /** one row for each name found in this column (several approvers in one cell); the name is available as from: "each" */
  each: z.union([z.string(), z.array(z.string())]).optional(),
  /** only when this column's converted text is one of these */
  when: z
    .strictObject({
      column: z.union([z.string(), z.array(z.string())]),
      in: z.array(z.string()).optional(),
      filled: z.boolean().optional()
    })
    .optional(),
  fields: z.record(identifier, fieldSource)
})
/** mappings/<id>.yaml: from a ledger's columns to datasets. */
export const mapping = z.strictObject({
  id: slug,
  version: z.number().int().positive(),
  name: bilingual,
  pack: slug.optional(),
  procedure: slug.optional(),
  /** columns (any of the aliases) without which this mapping does not fit */
  required: z.array(z.union([z.string(), z.array(z.string()).min(1)])).min(1),
  /** an event log: one line an event, cases = matters of `procedure` */
  event_log: z.boolean().default(false),
  /** sheet name pattern, when a workbook has several */
  sheet: z.string().optional(),
  /** snapshot: a file holding at least half the live rows of an earlier import withdraws the rest; increment: never withdraws */
  extent: z.enum(['snapshot', 'increment']).default('snapshot'),
  /** two lines with the same key in one file, of differing content; latest_wins: by the dataset's date */
  duplicates: z.enum(['quarantine', 'last_wins', 'first_wins', 'latest_wins']).default('quarantine'),
  emits: z.array(emission).min(1)
})

export const clockNames = ['working_days', 'calendar_days', 'months'] as const
export const actKinds = ['handle', 'review', 'countersign', 'approve', 'decide', 'sign_for', 'delegate'] as const
/** procedures.yaml */
export const procedureNode = z.strictObject({
  code: z.string().min(1),
  name: bilingual,
  short: z.string().optional(),
  stage: bilingual,
  required: z.boolean(),
  /** words about when an optional node is due, shown to people */
  condition: bilingual.optional(),
  must_follow: z.array(z.string()).default([]),
  limit: z.strictObject({ clock: z.enum(clockNames), amount: z.number().int().positive(), mark: sourceMark, basis: z.string() }).optional(),
  acts: z.array(z.enum(actKinds)).default([]),
  posts: z.array(z.string()).default([]),
  /** nodes on which the same person must not act */
  incompatible: z.array(z.string()).default([]),
  repeats: z.boolean().default(false),
  document: bilingual.optional(),
  basis: z.string().default(''),
  mark: sourceMark.default('L'),
  /** activity names in event logs that mean this node */
  aliases: z.array(z.string()).default([])
})
export const procedure = z.strictObject({
  id: slug,
  version: z.number().int().positive(),
  name: bilingual,
  /** months within which a case must end, when its own deadline is not given */
  deadline: z.strictObject({ clock: z.enum(clockNames), amount: z.number().int().positive() }).optional(),
  /** later than this many calendar days between decision and registration counts as back-filled */
  register_within_days: z.number().int().positive().optional(),
  nodes: z.array(procedureNode).min(1)
})
export const proceduresFile = z.strictObject({ procedures: z.array(procedure) })

export const levelNames = ['red', 'orange', 'yellow'] as const
export const subjectKinds = ['matter', 'person', 'org', 'party'] as const
const scalar = z.union([z.number(), z.string(), z.boolean()])
/** A parameter: one value, or values by kind; `unit` fen | days | workdays | ratio | count | months | text. */
export const modelParam = z.strictObject({
  default: z.union([scalar, z.record(z.string(), z.number())]),
  unit: z.enum(['fen', 'days', 'workdays', 'months', 'ratio', 'count', 'text']).default('count'),
  min: z.number().optional(),
  max: z.number().optional(),
  by: z.array(z.enum(['region', 'kind', 'method', 'date'])).default([]),
  name: bilingual,
  basis: z.string().default(''),
  mark: sourceMark.default('L'),
  /** dated values: the last one whose from ≤ date holds */
  since: z.array(z.strictObject({ from: z.string(), value: z.union([scalar, z.record(z.string(), z.number())]) })).default([])
})
const caseRow = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
export const modelCase = z.strictObject({
  name: z.string().min(1),
  kind: z.enum(['fires', 'quiet', 'edge']),
  as_of: z.iso.date().default('2026-06-30'),
  params: z.record(z.string(), scalar).default({}),
  rows: z.record(identifier, z.array(caseRow)),
  /** each expected hit: subject and key, and any figures to check */
  hits: z.array(caseRow)
})
export const model = z.strictObject({
  id: slug,
  version: z.number().int().positive(),
  /** catalogue number the proposal carries, e.g. GC-R01 */
  ref: z.string().optional(),
  name: bilingual,
  /** for the head of a column: at most six Chinese characters, eighteen letters */
  short: z.strictObject({ zh: z.string().min(1).max(6), en: z.string().min(1).max(18) }).optional(),
  purpose: bilingual,
  level: z.string().min(1), // red | orange | yellow, or the name of a column that returns one
  subject: z.enum(subjectKinds),
  basis: z.array(z.strictObject({ law: z.string(), article: z.string(), text: z.string().optional(), mark: sourceMark })).min(1),
  params: z.record(identifier, modelParam).default({}),
  reads: z.array(identifier).min(1),
  /** fields without which the model says nothing useful: "dataset.field" */
  needs: z.array(z.string().regex(/^[a-z0-9_]+\.[a-z0-9_]+$/)).default([]),
  procedures: z.array(slug).default([]),
  guards: bilingualList.optional(),
  blind_spots: bilingualList.optional(),
  sql: z.string().min(1),
  denominator: z.strictObject({ dataset: identifier, sql: z.string().min(1), name: bilingual }).optional(),
  /** which figure is set against which limit on the card */
  measure: z
    .strictObject({
      value: identifier,
      limit: identifier.optional(),
      unit: z.enum(['fen', 'days', 'workdays', 'months', 'ratio', 'count']),
      name: bilingual,
      better: z.enum(['lower', 'higher']).default('lower')
    })
    .optional(),
  explain: bilingual,
  innocent: bilingualList,
  verify: bilingualList,
  cases: z.array(modelCase).min(3)
})

const workingDays = z.strictObject({ amount: z.number().int().positive(), mark: sourceMark, basis: z.string() })
/**
 * routing.yaml: to whom a warning goes, and within how many working days it is to be signed for and handled; avoidance is the engine's and
 * cannot be switched off by a pack. Limits of the core pack hold where a pack gives none.
 */
export const routingFile = z.strictObject({
  limits: z.array(z.strictObject({ levels: z.array(z.enum(levelNames)).optional(), sign: workingDays, handle: workingDays })).default([]),
  routes: z.array(
    z.strictObject({
      models: z.array(slug).optional(),
      levels: z.array(z.enum(levelNames)).optional(),
      to: z.enum(['unit', 'superior', 'committee', 'street', 'function']),
      name: bilingual
    })
  )
})

export type PackManifest = z.infer<typeof packManifest>
export type FieldType = (typeof fieldTypes)[number]
export type DatasetField = z.infer<typeof datasetField>
export type Dataset = z.infer<typeof dataset>
export type FieldSource = z.infer<typeof fieldSource>
export type Emission = z.infer<typeof emission>
export type Mapping = z.infer<typeof mapping>
export type ProcedureNode = z.infer<typeof procedureNode>
export type Procedure = z.infer<typeof procedure>
export type ClockName = (typeof clockNames)[number]
export type ActKind = (typeof actKinds)[number]
export type LevelName = (typeof levelNames)[number]
export type SubjectKind = (typeof subjectKinds)[number]
export type ModelParam = z.infer<typeof modelParam>
export type ModelCase = z.infer<typeof modelCase>
export type Model = z.infer<typeof model>
export type Routing = z.infer<typeof routingFile>

/** A loaded and validated pack. */
export interface Pack {
  readonly manifest: PackManifest
  readonly folder: string
  readonly datasets: Readonly<Record<string, Dataset>>
  readonly procedures: readonly Procedure[]
  readonly mappings: readonly Mapping[]
  readonly models: readonly (Model & { readonly hash: string; readonly yaml: string })[]
  readonly routing: Routing | null
  readonly scenario: Scenario | null
  /** what is collected from units, and the tree of indicators that scores them */
  readonly points: readonly CollectionPoint[]
  readonly tree: IndicatorTree | null
  readonly scenarioPoints: ScenarioPoints | null
}
