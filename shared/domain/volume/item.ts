/**
 * One piece of a 核查卷 (卷内文件): a warning, a trail, a source row, a note, an attachment or the walk that led there. Each carries what a contents
 * table of an archive asks for, what it is to prove, and whether it was compared with the original (feature 73). Bodies hold everything that is
 * shown, so that a volume is read years later without the database it came from.
 */
import * as z from 'zod'

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Where a row stands: file as it was handed in, sheet (null for text files), line as a spreadsheet counts. */
export const sourceSchema = z.strictObject({ file: z.string().min(1), sheet: z.string().nullable(), line: z.number().int().nullable() })
export type VolumeSource = z.infer<typeof sourceSchema>

/** Text as found, integer 分 for `fen` columns, null for an empty cell. */
export const valueSchema = z.union([z.string(), z.number(), z.null()])
export type VolumeValue = z.infer<typeof valueSchema>

export const valueTypes = ['text', 'integer', 'real', 'fen', 'date'] as const
export const valueTypeSchema = z.enum(valueTypes)
export type VolumeValueType = z.infer<typeof valueTypeSchema>

/** Unchecked, checked with the original by two people, or formally obtained under a document. */
export const checkSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('unchecked') }),
  z.strictObject({ state: z.literal('checked'), by: z.tuple([z.string().min(1), z.string().min(1)]), on: isoDate }),
  z.strictObject({
    state: z.literal('obtained'),
    by: z.tuple([z.string().min(1), z.string().min(1)]),
    on: isoDate,
    documentNo: z.string().min(1)
  })
])
export type VolumeCheck = z.infer<typeof checkSchema>

/** Rows of one dataset behind a figure. `total` counts all rows in the vault when `rows` shows fewer. */
export const tableSchema = z.strictObject({
  dataset: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: z.string().min(1),
  columns: z.array(z.strictObject({ field: z.string().min(1), label: z.string().min(1), type: valueTypeSchema })).min(1),
  rows: z.array(z.strictObject({ id: z.string(), source: sourceSchema.nullable(), cells: z.array(valueSchema) })),
  total: z.number().int().nonnegative()
})
export type VolumeTable = z.infer<typeof tableSchema>

export const levels = ['red', 'orange', 'yellow'] as const

export const warningBodySchema = z.strictObject({
  warning: z.string().min(1),
  sentence: z.string().min(1),
  level: z.enum(levels),
  model: z.strictObject({ id: z.string().min(1), version: z.number().int().positive(), name: z.string().min(1) }),
  asOf: isoDate,
  /** `value` as the model had it (money in 分, values by kind as JSON); `text` as it is said on paper, absent in volumes of before. */
  params: z.array(z.strictObject({ name: z.string().min(1), label: z.string().min(1), value: z.string(), text: z.string().optional() })),
  basis: z.array(z.strictObject({ law: z.string().min(1), article: z.string(), mark: z.string() })),
  innocent: z.array(z.string().min(1)),
  verify: z.array(z.string().min(1)),
  /** The figures of the sentence; `limit` is the value they are held against, empty when there is none. */
  figures: z.array(z.strictObject({ label: z.string().min(1), value: z.string(), limit: z.string(), note: z.string() })),
  evidence: z.array(tableSchema),
  denominator: z.array(tableSchema)
})
export type WarningBody = z.infer<typeof warningBodySchema>

const markSchema = z.strictObject({ code: z.string().min(1), label: z.string().min(1), detail: z.string() })

export const actSchema = z.strictObject({
  kind: z.string().min(1),
  /** A person's name, or the meeting that decided. */
  actor: z.string().min(1),
  /** Post held on that day; empty when no appointment list was loaded. */
  post: z.string(),
  postBasis: z.string(),
  on: isoDate.nullable(),
  comment: z.string()
})

export const stepSchema = z.strictObject({
  node: z.string().min(1),
  stage: z.string(),
  received: isoDate.nullable(),
  decided: isoDate.nullable(),
  due: isoDate.nullable(),
  workdays: z.number().int().nullable(),
  amount: z.number().int().nullable(),
  outcome: z.string(),
  marks: z.array(markSchema),
  acts: z.array(actSchema),
  source: sourceSchema.nullable()
})

export const trailBodySchema = z.strictObject({
  subject: z.strictObject({ kind: z.enum(['matter', 'person', 'org', 'warning']), id: z.string().min(1), label: z.string().min(1) }),
  procedure: z.string(),
  steps: z.array(stepSchema)
})
export type TrailBody = z.infer<typeof trailBodySchema>

export const rowBodySchema = z.strictObject({
  dataset: z.string().regex(/^[a-z][a-z0-9_]*$/),
  label: z.string().min(1),
  source: sourceSchema,
  sourceHash: z.string(),
  /** The source cells as they stand in the file, with the lines beside the one that matters (`marked`). */
  headers: z.array(z.strictObject({ column: z.string(), label: z.string() })),
  lines: z.array(z.strictObject({ line: z.number().int(), marked: z.boolean(), cells: z.array(z.string()) })),
  /** What was recognised in the marked line. */
  values: z.array(z.strictObject({ field: z.string().min(1), label: z.string().min(1), type: valueTypeSchema, value: valueSchema }))
})
export type RowBody = z.infer<typeof rowBodySchema>

export const attachmentBodySchema = z.strictObject({
  /** The file's own name; its path in the bundle is given at sealing. */
  name: z.string().min(1),
  mime: z.string(),
  bytes: z.number().int().nonnegative().nullable(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  path: z.string().nullable(),
  pages: z.number().int().positive().nullable(),
  description: z.string()
})
export type AttachmentBody = z.infer<typeof attachmentBodySchema>

const common = {
  seq: z.number().int().positive(),
  title: z.string().min(1),
  /** 文号, empty when the piece has none. */
  docNo: z.string(),
  /** 责任者: who made or issued it. */
  author: z.string(),
  date: isoDate.nullable(),
  /** What the piece is to prove, and how it was provided; empty lines are not printed. */
  proves: z.string(),
  provided: z.string(),
  check: checkSchema
}

export const itemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('warning'), body: warningBodySchema }),
  z.strictObject({ ...common, kind: z.literal('trail'), body: trailBodySchema }),
  z.strictObject({ ...common, kind: z.literal('row'), body: rowBodySchema }),
  z.strictObject({ ...common, kind: z.literal('note'), body: z.strictObject({ text: z.string() }) }),
  z.strictObject({ ...common, kind: z.literal('attachment'), body: attachmentBodySchema }),
  z.strictObject({
    ...common,
    kind: z.literal('walk'),
    body: z.strictObject({
      steps: z.array(z.strictObject({ at: z.string(), kind: z.string().min(1), label: z.string().min(1), detail: z.string() }))
    })
  })
])
export type VolumeItem = z.infer<typeof itemSchema>
export type VolumeItemKind = VolumeItem['kind']
