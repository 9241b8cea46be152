/**
 * A view's style sheet is loaded when the view is first opened. A class that a view borrows from another one's sheet would look right only after
 * that other view was visited; so each class stands in the theme, beside a widget, in the view's own folder, or in one whose sheet it names.
 */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../renderer', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const folderOf = (path: string): string => dirname(path)

/** Class names that a sheet has a rule for. */
function classesIn(sheet: string): readonly string[] {
  return [...read(sheet).matchAll(/\.([a-z][\w-]*)/g)].map((found) => found[1] ?? '')
}

test('no view borrows a style from a view that may not have been opened', () => {
  const sheets = globSync('**/*.css', { cwd: root })
  const homes = new Map<string, Set<string>>()
  for (const sheet of sheets) for (const name of classesIn(sheet)) homes.set(name, (homes.get(name) ?? new Set()).add(folderOf(sheet)))
  const borrowed: string[] = []
  for (const file of globSync('views/**/*.tsx', { cwd: root })) {
    const folder = folderOf(file)
    const named = globSync(join(folder, '*.tsx'), { cwd: root }).flatMap((one) =>
      [...read(one).matchAll(/import '([^']+\.css)'/g)].map((found) => relative(root, dirname(join(root, folder, found[1] ?? ''))))
    )
    for (const [, text = ''] of read(file).matchAll(/className="([^"]+)"/g)) {
      for (const name of text.split(' ')) {
        const stands = homes.get(name)
        if (stands === undefined) continue // a mark for tests or a word without a look of its own
        if (![...stands].some((one) => one === 'theme' || one === 'widgets' || one === folder || named.includes(one)))
          borrowed.push(`${file} .${name} (${[...stands].join(', ')})`)
      }
    }
  }
  expect(borrowed).toEqual([])
  expect(homes.size).toBeGreaterThan(200)
})
