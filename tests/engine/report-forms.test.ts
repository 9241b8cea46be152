/** No form of an examination report runs anything on the reader's machine, whatever the data says. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderReportDocx } from '../../electron/engine/io/report/report-docx.ts'
import { renderReportHtml } from '../../electron/engine/io/report/report-html.ts'
import { reportSheets } from '../../electron/engine/io/report/report-sheets.ts'
import { writeTable } from '../../electron/engine/io/write-table.ts'
import type { ReportDocument } from '../../shared/domain/report/document.ts'
import { sheetsOf, wordFile } from '../support/report-file.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianjing-forms-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)

describe('[#50] values from data never run', () => {
  const hostile = '=HYPERLINK("http://x","y")<script>alert(1)</script>"}*{display:none}\u202E'
  const report: ReportDocument = {
    language: 'zh',
    title: hostile,
    unit: hostile,
    period: hostile,
    marking: hostile,
    foot: hostile,
    note: hostile,
    cover: [[hostile, hostile]],
    contents: '目录',
    sections: [
      {
        id: 'one',
        title: hostile,
        blocks: [
          { kind: 'text', text: hostile },
          { kind: 'list', items: [hostile] },
          { kind: 'sign', lines: [hostile], date: hostile },
          {
            kind: 'chart',
            chart: { kind: 'trend', title: hostile, own: hostile, peers: hostile, points: [{ label: hostile, score: 50, median: null }] }
          },
          {
            kind: 'table',
            name: '表',
            columns: [
              { label: hostile, width: 1 },
              { label: 'n', width: 1, right: true }
            ],
            rows: [[hostile, { value: 12.5, text: '12.5' }]],
            none: ''
          }
        ]
      }
    ],
    of: { page: '页', chartElsewhere: '' }
  }

  test('a page has no script, no address, and a style sheet that no text can leave', () => {
    const html = renderReportHtml(report)
    const style = /<style>(?<style>.*?)<\/style>/su.exec(html)?.groups?.['style'] ?? ''
    expect(html.match(/<script|javascript:|<link|<img|<iframe| on\w+=|src=|url\(/giu)).toBeNull()
    expect(style).not.toContain('display:none}\u202E')
    expect(style).not.toContain('HYPERLINK')
    expect(html).toContain("default-src 'none'")
    expect(html).not.toContain('\u202E')
  })

  test('a workbook holds formulas as text and figures as numbers', async () => {
    const path = at('hostile.xlsx')
    await writeTable(path, reportSheets(report), { format: 'xlsx' })
    const table = (await sheetsOf(path)).get('表')
    expect(table?.rows[0]).toEqual([`'${hostile}`, 12.5])
    const parts = unzipSync(readFileSync(path))
    const formulas = Object.entries(parts).filter(
      ([name, bytes]) => name.endsWith('.xml') && new TextDecoder().decode(bytes).includes('<f>')
    )
    expect(formulas).toEqual([])
  })

  test('a Word file keeps it as text', async () => {
    const path = at('hostile.docx')
    writeFileSync(path, await renderReportDocx(report))
    const { text, fields } = wordFile(path)
    expect(text).toContain('=HYPERLINK("http://x","y")<script>')
    expect(fields).toEqual(['PAGE', 'NUMPAGES'])
  })
})
