/** README promises a stranger which Debian packages the tests want: the list there must be the list that is asked for. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testPackages } from './system-packages.ts'

test('README names every Debian package that `npm test` wants', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const list = /`npm test` wants Debian's ([\s\S]*?):/.exec(readme)?.[1] ?? ''
  expect(list.split(/,\s+|\s+and\s+/).toSorted()).toEqual(testPackages.toSorted())
})
