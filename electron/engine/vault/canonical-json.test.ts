import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

describe('canonical JSON', () => {
  it('sorts keys at every depth, leaves undefined out, keeps arrays in order', () => {
    expect(canonicalJson({ b: [2, { z: null, a: 'é"' }], a: undefined, A: true, 账户: 1.5 })).toBe(
      '{"A":true,"b":[2,{"a":"é\\"","z":null}],"账户":1.5}'
    )
  })

  it.each([[Number.NaN], [10n], [new Map()], [() => 1]])('refuses %s', (value) => {
    expect(() => canonicalJson({ value })).toThrow('无法写成规范 JSON')
  })
})
