import { expect, test } from 'vitest'
import { closedStates, disposalActions, disposalSteps, warningStates } from '../domain/disposal.ts'
import { translator } from './index.ts'
import { warningStateWord } from './warning-state.ts'

test.each(['zh-CN', 'en'] as const)('every state that an act of disposal can lead to has a word of its own in %s', (language) => {
  const text = translator(language)
  const reached = disposalActions.flatMap((action) => disposalSteps[action].to ?? [])
  const words = [...new Set([...reached, ...warningStates])].map((state) => warningStateWord(text, state))
  expect(words.filter((word) => word.includes('_') || word.includes('.'))).toEqual([])
  expect(new Set(words).size).toBe(warningStates.length)
  expect(warningStateWord(text, 'from_a_later_version')).toBe('from_a_later_version')
})

test('closed is whatever no further act but signing off leads out of', () => {
  const left = disposalActions.filter((action) => action !== 'sign_off').flatMap((action) => disposalSteps[action].from)
  expect(warningStates.filter((state) => !left.includes(state)).toSorted()).toEqual([...closedStates].toSorted())
})
