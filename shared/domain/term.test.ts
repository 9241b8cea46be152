import { expect, test } from 'vitest'
import { termState } from './term.ts'

const term = { endedAt: '', from: '2026-03-01', to: '2026-03-31' }

test('a term holds on its first and its last day, and not once it was ended', () => {
  const days = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01']
  expect(days.map((day) => termState(term, day))).toEqual(['not_yet', 'active', 'active', 'expired'])
  expect(days.map((day) => termState({ ...term, endedAt: '2026-03-02T00:00:00Z' }, day))).toEqual(days.map(() => 'ended'))
})
