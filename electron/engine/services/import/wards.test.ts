/** Wards of several hospitals in the hospitals' own ledgers: their names and their codes are each hospital's own. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newDesk, type Desk } from './import-fixture.ts'

let desk: Desk
beforeEach(async () => {
  desk = await newDesk(['core', 'hospital'])
})
afterEach(() => desk.close())

const header = '医院,药品编码,药品名称,用药日期,用药数量,处方号,科室编码,科室,医师'
const use = (no: string, hospital: string, code: string, ward: string): string =>
  `${hospital},Y1,药甲,2026-05-01,1,${no},${code},${ward},周医师`
const wards = (): unknown[] =>
  desk.rows(`SELECT p.name AS hospital, o.code, o.name AS ward, COUNT(u.id) AS n FROM drug_use u JOIN org o ON o.id = u.dept_id
    JOIN org p ON p.id = o.parent_id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`)

test.each([
  ['without a code', '', ''],
  ['with one code', '0301', '0301']
])('two hospitals have a ward of one name %s', async (_what, one, other) => {
  await desk.take('甲.csv', [header, use('R1', '县人民医院', one, '骨科'), use('R2', '县中医医院', other, '骨科')])
  await desk.take('乙.csv', [header, use('R3', '县中医医院', other, '骨科')])
  expect(wards()).toEqual([
    { hospital: '县中医医院', code: one === '' ? null : one, ward: '骨科', n: 2 },
    { hospital: '县人民医院', code: one === '' ? null : one, ward: '骨科', n: 1 }
  ])
})

test('wards of different names that share a code stay two', async () => {
  await desk.take('甲.csv', [header, use('R1', '县人民医院', '0301', '骨科'), use('R2', '县中医医院', '0301', '内科')])
  expect(wards()).toEqual([
    { hospital: '县中医医院', code: '0301', ward: '内科', n: 1 },
    { hospital: '县人民医院', code: '0301', ward: '骨科', n: 1 }
  ])
})
