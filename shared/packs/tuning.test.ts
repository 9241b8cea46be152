import { describe, expect, test } from 'vitest'
import { modelParam } from './pack.ts'
import { boundParams, limitAt } from './params.ts'
import { isUnder, scopeFor, scopesOf, tunedParams, valueFault, wholeScope, type Tuning } from './tuning.ts'

const param = (more: object) => modelParam.parse({ default: 10, name: { zh: '天数', en: 'Days' }, ...more })
const params = {
  days: param({ since: [{ from: '2025-01-01', value: 20 }] }),
  sum: param({ default: { works: 400, goods: 200 }, by: ['kind', 'date'] })
}
const tuning = (more: Partial<Tuning>): Tuning => ({
  id: 1,
  param: 'days',
  region: '',
  unitKind: '',
  from: '2026-01-01',
  to: '',
  value: 5,
  ...more
})
const days = (tunings: readonly Tuning[], scope: { region: string; unitKind: string }, at: string) =>
  boundParams(tunedParams(params, tunings, scope), at)['days']

describe('[#13] an office’s own thresholds', () => {
  test('hold from their day to their day, and the rule’s own value before and after', () => {
    const own = [tuning({ to: '2026-03-31' })]
    expect(['2024-12-31', '2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01'].map((at) => days(own, wholeScope, at))).toEqual([
      10, 20, 5, 5, 20
    ])
  })

  test('the narrower part wins, the later entry among equals, whatever the order of entry', () => {
    const own = [
      tuning({ id: 4, region: '330700', value: 7 }),
      tuning({ id: 3, region: '330000', value: 6 }),
      tuning({ id: 2, unitKind: '国企', value: 8 }),
      tuning({ id: 5, value: 4 }),
      tuning({ id: 6, value: 3 })
    ]
    const scopes = scopesOf(own)
    const at = (region: string | null, unitKind: string | null) => days(own, scopeFor(scopes, { region, unitKind }), '2026-06-30')
    expect([at('330782', '部门'), at('330100', '部门'), at('110101', '部门'), at(null, null)]).toEqual([7, 6, 3, 3])
    expect([at('330782', '国企'), at('110101', '国企')]).toEqual([8, 8])
  })

  test('of values by kind, the row’s own date decides', () => {
    const own = [tuning({ param: 'sum', from: '2026-05-01', value: { works: 300, goods: 100 } })]
    const tuned = tunedParams(params, own, wholeScope)
    const sum = (date: string) => limitAt(tuned, 'sum', { region: null, kind: 'works', method: null, date }, '2026-06-30')
    expect([sum('2026-04-30'), sum('2026-05-01')]).toEqual([400, 300])
  })

  test('a region holds its own divisions only', () => {
    expect([isUnder('330782', '330700'), isUnder('330782', '330000'), isUnder('330782', '330100'), isUnder('330782', '330782')]).toEqual([
      true,
      true,
      false,
      true
    ])
  })

  test('a zero that belongs to a region’s own number is not an open place', () => {
    const under = (code: string, region: string) => isUnder(code, region)
    expect([under('331002', '331000'), under('331102', '331000'), under('330110', '330110'), under('330111', '330110')]).toEqual([
      true,
      false,
      true,
      false
    ])
    expect([under('330110001', '330110'), under('330110010005', '330110010000'), under('330110011005', '330110010000')]).toEqual([
      true,
      true,
      false
    ])
    const own = [tuning({ region: '331000', value: 9 })]
    expect(days(own, scopeFor(scopesOf(own), { region: '331100', unitKind: null }), '2026-06-30')).toBe(20)
  })

  test('values by kind are given for every kind of the rule', () => {
    const whole = { works: 300, goods: 100 }
    expect([valueFault(params.sum, whole), valueFault(params.sum, { works: 300 })?.en]).toEqual([null, 'lacking for goods'])
  })

  test('a value outside the rule’s bounds or of another type is refused with the reason', () => {
    const bounded = param({ min: 1, max: 30 })
    expect([valueFault(bounded, 30), valueFault(bounded, 31)?.en, valueFault(bounded, 0)?.en, valueFault(bounded, '5')?.en]).toEqual([
      null,
      'above the greatest value 30',
      'below the least value 1',
      'of another type than the default'
    ])
  })
})
