/** The steps on a warning's card: what lies behind, where it stands, and the ways that end early. */
import { expect, test } from 'vitest'
import { trackOf } from './handling-track.ts'

const word = (state: string): string => state.toUpperCase()

test('[#44] a warning in handling shows the days of the states behind it and the states to come', () => {
  const acts = [
    { action: 'submit', on: '2026-10-20' },
    { action: 'return', on: '2026-10-22' },
    { action: 'sign', on: '2026-10-02' },
    { action: 'supervise', on: '2026-10-03' },
    { action: 'confirm', on: '2026-10-09' },
    { action: 'handle', on: '2026-10-12' }
  ]
  expect(trackOf('handling', acts, word)).toEqual({
    at: 3,
    steps: [
      { label: 'TO_SIGN', note: '' },
      { label: 'TO_VERIFY', note: '10-02' },
      { label: 'CONFIRMED', note: '10-09' },
      { label: 'HANDLING', note: '10-22' },
      { label: 'REVIEW', note: '' },
      { label: 'DONE', note: '' },
      { label: 'SIGNED_OFF', note: '' }
    ]
  })
})

test('[#44] a false alarm and a lead end where they were decided', () => {
  const acts = [
    { action: 'sign', on: '2026-10-02' },
    { action: 'dismiss', on: '2026-10-05' }
  ]
  expect(trackOf('dismissed', acts, word)).toEqual({
    at: 2,
    steps: [
      { label: 'TO_SIGN', note: '' },
      { label: 'TO_VERIFY', note: '10-02' },
      { label: 'DISMISSED', note: '10-05' }
    ]
  })
})

test('[#44] what came again begins anew', () => {
  const acts = [
    { action: 'sign', on: '2026-10-02' },
    { action: 'recur', on: '2026-11-05' }
  ]
  expect(trackOf('to_sign', acts, word).steps.map((step) => step.note)).toEqual(['', '', '', '', '', '', ''])
})
