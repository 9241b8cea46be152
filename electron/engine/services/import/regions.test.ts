/** Place names: one stem for one place, official names from the list of divisions, same names of other cities kept apart. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { countsOf, newDesk } from './import-fixture.ts'
import { codesAgree, isFullerName, ownName, regionStem } from './regions.ts'

test('a stem is the name without kind and parents', () => {
  expect(
    [
      '莲都',
      '莲都区',
      '丽水市莲都区',
      '浙江省丽水市莲都区',
      '丽水市',
      '景宁畲族自治县',
      '景宁',
      '广西壮族自治区',
      '沙县',
      '市中区',
      '百丈镇',
      '余杭区百丈镇',
      '乐清市柳市镇'
    ].map(regionStem)
  ).toEqual(['莲都', '莲都', '莲都', '莲都', '丽水', '景宁', '景宁', '广西', '沙县', '市中', '百丈', '百丈', '柳市'])
  expect(ownName('浙江省丽水市莲都区')).toBe('莲都区')
})

test('the longer form of the same place is the fuller name; another place is not', () => {
  expect([isFullerName('莲都区', '莲都'), isFullerName('莲都', '莲都区'), isFullerName('丽水市', '莲都')]).toEqual([true, false, false])
})

test('codes agree when one is the beginning of the other, or unknown', () => {
  expect([
    codesAgree('3311**', '331102'),
    codesAgree('3301**', '331102'),
    codesAgree(null, '331102'),
    codesAgree('331102', '331103')
  ]).toEqual([true, false, true, false])
})

test('a mention is joined to its official division whichever comes first; the same name elsewhere stays apart', async () => {
  const desk = await newDesk()
  try {
    const divisions = [
      '区划代码,名称,上级代码',
      '3311,丽水市,33',
      '331102,莲都区,3311',
      '3301,杭州市,33',
      '330106,西湖区,3301',
      '360103,西湖区,3601'
    ]
    const lishui = (place: string): readonly string[] => [
      'id,项目名称,网址,项目类型,项目所在地,招标方式,zbkzj,下浮率,kbjj,投标单位数量,开标时间',
      `A1,路,http://x/${place},交通,${place},公开招标,0,0,0,3,2023-01-02`
    ]
    await desk.take('先.csv', lishui('莲都'))
    expect(countsOf(await desk.take('区划.csv', divisions))).toEqual([5, 4, 1, 0, 0, 0])
    await desk.take('后.csv', lishui('莲都区'), { extent: 'increment' })
    const award = ['ID,项目编号,项目名称,地址,中标金额,网址', '1,A3301,馆,西湖,,u', '2,A3302,楼,市本级,,u']
    await desk.take('杭州.csv', award)
    expect(desk.rows('SELECT DISTINCT r.name, r.code FROM tender t JOIN region r ON r.id = t.region_id ORDER BY r.code')).toEqual([
      { name: '杭州市', code: '3301' },
      { name: '西湖区', code: '330106' },
      { name: '莲都区', code: '331102' }
    ])
    expect(desk.rows('SELECT COUNT(*) AS n FROM region')).toEqual([{ n: 5 }])
  } finally {
    desk.close()
  }
})

const areas = path.join(import.meta.dirname, '../../../../../shared/data/cn-admin-divisions/areas.csv')
test.skipIf(!existsSync(areas))('the real list of divisions imports, every code once', async () => {
  const desk = await newDesk()
  try {
    const outcome = await desk.takeFile(areas)
    expect([outcome.mapping, outcome.quarantined, outcome.inserted === outcome.rows]).toEqual(['divisions', 0, true])
    expect(desk.rows(`SELECT name FROM region WHERE code = '331102'`)).toEqual([{ name: '莲都区' }])
  } finally {
    desk.close()
  }
})
