/** Avoidance is ours and not a pack's: whatever a pack says, a warning about a person never goes to their own unit. */
import { expect, test } from 'vitest'
import type { Pack } from '../../../shared/packs/pack.ts'
import { makePackSet } from '../packs/pack-set.ts'
import { routeOf } from './route-warning.ts'

const name = { zh: '县住建局', en: 'The unit' }
const pack: Pack = {
  manifest: { id: 'sample', version: 1, name, summary: name, requires: [], order: 1 },
  folder: '',
  datasets: {},
  procedures: [],
  mappings: [],
  models: [],
  scenario: null,
  routing: {
    routes: [
      { levels: ['red'], to: 'committee', name: { zh: '纪委', en: 'Committee' } },
      { to: 'unit', name }
    ]
  }
}
const packs = makePackSet([pack], {})
const warning = { pack: 'sample', model_id: 'm', level: 'yellow', subject_kind: 'matter' } as const

test('[#75] the first route that fits is taken', () => {
  expect(routeOf(packs, warning)).toMatchObject({ to: 'unit', heldZh: null })
  expect(routeOf(packs, { ...warning, level: 'red' })).toMatchObject({ to: 'committee', heldZh: null })
  expect(routeOf(packs, { ...warning, pack: 'other' })).toBeNull()
})

test('[#75] about a person it is held for the committee, and says why', () => {
  const held = routeOf(packs, { ...warning, subject_kind: 'person' })
  expect([held?.to, held?.heldZh?.includes('回避'), held?.heldEn?.includes('avoidance')]).toEqual(['committee', true, true])
  expect(routeOf(packs, { ...warning, level: 'red', subject_kind: 'person' })).toMatchObject({ to: 'committee', heldZh: null })
})
