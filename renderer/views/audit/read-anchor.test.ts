/** What was written on paper comes back with spaces and capitals; it must still be the same anchor. */
import { expect, it } from 'vitest'
import { readAnchor } from './read-anchor.ts'

const hash = 'ab'.repeat(32)

it('reads groups, capitals and separators', () => {
  expect(readAnchor('18,204', hash.toUpperCase().replaceAll(/(.{8})/g, '$1 '))).toEqual({ seq: 18204, hash })
})

it.each([
  ['', hash],
  ['x', hash],
  ['1', hash.slice(1)],
  ['1', `${hash.slice(1)}g`]
])('refuses %s / %s', (seq, given) => {
  expect(readAnchor(seq, given)).toBeUndefined()
})
