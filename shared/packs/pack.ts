/**
 * The schemas of a pack's files (mappings and routing have files of their own). A pack is data: what is not declared here cannot be said by a
 * pack, and unknown keys are refused so that a misspelt one never passes silently. Shipped packs have no privilege over one that an office
 * writes itself.
 */
import * as z from 'zod'
import type { ReportTemplate } from './indicator/report-template.ts'
import type { CollectionPoint, IndicatorTree } from './indicator/tree.ts'
import type { ScenarioPoints } from './scenario-points.ts'
import type { CleanKind } from './clean-kinds.ts'
import type { GraphKinds } from './graph.ts'
import type { Letter } from './letter.ts'
import type { Mapping } from './mapping.ts'
import { bilingual, bilingualList, identifier, slug, sourceMark } from './pack-words.ts'
import type { Proofs } from './proofs.ts'
import type { Duty } from './duties.ts'
import type { PowerFile } from './power.ts'
import type { QuietPlaces } from './quiet-places.ts'
import type { Routing } from './routing.ts'
import type { Register } from './registers.ts'
import type { Scenario } from './scenario.ts'
import type { Workload } from './workload.ts'

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
  /** how search finds it: `name` by its characters and pinyin, `none` not at all; without it as its type says (search-fields.ts) */
  search: z.enum(['name', 'none']).optional(),
  /** names of its codes; another pack may add codes to a field */
  codes: z.record(z.string(), bilingual).optional(),
  /** values besides the codes stand as they are: what is asked for need not be one of them */
  others: z.boolean().optional()
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
  /** indexes over several fields (`id` may be one), for what views count without reading rows */
  indexes: z.array(z.array(identifier).min(2).max(5)).optional(),
  fields: z.record(identifier, datasetField)
})
/** datasets.yaml */
export const datasetsFile = z.strictObject({ datasets: z.record(identifier, dataset) })

export const clockNames = ['working_days', 'calendar_days', 'months'] as const
export const actKinds = ['handle', 'review', 'countersign', 'approve', 'decide', 'sign_for', 'delegate'] as const
/** The first row of a dataset of matters by one of its dates; `where`: only rows that hold these codes. */
const nodeEvent = z.strictObject({
  dataset: identifier,
  field: identifier,
  where: z.record(identifier, z.string()).default({}),
  name: bilingual
})
export type NodeEvent = z.infer<typeof nodeEvent>
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
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
  /** what the decision of this node has to come before: the first such row of the matter, by its date */
  before: z.array(nodeEvent).default([]),
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
  /** matters that it judges in place of the procedure that their ledger names: all of them, or those of one kind */
  takes: z.strictObject({ procedure: slug, kind: z.string().min(1).optional() }).optional(),
  /** months within which a case must end, when its own deadline is not given */
  deadline: z.strictObject({ clock: z.enum(clockNames), amount: z.number().int().positive() }).optional(),
  /** later than this many calendar days between decision and registration counts as back-filled */
  register_within_days: z.number().int().positive().optional(),
  /** acts at a time of day outside of these hours, or on a day off, are remarked upon */
  office_hours: z.strictObject({ from: timeOfDay, to: timeOfDay, mark: sourceMark, basis: z.string() }).optional(),
  /** a step decided within so many seconds of its receipt is remarked upon; both need a time of day */
  quick: z.strictObject({ seconds: z.number().int().positive(), mark: sourceMark, basis: z.string() }).optional(),
  nodes: z.array(procedureNode).min(1)
})
export const proceduresFile = z.strictObject({ procedures: z.array(procedure) })

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

export type PackManifest = z.infer<typeof packManifest>
export type FieldType = (typeof fieldTypes)[number]
export type DatasetField = z.infer<typeof datasetField>
export type Dataset = z.infer<typeof dataset>
export type ProcedureNode = z.infer<typeof procedureNode>
export type Procedure = z.infer<typeof procedure>
export type ClockName = (typeof clockNames)[number]
export type ActKind = (typeof actKinds)[number]
export type SubjectKind = (typeof subjectKinds)[number]
export type ModelParam = z.infer<typeof modelParam>
export type ModelCase = z.infer<typeof modelCase>
export type Model = z.infer<typeof model>

/** A loaded and validated pack. */
export interface Pack {
  readonly manifest: PackManifest
  readonly folder: string
  readonly datasets: Readonly<Record<string, Dataset>>
  readonly procedures: readonly Procedure[]
  readonly mappings: readonly Mapping[]
  readonly models: readonly (Model & { readonly hash: string; readonly yaml: string })[]
  readonly routing: Routing | null
  readonly power: PowerFile | null
  readonly duties: readonly Duty[]
  readonly registers: readonly Register[]
  /** what the sheet of a person's work is read by */
  readonly workload: Workload | null
  readonly letters: readonly Letter[]
  readonly proofs: Proofs
  /** what ties things to one another in the relations graph */
  readonly graph: GraphKinds
  readonly scenario: Scenario | null
  /** what is collected from units, and the tree of indicators that scores them */
  readonly points: readonly CollectionPoint[]
  readonly tree: IndicatorTree | null
  /** kinds of clean-governance unit */
  readonly cleanKinds: readonly CleanKind[]
  /** of which places it is told whether anyone accused them */
  readonly quietPlaces: readonly QuietPlaces[]
  /** what an examination report says around its figures, with its text */
  readonly report: (ReportTemplate & { readonly yaml: string }) | null
  readonly scenarioPoints: ScenarioPoints | null
}
