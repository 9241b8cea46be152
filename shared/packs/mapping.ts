/** The schema of mappings/<id>.yaml: from a ledger's columns to rows of datasets. Unknown keys are refused, so that a misspelt one never passes silently. */
import * as z from 'zod'
import { bilingual, identifier, slug } from './pack-words.ts'

/** How one cell becomes a value; pure conversion lives in shared/domain/value. */
export const fieldSource = z.strictObject({
  /** header names tried in order; the first one present in the file is taken */
  column: z.union([z.string(), z.array(z.string().min(1)).min(1)]).optional(),
  /** a constant instead of a column */
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  /** take the value of another field emitted earlier from the same line: "<as>.<field>" or "<as>.id" */
  from: z.string().optional(),
  /**
   * the thing may stand under another name: of the names in `column` (parted by spaces), one that a row of `dataset` bore in one of the fields `by`
   * before this file gives that row's field `take` instead of the column's own value
   */
  known: z.strictObject({ column: z.string().min(1), dataset: identifier, by: z.array(identifier).min(1), take: identifier }).optional(),
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
  /** the text of a second column stands behind in brackets, unless it is empty or one of these: one activity in several stages of its life */
  also: z.strictObject({ column: z.union([z.string(), z.array(z.string().min(1))]), but: z.array(z.string()).default([]) }).optional(),
  /** the how-many-th line of the file with the same values in these fields of the row; the first says nothing. Tells twins apart in a key */
  nth: z.array(identifier).min(1).optional(),
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
  /**
   * of two files the newer word holds, whichever comes first: a line older than its primary row as it stands is set aside whole, and told. Fields of
   * that row in turn, the first that differ decide; of a list the first filled one counts, and a field with codes ranks in their order. What one side
   * does not say decides nothing. `replaced`: before that, field `by` tells (parted by spaces) which values of field `id` the row stands in place of
   */
  newer: z
    .strictObject({
      by: z.array(z.union([identifier, z.array(identifier).min(2)])).min(1),
      replaced: z.strictObject({ id: identifier, by: identifier }).optional()
    })
    .optional(),
  emits: z.array(emission).min(1)
})

export type FieldSource = z.infer<typeof fieldSource>
export type Emission = z.infer<typeof emission>
export type Mapping = z.infer<typeof mapping>
