import { expect, test } from 'vitest'
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
