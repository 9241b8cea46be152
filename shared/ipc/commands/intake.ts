/** Commands that bring data in: intakes with their legal origin, preview and import of files, mappings, quarantine, typed-in figures. */
import * as z from 'zod'
import { handle, id, isoDate, job, longText, page, query, shortText, nothing, keptFile } from '../command.ts'

export const intakeForm = z.strictObject({
  provider: shortText.min(1),
  letter: shortText,
  approver: shortText,
  receiverA: shortText,
  receiverB: shortText,
  medium: shortText,
  receivedOn: isoDate,
  note: longText.default('')
})
const intake = intakeForm.extend({
  id: z.number().int(),
  no: z.string(),
  createdAt: z.string(),
  account: z.string(),
  imports: z.number().int()
})
/** One file's outcome; the same object that `lianjing import --json` prints. `procedure` only where the file is an event log. */
export const importOutcome = z.strictObject({
  file: z.string(),
  mapping: z.string(),
  procedure: z.string().optional(),
  rows: z.number().int(),
  inserted: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  withdrawn: z.number().int(),
  quarantined: z.number().int()
})
const note = z.strictObject({ code: z.string(), zh: z.string(), en: z.string() })
const importRow = importOutcome.extend({
  id: z.number().int(),
  at: z.string(),
  account: z.string(),
  intake: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
  format: z.string(),
  encoding: z.string(),
  mappingVersion: z.number().int(),
  dataDate: z.string(),
  open: z.number().int(), // quarantined rows still open
  notes: z.array(note)
})
const previewField = z.strictObject({
  dataset: z.string(),
  as: z.string(),
  field: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  type: z.string(),
  column: z.string().nullable(),
  unit: z.string().nullable(),
  required: z.boolean()
})
const previewCell = z.strictObject({ raw: z.string(), value: z.string().nullable(), problem: z.string().nullable() })
export const importPreview = z.strictObject({
  file: z.string(),
  format: z.string(),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  bytes: z.number().int(),
  sheets: z.array(
    z.strictObject({
      index: z.number().int(),
      name: z.string(),
      header: z.array(z.string()),
      headerLine: z.number().int(),
      notes: z.array(note)
    })
  ),
  sheet: z.number().int(),
  candidates: z.array(
    z.strictObject({
      mapping: z.string(),
      nameZh: z.string(),
      nameEn: z.string(),
      matched: z.number().int(),
      of: z.number().int(),
      missing: z.array(z.string()),
      fits: z.boolean()
    })
  ),
  mapping: z.string().nullable(),
  fields: z.array(previewField),
  rows: z.array(z.strictObject({ line: z.number().int(), cells: z.array(previewCell) })),
  problems: z.number().int()
})
/** A mapping edited on screen: the base mapping's emissions with columns, units and code tables chosen by the person. */
export const mappingDraft = z.strictObject({
  base: id,
  id: id,
  nameZh: shortText.min(1),
  nameEn: shortText.min(1),
  columns: z.array(
    z.strictObject({
      as: z.string(),
      field: z.string(),
      column: z.string().nullable(),
      unit: z.enum(['fen', 'yuan', 'wan', 'yi']).nullable(),
      dates: z.enum(['day_first', 'month_first']).optional(),
      codes: z.record(z.string(), z.string()).optional()
    })
  )
})
const quarantineRow = z.strictObject({
  id: z.number().int(),
  importId: z.number().int(),
  file: z.string(),
  sheet: z.string(),
  line: z.number().int(),
  column: z.string(),
  field: z.string(),
  value: z.string(),
  reason: z.string(),
  detailZh: z.string(),
  detailEn: z.string(),
  state: z.enum(['open', 'repaired', 'dismissed']),
  header: z.array(z.string()),
  cells: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))
})
/** A row beside its source: what the file said and what was recognised (feature 9). Typed-in figures end at their form. */
export const sourceView = z.strictObject({
  dataset: z.string(),
  datasetZh: z.string(),
  datasetEn: z.string(),
  id: z.string(),
  title: z.string(),
  values: z.array(
    z.strictObject({
      field: z.string(),
      nameZh: z.string(),
      nameEn: z.string(),
      type: z.string(),
      value: z.union([z.string(), z.number(), z.null()]),
      shown: z.string().nullable(),
      ref: z.string().nullable()
    })
  ),
  source: z
    .strictObject({
      importId: z.number().int(),
      importNo: z.number().int(),
      at: z.string(),
      file: z.string(),
      sha256: z.string(),
      sheet: z.string(),
      line: z.number().int(),
      mapping: z.string(),
      mappingVersion: z.number().int(),
      intake: z.string(),
      provider: z.string(),
      letter: z.string(),
      cells: z.array(
        z.strictObject({
          letter: z.string(),
          header: z.string(),
          raw: z.string(),
          recognised: z.string().nullable(),
          fields: z.array(z.string())
        })
      )
    })
    .nullable(),
  form: z
    .strictObject({
      id: z.string(),
      name: z.string(),
      org: z.string(),
      period: z.string(),
      filledBy: z.string(),
      filledAt: z.string(),
      checkedBy: z.string(),
      checkedAt: z.string(),
      attachment: z.strictObject({ id: z.string(), name: z.string(), bytes: z.number().int() }).nullable()
    })
    .nullable(),
  history: z.array(
    z.strictObject({
      at: z.string(),
      change: z.string(),
      account: z.string(),
      reason: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
    })
  )
})
export type SourceView = z.infer<typeof sourceView>
const figureEntry = z.strictObject({
  item: shortText.min(1),
  value: z.number().nullable(),
  unit: shortText.default(''),
  note: shortText.default('')
})

export const intakeCommands = {
  'intake.create': query(intakeForm, intake),
  'intake.list': query(nothing, z.strictObject({ intakes: z.array(intake) })),
  'intake.sheet': query(z.strictObject({ id: z.number().int() }), z.strictObject({ intake, imports: z.array(importRow) })),
  'import.preview': query(
    z.strictObject({ file: handle, sheet: z.number().int().min(0).optional(), mapping: id.optional(), draft: mappingDraft.optional() }),
    importPreview
  ),
  'import.run': job(
    z.strictObject({
      files: z.array(handle).min(1).max(1000),
      /** for every file that has none of its own in `chosen` */
      mapping: id.optional(),
      /** mappings chosen by hand, a file each; a file without one is read by the mapping that fits best */
      chosen: z
        .array(z.strictObject({ file: handle, mapping: id }))
        .max(1000)
        .optional(),
      dryRun: z.boolean().default(false),
      intake: z.number().int().optional(),
      extent: z.enum(['snapshot', 'increment']).optional()
    }),
    z.strictObject({ imports: z.array(importOutcome) })
  ),
  'import.list': query(z.strictObject({ ...page }), z.strictObject({ rows: z.array(importRow), total: z.number().int() })),
  'mapping.list': query(
    nothing,
    z.strictObject({
      mappings: z.array(
        z.strictObject({
          id: z.string(),
          version: z.number().int(),
          nameZh: z.string(),
          nameEn: z.string(),
          pack: z.string(),
          own: z.boolean()
        })
      )
    })
  ),
  'mapping.save': query(mappingDraft, z.strictObject({ id: z.string(), version: z.number().int() })),
  'quarantine.list': query(
    z.strictObject({ ...page, import: z.number().int().optional(), state: z.enum(['open', 'repaired', 'dismissed']).optional() }),
    z.strictObject({ rows: z.array(quarantineRow), total: z.number().int() })
  ),
  'quarantine.repair': query(
    z.strictObject({ id: z.number().int(), column: shortText, value: z.string().max(20_000), everywhere: z.boolean().default(false) }),
    z.strictObject({ repaired: z.number().int(), still: z.number().int() })
  ),
  'quarantine.dismiss': query(
    z.strictObject({ ids: z.array(z.number().int()).min(1), reason: shortText.min(1) }),
    z.strictObject({ dismissed: z.number().int() })
  ),
  'source.row': query(z.strictObject({ dataset: id, id }), sourceView),
  'form.list': query(
    nothing,
    z.strictObject({
      forms: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          org: z.string(),
          period: z.string(),
          figures: z.number().int(),
          filledBy: z.string(),
          checkedBy: z.string()
        })
      )
    })
  ),
  /** The figures of one form, to be seen and corrected one by one. */
  'form.read': query(
    z.strictObject({ id }),
    z.strictObject({
      figures: z.array(
        z.strictObject({ id: z.string(), item: z.string(), value: z.number().nullable(), unit: z.string(), note: z.string() })
      )
    })
  ),
  'form.enter': query(
    z.strictObject({
      name: shortText.min(1),
      org: id,
      period: shortText.min(1),
      periodEnd: isoDate,
      filledBy: shortText.min(1),
      checkedBy: shortText,
      attachment: handle.optional(),
      figures: z.array(figureEntry).min(1)
    }),
    z.strictObject({ form: z.string(), figures: z.array(z.string()) })
  ),
  'form.attachment': query(z.strictObject({ form: id }), keptFile),
  'figure.correct': query(z.strictObject({ id, value: z.number().nullable(), reason: shortText.min(1) }), nothing)
}
