import { expect, test } from 'vitest'
import { closedStates, warningStates } from '../disposal.ts'
import { warnedSection } from './follow-up.ts'
import type { Page } from './page.ts'
import { zh } from './words-zh.ts'

test('a warning counts as ended in exactly the states that disposal closes, signed off among them', () => {
  const same = (word: string) => ({ zh: word, en: word })
  const warned = warningStates.map((state, at) => ({
    id: `W${at}`,
    level: 'yellow',
    model: same('规则'),
    month: '2026-09',
    state,
    sentence: same('一句话')
  }))
  const page = {
    facts: { warned },
    words: zh,
    say: (pair: { zh: string }) => pair.zh,
    stateName: (state: string) => `〔${state}〕`
  } as unknown as Page
  const [counts, list] = warnedSection(page).blocks
  const yellow = counts?.kind === 'table' ? counts.rows[2] : undefined
  const figures = yellow?.slice(1).map((cell) => (typeof cell === 'object' && cell !== null && 'value' in cell ? cell.value : cell))
  expect(figures).toEqual([warningStates.length, closedStates.size, warningStates.length - closedStates.size])
  expect(closedStates.has('signed_off')).toBe(true)
  const states = list?.kind === 'table' ? list.rows.map((row) => row[4]) : []
  expect(states).toEqual(warningStates.map((state) => `〔${state}〕`))
})
