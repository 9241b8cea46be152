import { expect, test } from 'vitest'
import { translator } from '../../../shared/text/index.ts'
import { heatFilterWords } from './heat-words.ts'
import { listFilter } from './use-cell.ts'

const place = { row: 'o1', column: 'c1' }

test('the list behind a cell is filtered as the map was', () => {
  expect(listFilter({ from: '2026-01', levels: ['red'], packs: ['p'] }, place)).toEqual({
    org: 'o1',
    models: ['c1'],
    from: '2026-01',
    levels: ['red'],
    packs: ['p']
  })
  expect(listFilter({ columns: 'pack', packs: ['p'], to: '2026-02' }, place)).toEqual({ org: 'o1', packs: ['c1'], to: '2026-02' })
  expect(listFilter({ columns: 'month', from: '2026-01' }, { row: 'o1', column: '2026-02' })).toEqual({ org: 'o1', month: '2026-02' })
})

test('[F6] what leaves the house says every filter of the map in words', () => {
  const said = (search: Parameters<typeof heatFilterWords>[1]) =>
    heatFilterWords(
      { cleanKinds: [{ id: 'organ', name: { zh: '清廉机关', en: 'Offices' } }] },
      search,
      [{ id: 'p', name: { zh: '工程', en: 'Works' } }],
      translator('zh-CN'),
      (text) => text.zh
    )
  expect(said({ packs: ['p', 'gone'], levels: ['red'], kinds: ['镇街', '-'], cleans: ['organ', '-'] })).toEqual([
    '领域包：工程、gone',
    '级别：红',
    '单位类别：镇街、未归类',
    '清廉单元：清廉机关、未归类'
  ])
  expect(said({})).toEqual([])
})
