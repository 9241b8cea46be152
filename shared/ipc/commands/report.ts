/** Commands of the examination report: one, all of a period or of all periods, and the template around the figures. */
import * as z from 'zod'
import { handle, id, job, keptFile, language, longText, nothing, periodId, query } from '../command.ts'

export const reportFormats = ['html', 'pdf', 'docx', 'xlsx'] as const
export type ReportFormat = (typeof reportFormats)[number]
const format = z.enum(reportFormats)

const madeReport = z.strictObject({
  unit: z.string(),
  name: z.string(),
  period: z.string(),
  /** name of its file */
  file: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  copy: z.number().int(),
  ms: z.number()
})

export const reportCommands = {
  /** one unit's report; without `to` it is kept for the person to save */
  'report.make': query(
    z.strictObject({
      /** id or name */
      unit: id,
      period: periodId.optional(),
      format: format.default('html'),
      language: language.default('zh'),
      to: handle.optional()
    }),
    keptFile.extend({ report: madeReport })
  ),
  /** reports of all units with a score in these periods (all periods when none is named), into a folder or as one zip that is kept */
  'report.all': job(
    z.strictObject({
      periods: z.array(periodId).max(100).default([]),
      format: format.default('html'),
      language: language.default('zh'),
      /** a folder; made when it is not there */
      to: handle.optional()
    }),
    z.strictObject({ reports: z.array(madeReport), bytes: z.number().int(), ms: z.number(), zip: keptFile.nullable() })
  ),
  'report.template.read': query(
    nothing,
    z.strictObject({
      /** in the form of report.yaml */
      yaml: z.string(),
      saved: z.strictObject({ version: z.number().int(), at: z.string(), account: z.string() }).nullable()
    })
  ),
  /** the office's own template; empty text returns to the pack's */
  'report.template.save': query(z.strictObject({ yaml: longText }), z.strictObject({ version: z.number().int() }))
}
