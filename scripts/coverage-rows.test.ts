/** A row counts as covered only by a title that names it, and a title cannot name a row that does not exist. */
import { expect, test } from 'vitest'
import { rowIds, titlesIn } from './coverage-rows.ts'

test('there are 46 systems and 92 features', () => {
  expect([rowIds.length, rowIds[0], rowIds[45], rowIds[46], rowIds.at(-1)]).toEqual([138, 'A1', 'F10', '#1', '#92'])
})

test('reads ids at the start of a title, in any of the three forms', () => {
  const source = `test('[${'#45'}] one', () => {})\nit("[${'A6'}, #12] two's", x)\ntest.each(rows)(\`[${'B1'}] [#3] three %s\`, x)\nconst list = ['[x] none', array[1]]`
  expect(titlesIn(source)).toEqual([
    { ids: ['#45'], words: 'one' },
    { ids: ['A6', '#12'], words: "two's" },
    { ids: ['B1', '#3'], words: 'three %s' }
  ])
})
