/** What to ask for first: few things that let many models run. */
import { describe, expect, test } from 'vitest'
import { chooseRequest, modelsCompleted } from './choose-request.ts'

const missing = [
  { what: 'contract', concerns: ['a', 'b', 'c'] },
  { what: 'contract.date', concerns: ['b', 'c'] },
  { what: 'tender', concerns: ['c', 'd', 'e'] },
  { what: 'rare', concerns: ['e', 'f', 'g'] },
  { what: 'other', concerns: ['f', 'g'] }
]

describe('[#82] what to ask for', () => {
  test('the model that lacks least first; of those the one that completes most', () => {
    expect(chooseRequest(missing, 3)).toEqual(['contract', 'contract.date', 'tender'])
    expect(modelsCompleted(missing, new Set(['contract', 'contract.date', 'tender']))).toEqual(['a', 'b', 'c', 'd'])
    expect(chooseRequest(missing, 1)).toEqual(['contract'])
    expect(chooseRequest([], 3)).toEqual([])
  })

  test('what does not fit into the number completes nothing and is not asked for', () => {
    expect(
      chooseRequest(
        [
          { what: 'x', concerns: ['m'] },
          { what: 'y', concerns: ['m'] }
        ],
        1
      )
    ).toEqual([])
    expect(modelsCompleted(missing, new Set(['rare']))).toEqual([])
  })
})
