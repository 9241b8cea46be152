/** A unit that sends its workbook twice: figures count once, and what is wrong with one is wrong in both copies. */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCounty, type OpenCounty } from '../support/county.ts'
import { fillWorkbook, sheetRows } from '../support/fill-workbook.ts'

let county: OpenCounty
beforeAll(async () => {
  county = await openCounty()
}, 240_000)
afterAll(() => county.close())

test('[#81] two copies of one workbook are one set of figures, and a contradiction gets in by neither', async () => {
  const { client, engine, home } = county
  const grid = await client.call('points.grid', { period: '2026Q4' })
  const issued = await client.run('points.issue', { period: '2026Q4', units: grid.units.slice(0, 1).map((unit) => unit.id) })
  const form = engine.files.path(issued.files[0]?.handle ?? '')
  const rows = sheetRows(form)
  const at = (point: string) => rows.findIndex((row) => row[3] === point) + 1
  const cells = {
    [`J${at('P001')}`]: 8,
    [`J${at('P011')}`]: 4,
    [`J${at('P012')}`]: 5,
    [`L${at('P001')}`]: '吴敏',
    [`M${at('P001')}`]: '沈立'
  }
  // the copy has a word more, so that it is not the same file
  const copy = { ...cells, [`K${at('P001')}`]: '再报一次' }
  const files = [fillWorkbook(form, join(home, 'first.xlsx'), cells), fillWorkbook(form, join(home, 'copy.xlsx'), copy)]
  const taken = await client.run('points.collect', { files: files.map((file) => engine.files.put(file)), dryRun: false })
  expect(taken.cells.map((cell) => [cell.file, cell.point, cell.kind]).toSorted()).toEqual([
    ['copy.xlsx', 'P011', 'part_over_whole'],
    ['copy.xlsx', 'P012', 'part_over_whole'],
    ['first.xlsx', 'P011', 'part_over_whole'],
    ['first.xlsx', 'P012', 'part_over_whole']
  ])
  expect([taken.written, taken.corrected, taken.unchanged]).toEqual([1, 0, 1])
  const { cells: after, points } = await client.call('points.grid', { period: '2026Q4' })
  const valueOf = (id: string) => after[0]?.values[points.findIndex((point) => point.id === id)]
  expect([valueOf('P001'), valueOf('P011'), valueOf('P012')]).toEqual([8, null, null])
  const audit = await client.call('audit.page', { limit: 50 })
  const told = audit.rows.filter((row) => row.action === 'points.collect')
  expect(told.length).toBe(2)
})
