/** Collecting on the training county over the contract: figures typed into the grid, workbooks handed out, filled in and taken back, letters. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCounty, type OpenCounty } from '../support/county.ts'
import { fillWorkbook, sheetNames, sheetRows } from '../support/fill-workbook.ts'

let county: OpenCounty
beforeAll(async () => {
  county = await openCounty()
}, 120_000)
afterAll(() => county.close())

const call: OpenCounty['client']['call'] = (name, input) => county.client.call(name, input)
const hands = { filledBy: '吴敏', checkedBy: '沈立' }
const period = '2026Q3'

/** The first cell of the grid that `fits`, with its unit and point. */
async function cellWhere(fits: (cell: { state: string; value: number | null; before: number | null; point: string }) => boolean) {
  const grid = await call('points.grid', { period })
  for (const [down, row] of grid.cells.entries()) {
    for (const [across, state] of row.states.entries()) {
      const [unit, point] = [grid.units[down], grid.points[across]]
      const [value, before] = [row.values[across] ?? null, row.before[across] ?? null]
      if (unit !== undefined && point !== undefined && fits({ state, value, before, point: point.id }))
        return { unit, point, value, before, row: row.rows[across] ?? null }
    }
  }
  throw new Error('no such cell')
}
const scoreOf = async (unit: string) => (await call('score.unit', { unit, period })).unit

describe('[F1] the grid of collection points', () => {
  test('units and points with value, state, and who filled and checked; the vault counts some itself, some are not asked of a kind', async () => {
    const grid = await call('points.grid', { period })
    expect([grid.points.length, grid.period, grid.due]).toEqual([202, period, { on: '2026-10-10', issued: false, late: true }])
    const states = new Set(grid.cells.flatMap((row) => row.states))
    expect([...states].toSorted()).toEqual(expect.arrayContaining(['missing', 'other_kind', 'reported']))
    const [unit] = grid.units
    const own = grid.cells[0]
    const asked = own?.states.filter((state) => state !== 'other_kind' && state !== 'counted').length
    expect([unit?.asked, unit?.filled]).toEqual([asked, own?.states.filter((state) => state === 'reported').length])
    const at = own?.states.indexOf('reported') ?? -1
    expect(grid.people[own?.filled[at] ?? -1]).not.toBe(grid.people[own?.checked[at] ?? -1])
    const part = await call('points.grid', { period, department: '组织部', kinds: [unit?.kind ?? ''] })
    expect(part.points.every((point) => point.department === '组织部')).toBe(true)
    expect(part.units.every((one) => one.kind === unit?.kind)).toBe(true)
    expect(part.departments.length).toBe(grid.departments.length)
  })

  test('[F5] a mark of the superior that the vault does not hold is asked of the unit like any other figure', async () => {
    const grid = await call('points.grid', { period })
    const at = grid.points.findIndex((point) => point.id === 'P034')
    const states = grid.cells.map((row) => row.states[at])
    expect(new Set(states)).toEqual(new Set(['reported', 'missing']))
    expect(states.filter((state) => state === 'reported').length).toBeGreaterThan(states.length / 2)
  })

  test('a missing figure is typed in: the score moves, the walk ends at the form with both hands', async () => {
    const { unit, point } = await cellWhere(({ state, point: id }) => state === 'missing' && id !== 'P010' && id !== 'P122')
    const before = await scoreOf(unit.id)
    const done = await call('points.enter', { cells: [{ unit: unit.id, point: point.id, period, value: 0, sure: true }], ...hands })
    expect(done).toMatchObject({ written: 1, corrected: 0, faults: [], questions: [] })
    const grid = await call('points.grid', { period })
    const [down, across] = [grid.units.findIndex((one) => one.id === unit.id), grid.points.findIndex((one) => one.id === point.id)]
    const cells = grid.cells[down]
    expect([cells?.states[across], cells?.values[across], grid.people[cells?.filled[across] ?? -1]]).toEqual(['typed', 0, '吴敏'])
    const view = await call('source.row', { dataset: 'point_value', id: cells?.rows[across] ?? '' })
    expect(view.source).toBeNull()
    expect(view.form).toMatchObject({ id: done.forms[0], org: unit.name, period, filledBy: '吴敏', checkedBy: '沈立' })
    const after = await scoreOf(unit.id)
    expect(after.coverage).toBeGreaterThan(before.coverage)
    const log = await call('audit.page', { action: 'points.enter', limit: 1 })
    expect(log.rows[0]?.subject).toBe(done.forms[0])
  })

  test('a figure that stands is corrected with a reason; the old value stays in the history, and one hand may not do both', async () => {
    const { unit, point, value, row } = await cellWhere(
      (cell) => cell.state === 'reported' && cell.point === 'P001' && (cell.value ?? 0) > 1
    )
    const cells = [{ unit: unit.id, point: point.id, period, value: (value ?? 0) + 1 }]
    await expect(call('points.enter', { cells, ...hands })).rejects.toMatchObject({ value: { code: 'usage' } })
    await expect(call('points.enter', { cells, filledBy: '吴敏', checkedBy: '吴敏', reason: '补报' })).rejects.toMatchObject({
      value: { code: 'usage' }
    })
    const done = await call('points.enter', { cells, ...hands, reason: '漏计一次会议' })
    expect(done).toMatchObject({ written: 0, corrected: 1 })
    const view = await call('source.row', { dataset: 'point_value', id: row ?? '' })
    expect(view.values.find((one) => one.field === 'value')?.value).toBe((value ?? 0) + 1)
    expect(view.history[0]).toMatchObject({ change: 'corrected', reason: '漏计一次会议', values: { value } })
    expect((await call('points.enter', { cells, ...hands })).unchanged).toBe(1)
  })

  test('before anything is written: negative, not whole, over a hundred, part over whole, other kinds; a leap is asked about', async () => {
    const { unit } = await cellWhere((cell) => cell.state === 'reported' && cell.point === 'P001')
    const grid = await call('points.grid', { period })
    const row = grid.cells[grid.units.findIndex((one) => one.id === unit.id)]
    const valueOf = (id: string) => row?.values[grid.points.findIndex((one) => one.id === id)] ?? 0
    const enter = (cells: { point: string; value: number }[], sure = false) =>
      call('points.enter', { cells: cells.map((cell) => ({ ...cell, unit: unit.id, period, sure })), ...hands, reason: '核对' })
    const other = grid.points[row?.states.indexOf('other_kind') ?? -1]?.id ?? ''
    const bad = await enter([
      { point: 'P003', value: -1 },
      { point: 'P006', value: 2.5 },
      { point: 'P010', value: 101 },
      { point: 'P002', value: valueOf('P001') + 5 },
      { point: other, value: 1 },
      { point: 'P999', value: 1 }
    ])
    expect(bad.faults.map((fault) => [fault.point, fault.kind])).toEqual(
      expect.arrayContaining([
        ['P003', 'negative'],
        ['P006', 'not_whole'],
        ['P010', 'over_hundred'],
        ['P002', 'part_over_whole'],
        [other, 'other_kind'],
        ['P999', 'unknown_point']
      ])
    )
    expect(bad.faults.find((fault) => fault.kind === 'part_over_whole')?.detail).toContain('P001')
    expect([bad.written, bad.corrected]).toEqual([0, 0])
    const leap = valueOf('P011') * 10 + 60
    const asked = await enter([{ point: 'P011', value: leap }])
    expect(asked.questions.map((one) => [one.point, one.value])).toEqual([['P011', leap]])
    expect(asked.corrected).toBe(0)
    const again = await call('points.grid', { period })
    expect(again.cells).toEqual(grid.cells)
    expect((await enter([{ point: 'P011', value: leap }], true)).corrected).toBe(1)
  })
})

describe('[#81] issue, urge, collect', () => {
  test('one locked workbook a unit; filled in and taken back, its rows end at file, sheet and line', async () => {
    const grid = await call('points.grid', { period: '2026Q4' })
    const units = grid.units.slice(0, 3).map((unit) => unit.id)
    const issued = await county.client.run('points.issue', { period: '2026Q4', units, dueOn: '2027-01-15' })
    expect([issued.no, issued.files.length, issued.dueOn]).toEqual(['JCD-2026Q4-01', 3, '2027-01-15'])
    const [one, two] = issued.files.map((file) => county.engine.files.path(file.handle))
    const rows = sheetRows(one ?? '')
    expect(rows[3]).toEqual(
      '序号 单位代码 单位名称 监测点编号 监测点名称 责任来源 计量单位 期间 上期数值 数值 说明 填报人 复核人'.split(' ')
    )
    expect([rows.length - 4, rows[4]?.[1], rows[4]?.[3], rows[4]?.[7]]).toEqual([grid.units[0]?.asked, units[0], 'P001', '2026Q4'])
    const at = (point: string) => rows.findIndex((row) => row[3] === point) + 1
    const filled = fillWorkbook(one ?? '', join(county.home, 'a.xlsx'), {
      [`J${at('P001')}`]: 8,
      [`J${at('P002')}`]: '８',
      [`J${at('P003')}`]: '约5',
      [`J${at('P006')}`]: '3万元',
      [`J${at('P011')}`]: 4,
      [`J${at('P012')}`]: 5,
      [`K${at('P021')}`]: '本季未开展',
      [`L${at('P001')}`]: '吴敏',
      [`M${at('P001')}`]: '沈立'
    })
    const files = [county.engine.files.put(filled)]
    const seen = await county.client.run('points.collect', { files })
    expect(seen.files).toMatchObject([{ state: 'good', recipient: grid.units[0]?.name, issue: issued.no, filled: 3, refused: 4 }])
    expect(seen.cells.map((cell) => [cell.cell, cell.point, cell.said, cell.kind])).toEqual(
      expect.arrayContaining([
        [`J${at('P003')}`, 'P003', '约5', 'not_number'],
        [`J${at('P006')}`, 'P006', '3万元', 'ten_thousand'],
        [`J${at('P011')}`, 'P011', '4', 'part_over_whole'],
        [`J${at('P012')}`, 'P012', '5', 'part_over_whole']
      ])
    )
    expect(seen.missing.map((missing) => missing.recipient)).toEqual(grid.units.slice(1, 3).map((unit) => unit.name))
    expect((await call('points.grid', { period: '2026Q4' })).cells).toEqual(grid.cells)
    const taken = await county.client.run('points.collect', { files, dryRun: false })
    expect([taken.written, taken.imports.length]).toEqual([3, 1])
    const after = await call('points.grid', { period: '2026Q4' })
    const across = after.points.findIndex((point) => point.id === 'P002')
    expect([after.cells[0]?.states[across], after.cells[0]?.values[across]]).toEqual(['reported', 8])
    const view = await call('source.row', { dataset: 'point_value', id: after.cells[0]?.rows[across] ?? '' })
    expect(view.source).toMatchObject({ file: 'a.xlsx', sheet: '填报表', line: at('P002') })
    expect(view.source?.cells.find((cell) => cell.header === '数值')).toMatchObject({ raw: '８', recognised: '8', letter: 'J' })
    expect(view.values.find((value) => value.field === 'checked_by')?.value).toBe('沈立')
    const again = await county.client.run('points.collect', { files, dryRun: false })
    expect([again.written, again.unchanged, again.imports]).toEqual([0, 3, []])
    const status = await call('points.status', { period: '2026Q4' })
    expect(status.issues[0]?.sheets.map((sheet) => [sheet.returnedAt !== null, sheet.filled])).toEqual([
      [true, 2],
      [false, 0],
      [false, 0]
    ])
    expect(two).toBeDefined()
  })

  test('clashes: two files of one unit, and a value that stands; replaced only with a reason, the old value kept', async () => {
    const grid = await call('points.grid', { period: '2026Q4' })
    const issued = await county.client.run('points.issue', { period: '2026Q4', units: grid.units.slice(0, 2).map((unit) => unit.id) })
    const [one, two] = issued.files.map((file) => county.engine.files.path(file.handle))
    const rows = sheetRows(two ?? '')
    const at = (point: string) => rows.findIndex((row) => row[3] === point) + 1
    const said = { [`L${at('P001')}`]: '吴敏', [`M${at('P001')}`]: '沈立' }
    const fill = (from: string | undefined, name: string, value: number) =>
      county.engine.files.put(fillWorkbook(from ?? '', join(county.home, name), { ...said, [`J${at('P001')}`]: value }))
    const files = [fill(two, 'b1.xlsx', 7), fill(two, 'b2.xlsx', 9), fill(one, 'a2.xlsx', 9)]
    const seen = await county.client.run('points.collect', { files, period: '2026Q4' })
    expect(seen.cells.map((cell) => [cell.file, cell.kind, cell.detail])).toEqual([
      ['b1.xlsx', 'between_files', `b2.xlsx J${at('P001')}: 9`],
      ['b2.xlsx', 'between_files', `b1.xlsx J${at('P001')}: 7`],
      ['a2.xlsx', 'against_vault', '8 → 9']
    ])
    expect(seen.written + seen.corrected).toBe(0)
    await expect(county.client.run('points.collect', { files: files.slice(2), dryRun: false, replace: true })).rejects.toMatchObject({
      value: { code: 'usage' }
    })
    const put = await county.client.run('points.collect', { files: files.slice(2), dryRun: false, replace: true, reason: '单位更正报表' })
    expect([put.corrected, put.written]).toEqual([1, 0])
    const after = await call('points.grid', { period: '2026Q4' })
    const view = await call('source.row', { dataset: 'point_value', id: after.cells[0]?.rows[0] ?? '' })
    expect([view.source?.file, view.history[0]?.values['value'], view.history[0]?.reason]).toEqual(['a2.xlsx', 8, '单位更正报表'])
    const other = await county.client.run('points.collect', { files: files.slice(0, 1), period: '2026Q3' })
    expect(other.files[0]).toMatchObject({ state: 'wrong_period', detail: '2026Q4' })
  })

  test('a file of an older issue, an altered one, a foreign one and one that cannot be read are told apart; nothing of them is taken', async () => {
    const period2 = '2027Q1'
    const grid = await call('points.grid', { period: period2 })
    const units = grid.units.slice(0, 1).map((unit) => unit.id)
    const old = await county.client.run('points.issue', { period: period2, units })
    const issued = await county.client.run('points.issue', { period: period2, units })
    const path = county.engine.files.path(issued.files[0]?.handle ?? '')
    const hand = { L5: '吴敏', M5: '沈立', J5: 5 }
    const put = (name: string, from: string, cells: Record<string, string | number>, sheet?: string) =>
      county.engine.files.put(fillWorkbook(from, join(county.home, name), cells, sheet))
    const files = [
      put('old.xlsx', county.engine.files.path(old.files[0]?.handle ?? ''), hand),
      put('point.xlsx', path, { ...hand, D5: 'P002' }),
      put('before.xlsx', path, { ...hand, I5: 77 }),
      put('period.xlsx', path, { B4: '2026Q4' }, '下发信息'),
      put('extra.xlsx', path, { ...hand, N4: '另加一栏', N5: 1 }),
      put('good.xlsx', path, hand),
      county.engine.files.put(join(import.meta.dirname, 'points.test.ts'))
    ]
    const seen = await county.client.run('points.collect', { files, dryRun: false })
    expect(seen.files.map((file) => [file.file, file.state])).toEqual([
      ['old.xlsx', 'old_issue'],
      ['point.xlsx', 'altered'],
      ['before.xlsx', 'altered'],
      ['period.xlsx', 'altered'],
      ['extra.xlsx', 'altered'],
      ['good.xlsx', 'good'],
      ['points.test.ts', 'not_issued']
    ])
    expect([seen.written, seen.imports.length]).toEqual([1, 1])
    expect(seen.files[1]?.detail).toBe('B5')
  })

  test('one workbook a department that collects, and a letter to those who have not reported', async () => {
    const issued = await county.client.run('points.issue', { period: '2027Q2', recipients: 'department' })
    const grid = await call('points.grid', { period: '2027Q2' })
    expect(issued.files).toHaveLength(grid.departments.filter((one) => one.asked > 0).length)
    const archive = readFileSync(county.engine.files.path(issued.archive.handle))
    expect(archive.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004')
    const rows = sheetRows(county.engine.files.path(issued.files[0]?.handle ?? '')).slice(4)
    expect(new Set(rows.map((row) => row[1])).size).toBe(grid.units.length)
    const urged = await call('points.urge', { period })
    const letter = readFileSync(county.engine.files.path(urged.letter.handle), 'utf8')
    expect(letter).toContain('关于报送2026年第3季度监测点数据的催报函')
    for (const one of urged.missing) expect(letter).toContain(one.recipient)
    expect(urged.missing.every((one) => one.asked - one.filled === one.points.length)).toBe(true)
    const exports = await call('export.list', { limit: 3 })
    expect(exports.rows.map((row) => row.kind)).toEqual(expect.arrayContaining(['letter', 'points']))
  })
})

describe('[#82] from coverage to a request letter', () => {
  test('what would let most models run is asked for: letter, list, and a blank table that the import knows by its headers', async () => {
    const { client, engine } = county
    await client.call('vault.lock', {})
    await client.call('vault.create', {
      name: 'empty',
      identity: { unit: '云溪县纪委监委' },
      passphrase: 'another passphrase',
      packs: ['land']
    })
    const { missing } = await client.call('model.coverage', {})
    const made = await client.call('coverage.request', { to: '<b>县自然资源局</b>' })
    const letter = readFileSync(engine.files.path(made.letter.handle), 'utf8')
    expect(letter).toContain('关于商请提供数据的函')
    expect(letter).toContain('&lt;b&gt;县自然资源局&lt;/b&gt;')
    expect(made.fields).toBeGreaterThan(0)
    const list = sheetRows(engine.files.path(made.list.handle), '对照清单')
    expect(list.length - 1).toBe(made.fields)
    expect(missing.map((one) => one.what)).toEqual(expect.arrayContaining(list.slice(1).map((row) => row[2])))
    const models = sheetRows(engine.files.path(made.list.handle), '合计')
    expect(models.length - 1).toBe(made.models)
    expect(made.models).toBeGreaterThan(5)
    const path = engine.files.path(made.table.handle)
    const [sheet = ''] = sheetNames(path)
    const filled = fillWorkbook(path, join(county.home, 'blank.xlsx'), { A2: '甲-001', B2: '某某项目', C2: '某局' }, sheet)
    const preview = await client.call('import.preview', { file: engine.files.put(filled) })
    expect(preview.mapping).not.toBeNull()
    await expect(client.call('coverage.request', { what: ['nothing.here'] })).rejects.toMatchObject({ value: { code: 'unknown_id' } })
  })
})
