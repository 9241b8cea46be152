/** A report → file in the form asked for. Written under the name given, which is a draft's: whoever asked renames it when all is well. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { ReportDocument } from '../../../../shared/domain/report/document.ts'
import type { ReportFormat } from '../../../../shared/ipc/commands/report.ts'
import { diskError } from '../bundle/disk-error.ts'
import { writeTable } from '../write-table.ts'
import { renderReportDocx } from './report-docx.ts'
import { renderReportHtml } from './report-html.ts'
import { reportSheets } from './report-sheets.ts'

export interface WrittenReport {
  readonly bytes: number
  readonly sha256: string
}

/** Throws `no_printer`, `disk_full`, `bad_file`. */
export async function writeReport(
  file: string,
  report: ReportDocument,
  format: ReportFormat,
  printPdf: (html: string) => Promise<Uint8Array>
): Promise<WrittenReport> {
  if (format === 'xlsx') {
    const { bytes, sha256 } = await writeTable(file, reportSheets(report), { format: 'xlsx' }).catch((error: unknown) => {
      throw diskError(error, file)
    })
    return { bytes, sha256 }
  }
  const content = await contentOf(report, format, printPdf)
  await writeFile(file, content, { mode: 0o600 }).catch((error: unknown) => {
    throw diskError(error, file)
  })
  return { bytes: content.byteLength, sha256: createHash('sha256').update(content).digest('hex') }
}

function contentOf(
  report: ReportDocument,
  format: 'html' | 'pdf' | 'docx',
  printPdf: (html: string) => Promise<Uint8Array>
): Promise<Uint8Array> {
  switch (format) {
    case 'html':
      return Promise.resolve(Buffer.from(renderReportHtml(report), 'utf8'))
    case 'pdf':
      return printPdf(renderReportHtml(report))
    case 'docx':
      return renderReportDocx(report)
  }
}
