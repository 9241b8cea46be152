import { expect, test } from 'vitest'
import { baseFilter, filterOf, isNarrowed, noFilter } from './filter.ts'
import { search } from './search.ts'

test('a link becomes a filter: empty lists and blanks filter nothing', () => {
  expect(filterOf({ levels: [], text: '  ', newOnly: false, org: 'o1', models: ['m'], id: 'YJ-2026-0001' })).toEqual({
    org: 'o1',
    models: ['m']
  })
  expect(filterOf({ ...noFilter, sort: 'level' })).toEqual({})
  expect(filterOf({ kinds: ['镇街'], cleans: ['hospital', '-'] })).toEqual({ unitKinds: ['镇街'], cleanKinds: ['hospital', '-'] })
  expect(filterOf({ from: '2026-01', to: '2026-03' })).toEqual({ from: '2026-01', to: '2026-03' })
})

test('counts beside options ignore the chips; gone alone narrows nothing', () => {
  expect(baseFilter({ levels: ['red'], packs: ['p'], models: ['m'], states: ['done'], org: 'o1', gone: true })).toEqual({
    org: 'o1',
    gone: true
  })
  expect([isNarrowed({}), isNarrowed({ gone: true }), isNarrowed({ month: '2026-01' })]).toEqual([false, false, true])
})

test('junk in a link falls away part by part', () => {
  expect(search.parse({ levels: ['pink'], month: '2026', row: 'noslash', id: 'YJ-2026-0001', gone: true })).toEqual({
    id: 'YJ-2026-0001',
    gone: true
  })
})
