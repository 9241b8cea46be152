/** Kinds of clean-governance unit as data: the training county by them, a register that says otherwise, an office's own ninth kind, packs that clash. */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shippedPacks } from '../../electron/engine/services/import/import-fixture.ts'
import { loadPacks } from '../../electron/engine/packs/load-packs.ts'
import { memorySource } from '../../electron/engine/packs/pack-source.ts'
import { cleanKindOf } from '../../shared/packs/clean-kinds.ts'
import { openScoreDesk, type ScoreDesk } from '../support/score-desk.ts'

let desk: ScoreDesk
beforeAll(async () => {
  desk = await openScoreDesk()
}, 300_000)
afterAll(() => desk.county.close())

const byName = async (): Promise<Readonly<Record<string, string>>> => {
  const { units } = await desk.call('score.table', { period: '2026Q3' })
  return Object.fromEntries(units.map((unit) => [unit.name, unit.clean]))
}

test('[F6] Zhejiang’s eight are declared; units stand in them by what the register says, else by their kind', async () => {
  const { cleanKinds, units } = await desk.call('score.table', { period: '2026Q3' })
  expect(cleanKinds.map((kind) => kind.name.zh)).toEqual(
    ['机关', '国企', '民企', '村居', '学校', '医院', '交通', '文化'].map((kind) => `清廉${kind}`)
  )
  expect(await byName()).toMatchObject({
    县财政局: 'organ',
    柳湾镇: 'organ',
    县水务集团有限公司: 'state-firm',
    县交通运输局: 'transport',
    云溪中学: 'school',
    县人民医院: 'hospital'
  })
  expect(units.map((unit) => unit.clean).filter((clean) => clean === '')).toEqual([])
})

test('[F6] the county at a glance counts every unit once under its kind, those of none as such', { timeout: 60_000 }, async () => {
  await desk.take('改报', '单位名称,单位类别,清廉单元', ['柳溪书院,校院,', '县财政局,部门,清廉机关'])
  await desk.take('书院', '单位名称,监测点,期间,数值', ['柳溪书院,P001,2026Q3,2'])
  const table = await desk.call('score.table', { period: '2026Q3' })
  expect((await byName())['柳溪书院']).toBe('')
  const { periods } = await desk.call('score.course', { period: '2026Q3' })
  const cleans = periods.find((one) => one.period === '2026Q3')?.cleans ?? []
  const counted = new Map<string, number>()
  for (const unit of table.units) counted.set(unit.clean, (counted.get(unit.clean) ?? 0) + 1)
  expect(Object.fromEntries(cleans.map((one) => [one.id, one.units]))).toEqual(Object.fromEntries(counted))
  expect(counted.get('')).toBe(1)
})

const packs = join(import.meta.dirname, '../../resources/packs')
const own = (kind: string) =>
  loadPacks([
    join(packs, 'core'),
    join(packs, 'ecology'),
    memorySource('own', {
      'pack.yaml': 'id: own\nversion: 1\nname: { zh: 自定, en: Own }\nsummary: { zh: 自定, en: Own }\nrequires: [ecology]\n',
      'clean-kinds.yaml': `clean_kinds: [${kind}]\n`
    })
  ])

test('[F6] an office adds a ninth kind by a file, and no line of the engine', () => {
  const { cleanKinds } = own('{ id: family, name: { zh: 清廉家庭, en: Families }, says: [家庭], unit_kinds: [家庭] }')
  expect(cleanKinds).toHaveLength(9)
  expect(cleanKindOf(cleanKinds, { said: null, unitKind: '家庭' })).toBe('family')
  expect(cleanKindOf(shippedPacks(['core', 'ecology']).cleanKinds, { said: '家庭', unitKind: null })).toBe('')
})

test('[F6] packs that claim one kind of unit twice are refused with file and line', () => {
  expect(() => own('{ id: family, name: { zh: 清廉家庭, en: Families }, unit_kinds: [部门] }')).toThrow(/清廉家庭.*部门.*另一类/u)
})
