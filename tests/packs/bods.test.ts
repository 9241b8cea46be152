/** Statements of ownership reach the models: who holds a bidder or a supplier by a statement is compared as one in the register of shareholders is. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { climbOwnership } from '../../electron/engine/services/graph/climb-ownership.ts'
import { readSourceLine } from '../../electron/engine/services/import/source-line.ts'
import { withCheckDigit } from '../../shared/domain/value/parse-id-number.ts'
import { modelDesk, type ModelDesk } from '../support/model-desk.ts'

const id = withCheckDigit('33048119700101123')
const [one, two, three] = ['云溪县恒信建设有限公司', '云溪县众诚建设有限公司', '云溪县永固建设有限公司']
let desk: ModelDesk
beforeEach(async () => {
  desk = await modelDesk(['core', 'engineering', 'soe', 'bods'])
  await desk.bring('项目.csv', ['项目编码,项目名称,建设单位,核定概算,立项日期', 'X1,县道改造,云溪县交通局,900000000,2024-01-02'])
  await desk.bring('招标.csv', ['标段编号,标段名称,招标方式,项目编码,开标时间', 'T1,一标段,公开招标,X1,2025-03-01 09:00:00'])
  await desk.bring('投标.csv', ['标段编号,投标人,投标报价,是否中标', `T1,${one},100,是`, `T1,${two},110,否`, `T1,${three},120,否`])
})
afterEach(() => desk.close())

/** 张三 (with or without an id number) holds of each firm what is stated; `version` tells later files apart. */
async function state(version: number, held: Readonly<Record<string, object>>, identifiers: readonly object[] = [{ id }]): Promise<void> {
  const about = (record: string, recordType: string, recordDetails: object) => ({
    statementId: `${record}-${version}`,
    recordId: record,
    recordType,
    recordStatus: version === 1 ? 'new' : 'updated',
    statementDate: `202${version}-01-01`,
    recordDetails
  })
  const firms = Object.entries(held)
  const statements = [
    about('P', 'person', { personType: 'knownPerson', names: [{ type: 'legal', fullName: '张三' }], identifiers }),
    ...firms.map(([name]) => about(name, 'entity', { entityType: { type: 'registeredEntity' }, name })),
    ...firms.map(([name, share]) =>
      about(`h-${name}`, 'relationship', {
        subject: name,
        interestedParty: 'P',
        interests: [{ type: 'shareholding', directOrIndirect: 'direct', startDate: '2020-01-01', ...share }]
      })
    )
  ]
  await desk.takeFile(desk.write(`bods-${version}.json`, JSON.stringify(statements, null, 1)))
}
const exact = (share: number) => ({ share: { exact: share } })
const linked = async () => {
  await desk.check('2026-06-30', 'engineering')
  return desk.found().filter((found) => found.model === 'eng-affiliated-bidders')
}
const relations = () =>
  desk.rows<{ id: string; name: string; kind: string; share_pct: number | null }>(
    'SELECT id, name, kind, share_pct FROM relation ORDER BY record'
  )

test('[#35] [#1] two bidders held by one person of a statement: the model finds them, its rows lead to the lines, the chain counts once', async () => {
  await state(1, { [one]: exact(60), [two]: exact(30), [three]: exact(20) })
  const [found, ...more] = await linked()
  expect([found?.sentence.includes('同一人持股'), found?.figures['bidders'], more]).toEqual([true, 2, []])

  const [relation] = relations()
  const { source } = readSourceLine(desk.vault.reader, desk.packSet, 'relation', relation?.id ?? '')
  expect([source?.file, source?.sheet]).toEqual(['bods-1.json', 'relationships'])
  expect(JSON.stringify(source)).not.toContain(id)
  const stored = desk.rows<Record<string, unknown>>('SELECT * FROM relation').flatMap(Object.values)
  expect(stored.some((value) => String(value).includes(id))).toBe(false)

  const [firm] = desk.rows<{ id: string }>('SELECT id FROM party WHERE name = ?', one)
  const { ownership } = climbOwnership(desk.vault.reader, desk.packSet, { kind: 'party', id: firm?.id ?? '' }, '2026-06-30', 10)
  expect(ownership.holders.map(({ share }) => share)).toEqual([60])
})

test('[#35] a later statement with another share is what is judged; a range or no share is none; nobody is compared by name', async () => {
  await state(1, { [one]: exact(60), [two]: exact(30) })
  expect(await linked()).toHaveLength(1)
  await state(2, { [one]: exact(60), [two]: exact(10) })
  expect(relations().map((row) => row.share_pct)).toEqual([10, 60])
  expect(await linked()).toEqual([])
  await state(3, { [one]: exact(60), [two]: { share: { minimum: 25, maximum: 50 } } })
  expect(relations().map((row) => [row.kind, row.share_pct])).toEqual([
    ['holding', null],
    ['shareholder', 60]
  ])
  expect(await linked()).toEqual([])
})

test('[#35] a person without an id number stands in no relation', async () => {
  await state(1, { [one]: exact(60), [two]: exact(60) }, [{ id: 'PPS7788991' }])
  expect([relations(), await linked()]).toEqual([[], []])
})

test('[#35] a manager who by a statement holds a supplier of the firm they run is found', async () => {
  await desk.bring('单位.csv', ['单位名称,单位类别', '云溪城投集团,国企'])
  await desk.bring('名册.csv', ['姓名,单位,身份证号,职务', `张三,云溪城投集团,${id},副总经理`])
  await desk.bring('任免.csv', ['姓名,单位,职务,任职日期,身份证号,岗位层级', `张三,云溪城投集团,副总经理,2020-01-01,${id},分管领导`])
  await desk.bring('合同.csv', [
    '合同编号,合同名称,承包单位,合同金额,发包单位,签订日期',
    `H1,钢材采购,${one},500000,云溪城投集团,2025-06-01`
  ])
  const related = async () => {
    await desk.check('2026-06-30', 'soe')
    return desk.found().filter((found) => found.model === 'soe-related-party')
  }
  expect(await related()).toEqual([])
  await state(1, { [one]: exact(30) })
  const [found, ...more] = await related()
  expect([found?.subject, found?.figures['role_zh'], more]).toEqual(['张三', '股东', []])
})
