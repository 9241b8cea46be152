/** What stands around an import: repair desk, source line, preview and saved mappings, intakes, typed-in figures, identity numbers. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importPreview, sourceView } from '../../../../shared/ipc/commands/intake.ts'
import { withCheckDigit } from '../../../../shared/domain/value/parse-id-number.ts'
import { correctFigure, enterFigure } from './figure.ts'
import { countsOf, newDesk, type Desk } from './import-fixture.ts'
import { importFiles } from './import-ledger.ts'
import { createIntake, intakeSheet } from './intake.ts'
import { previewFile } from './preview.ts'
import { dismissQuarantine, listQuarantine, repairQuarantine } from './quarantine.ts'
import { listMappings, saveMapping } from './save-mapping.ts'
import { unsealIdNumber } from './seal-identity.ts'
import { readSourceLine } from './source-line.ts'

let desk: Desk
beforeEach(async () => {
  desk = await newDesk()
})
afterEach(() => desk.close())
const page = { offset: 0, limit: 100 }
const header = '项目编码,项目名称,建设单位,核定概算,立项日期'

describe('the repair desk', () => {
  beforeEach(() =>
    desk.take('项目.csv', [
      header,
      'XM1,甲路,云溪县住建局,1,2024-02-30',
      'XM2,乙路,云溪县住建局,1,2024-02-30',
      'XM3,丙路,云溪县住建局,很多,2024-02-30'
    ])
  )

  test('[#3] lists file, line, column, value and reason; one repair applies everywhere, what still fails shows its next fault', () => {
    const { rows, total } = listQuarantine(desk.vault.reader, desk.packSet, { state: 'open' }, page)
    expect({ total, first: rows[0] }).toMatchObject({
      total: 3,
      first: {
        file: '项目.csv',
        line: 2,
        column: '立项日期',
        field: 'opened',
        value: '2024-02-30',
        reason: 'no_such_day',
        detailZh: '没有这一天'
      }
    })
    const third = rows[2]?.id ?? 0
    expect(repairQuarantine(desk.vault, desk.packSet, { id: third, column: '核定概算', value: '5' }, desk.by)).toEqual({
      repaired: 0,
      still: 1
    })
    expect(
      repairQuarantine(
        desk.vault,
        desk.packSet,
        { id: rows[0]?.id ?? 0, column: '立项日期', value: '2024-02-29', everywhere: true },
        desk.by
      )
    ).toEqual({
      repaired: 3,
      still: 0
    })
    expect(desk.rows('SELECT code, opened, approved_budget AS fen FROM matter ORDER BY code')).toEqual([
      { code: 'XM1', opened: '2024-02-29', fen: 100 },
      { code: 'XM2', opened: '2024-02-29', fen: 100 },
      { code: 'XM3', opened: '2024-02-29', fen: 500 }
    ])
    expect(desk.rows("SELECT json_extract(cells, '$[4]') AS was FROM sys_source ORDER BY line LIMIT 1")).toEqual([{ was: '2024-02-30' }])
  })

  test('a line set aside keeps its reason and cannot be repaired any more; the audit log knows', () => {
    const [first] = listQuarantine(desk.vault.reader, desk.packSet, {}, page).rows
    expect(dismissQuarantine(desk.vault, [first?.id ?? 0], '重复报送', desk.by)).toEqual({ dismissed: 1 })
    expect(() =>
      repairQuarantine(desk.vault, desk.packSet, { id: first?.id ?? 0, column: '立项日期', value: '2024-02-29' }, desk.by)
    ).toThrow('已经处理过')
    expect(desk.rows(`SELECT detail FROM sys_quarantine WHERE state = 'dismissed'`)).toEqual([{ detail: '重复报送' }])
    expect(desk.rows(`SELECT action FROM sys_audit WHERE action LIKE 'quarantine%'`)).toEqual([{ action: 'quarantine.dismiss' }])
  })
})

describe('the source line', () => {
  test('[#9] a row shows file, hash, sheet, line, column letters, cells, what was recognised, import, intake and history', async () => {
    const form = {
      provider: '云溪县发改局',
      letter: '云发改函〔2024〕5号',
      approver: '王主任',
      receiverA: '甲',
      receiverB: '乙',
      medium: '光盘',
      receivedOn: '2024-03-01',
      note: ''
    }
    const intake = createIntake(desk.vault, form, desk.by)
    await desk.take('旧.csv', [header, 'XM1,甲路,云溪县住建局,1万元,2024-01-02'], { intakeId: intake.id })
    await desk.take('新.csv', [header, '', 'XM1,甲路改,云溪县住建局,2万元,2024-01-02'], { intakeId: intake.id })
    const [row] = desk.rows<{ id: string }>('SELECT id FROM matter')
    const view = readSourceLine(desk.vault.reader, desk.packSet, 'matter', row?.id ?? '')
    expect(sourceView.safeParse(view).error).toBeUndefined()
    expect(view.source).toMatchObject({
      file: '新.csv',
      line: 3,
      mapping: 'project-ledger',
      intake: '2024-0001',
      provider: '云溪县发改局',
      letter: '云发改函〔2024〕5号'
    })
    expect(view.source?.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(view.source?.cells.slice(1, 4)).toEqual([
      { letter: 'B', header: '项目名称', raw: '甲路改', recognised: '甲路改', fields: ['name'] },
      { letter: 'C', header: '建设单位', raw: '云溪县住建局', recognised: null, fields: [] },
      { letter: 'D', header: '核定概算', raw: '2万元', recognised: '2000000', fields: ['approved_budget'] }
    ])
    expect(view.history.map(({ change, values }) => [change, values['name'], values['approved_budget']])).toEqual([
      ['changed', '甲路', 1_000_000]
    ])
    expect(view.values.find((value) => value.field === 'org_id')?.shown).toBe('云溪县住建局')
    const sheet = intakeSheet(desk.vault.reader, intake.id)
    expect({ ...sheet.intake, files: sheet.imports.map((one) => one.file) }).toMatchObject({
      ...form,
      no: '2024-0001',
      imports: 2,
      files: ['旧.csv', '新.csv']
    })
  })

  test('[#70] receiving takes two people', () => {
    const form = {
      provider: '',
      letter: '',
      approver: '',
      receiverA: '甲',
      receiverB: '甲',
      medium: '',
      receivedOn: '2024-03-01',
      note: ''
    }
    expect(() => createIntake(desk.vault, form, desk.by)).toThrow('两名接收人不能是同一人')
  })

  test('a typed-in figure ends at its form, with who filled, who checked and every correction', async () => {
    await desk.take('单位.csv', ['单位名称,单位类别', '云溪县住建局,政府部门'])
    const [org] = desk.rows<{ id: string }>('SELECT id FROM org')
    const entry = { name: '责任清单', org: org?.id ?? '', period: '2024Q1', periodEnd: '2024-03-31', filledBy: '张三', checkedBy: '李四' }
    const { figures } = enterFigure(
      desk.vault,
      desk.packSet,
      { ...entry, figures: [{ item: 'P029', value: 12, unit: '项', note: '' }] },
      desk.by
    )
    correctFigure(desk.vault, desk.packSet, { id: figures[0] ?? '', value: 11, reason: '重复计算一项' }, desk.by)
    const view = readSourceLine(desk.vault.reader, desk.packSet, 'figure', figures[0] ?? '')
    expect(sourceView.safeParse(view).error).toBeUndefined()
    expect(view).toMatchObject({
      source: null,
      form: { name: '责任清单', org: '云溪县住建局', period: '2024Q1', filledBy: '张三', checkedBy: '李四', attachment: null },
      history: [{ change: 'corrected', reason: '重复计算一项', values: { value: 12 } }]
    })
    expect(() => enterFigure(desk.vault, desk.packSet, { ...entry, figures: [] }, desk.by)).toThrow('已经录入')
    expect(() => enterFigure(desk.vault, desk.packSet, { ...entry, period: 'x', checkedBy: '张三', figures: [] }, desk.by)).toThrow(
      '不能是同一人'
    )
  })
})

test('[#80] id numbers: keyed hash and mask in the data, whole only under seal, masked in the source line; ruined ones are told', async () => {
  const id = withCheckDigit('33048119900101123')
  const outcome = await desk.take('名册.csv', [
    '姓名,单位,身份证号',
    `张 三,云溪县住建局,${id}`,
    '李四,云溪县住建局,3.30481E+17',
    `王五,云溪县住建局,${id.slice(0, 17)}${id.endsWith('1') ? '2' : '1'}`
  ])
  expect(countsOf(outcome)).toEqual([3, 1, 0, 0, 0, 2])
  expect(desk.rows('SELECT reason FROM sys_quarantine ORDER BY id')).toEqual([{ reason: 'ruined_by_excel' }, { reason: 'check_digit' }])
  const [person] = desk.rows<{ id: string; name: string; id_hash: string; id_mask: string }>(
    'SELECT id, name, id_hash, id_mask FROM person'
  )
  expect(person).toMatchObject({ name: '张三', id_mask: `330481********${id.slice(14)}` })
  const [sealed] = desk.rows<{ id_hash: string; sealed: Buffer }>('SELECT id_hash, sealed FROM sys_identity')
  expect(sealed?.id_hash).toBe(person?.id_hash)
  const keys = (purpose: string): Buffer => desk.vault.macKey(purpose)
  expect(unsealIdNumber(keys, sealed?.id_hash ?? '', sealed?.sealed ?? Buffer.alloc(0))).toBe(id)
  expect(() => unsealIdNumber(keys, 'other', sealed?.sealed ?? Buffer.alloc(0))).toThrow('不一致')
  const view = JSON.stringify(readSourceLine(desk.vault.reader, desk.packSet, 'person', person?.id ?? ''))
  expect(view.includes(id)).toBe(false)
  expect(view).toContain('330481********')
})

describe('preview and own mappings', () => {
  test('[#1] shows candidates, what each lacks, and every cell with value, unit and problem', async () => {
    const file = desk.write('预览.csv', '项目编码,项目名称,建设单位,核定概算（万元）,立项日期\nXM1,甲路,云溪县住建局,1.5,2024-02-30\n')
    const preview = await previewFile(desk.vault, desk.packSet, { path: file })
    expect(importPreview.safeParse(preview).error).toBeUndefined()
    expect(preview).toMatchObject({ format: 'csv', mapping: 'project-ledger', problems: 1, sheets: [{ headerLine: 1 }] })
    expect(preview.rows[0]?.cells.slice(3)).toEqual([
      { raw: '1.5', value: '1500000', problem: null },
      { raw: '2024-02-30', value: null, problem: '没有这一天' }
    ])
    expect(preview.fields.find((field) => field.field === 'approved_budget')).toMatchObject({ column: '核定概算（万元）', unit: 'wan' })
    expect(preview.candidates.find((one) => one.mapping === 'contract-ledger')).toMatchObject({
      fits: false,
      missing: ['合同编号', '承包单位', '合同金额']
    })
    expect(desk.rows('SELECT COUNT(*) AS n FROM sys_import')).toEqual([{ n: 0 }])
  })

  test('[#2] a mapping made on screen is saved with a version and used', async () => {
    const lines = ['编号,工程,业主方,概算', 'XM1,甲路,云溪县住建局,3']
    await expect(desk.take('土.csv', lines)).rejects.toMatchObject({ value: { code: 'no_mapping' } })
    const pick = (as: string, field: string, column: string, unit: 'wan' | null = null) => ({ as, field, column, unit })
    const columns = [
      pick('matter', 'code', '编号'),
      pick('matter', 'name', '工程'),
      pick('org', 'name', '业主方'),
      pick('matter', 'approved_budget', '概算', 'wan')
    ]
    const draft = { base: 'project-ledger', id: 'own-projects', nameZh: '本县项目表', nameEn: 'Our projects', columns }
    const preview = await previewFile(desk.vault, desk.packSet, { path: desk.write('土2.csv', lines.join('\n')) }, { draft })
    expect(preview.rows[0]?.cells[3]).toEqual({ raw: '3', value: '3000000', problem: null })
    expect(saveMapping(desk.vault, desk.packSet, draft, desk.by)).toEqual({ id: 'own-projects', version: 1 })
    expect(saveMapping(desk.vault, desk.packSet, draft, desk.by)).toEqual({ id: 'own-projects', version: 2 })
    expect(listMappings(desk.vault.reader, desk.packSet).find((one) => one.own)).toMatchObject({ id: 'own-projects', version: 2 })
    const outcome = await desk.take('土.csv', lines)
    expect([outcome.mapping, ...countsOf(outcome)]).toEqual(['own-projects', 1, 1, 0, 0, 0, 0])
    expect(desk.rows('SELECT approved_budget AS fen FROM matter')).toEqual([{ fen: 3_000_000 }])
    expect(() => saveMapping(desk.vault, desk.packSet, { ...draft, id: 'project-ledger' }, desk.by)).toThrow('不能覆盖')
  })

  test('[#2] fields of one name are told apart by the column each looks for', async () => {
    const file = desk.write('合同.csv', '合同编号,合同名称,发包单位,承包单位,合同金额\nHT-1,路面,云溪县住建局,云溪恒筑公司,1\n')
    const { fields, mapping } = await previewFile(desk.vault, desk.packSet, { path: file })
    expect(mapping).toBe('contract-ledger')
    const names = fields.map((field) => field.nameZh)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toEqual(expect.arrayContaining(['单位名称（发包单位）', '名称（承包单位）', '合同编号', '合同编号（主合同编号）']))
  })

  test('[#2] a date form chosen on screen reads what would be set aside, in the preview and in the import', async () => {
    const lines = [header, 'XM1,甲路,云溪县住建局,1,03/04/2024']
    const choice = { as: 'matter', field: 'opened', column: '立项日期', unit: null, dates: 'day_first' as const }
    const draft = { base: 'project-ledger', id: 'day-first', nameZh: '日在前', nameEn: 'Day first', columns: [choice] }
    const file = { path: desk.write('日.csv', lines.join('\n')) }
    expect((await previewFile(desk.vault, desk.packSet, file)).rows[0]?.cells[4]).toMatchObject({ value: null })
    expect((await previewFile(desk.vault, desk.packSet, file, { draft })).rows[0]?.cells[4]).toMatchObject({ value: '2024-04-03' })
    saveMapping(desk.vault, desk.packSet, draft, desk.by)
    const outcome = await desk.take('日2.csv', lines, { mapping: 'day-first' })
    expect(countsOf(outcome)).toEqual([1, 1, 0, 0, 0, 0])
    expect(desk.rows('SELECT opened FROM matter')).toEqual([{ opened: '2024-04-03' }])
  })

  test('[#2] of several files, each is read by the mapping chosen for it, not by the one that fits best', async () => {
    const columns = [
      { as: 'matter', field: 'code', column: '项目编码', unit: null },
      { as: 'matter', field: 'name', column: '项目名称', unit: null },
      { as: 'org', field: 'name', column: '建设单位', unit: null },
      { as: 'matter', field: 'approved_budget', column: '核定概算', unit: 'wan' as const }
    ]
    saveMapping(desk.vault, desk.packSet, { base: 'project-ledger', id: 'in-wan', nameZh: '万元表', nameEn: 'In wan', columns }, desk.by)
    const wan = desk.write('甲.csv', `${header}\nXM1,甲路,云溪县住建局,3,2024-01-02\n`)
    const yuan = desk.write('乙.csv', `${header}\nXM2,乙路,云溪县住建局,3,2024-01-02\n`)
    const files = [
      { path: wan, mapping: 'in-wan' },
      { path: yuan, mapping: 'project-ledger' }
    ]
    const { imports } = await importFiles(desk.vault, desk.packSet, files, desk.by)
    expect(imports.map((one) => one.mapping)).toEqual(['in-wan', 'project-ledger'])
    expect(desk.rows('SELECT code, approved_budget AS fen FROM matter ORDER BY code')).toEqual([
      { code: 'XM1', fen: 3_000_000 },
      { code: 'XM2', fen: 300 }
    ])
  })
})
