/**
 * `npm run coverage`: every row of the two lists with the tests whose titles bear its id. `--missing` shows only rows without one. Ends with
 * an error when a title bears an id that is not in the lists, because that is a row nobody will find.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rowIds, titlesIn } from './coverage-rows.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

function testFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? testFiles(path) : /\.(test|e2e)\.tsx?$/.test(entry.name) ? [path] : []
  })
}

const proofs = ['electron', 'renderer', 'scripts', 'shared', 'tests']
  .flatMap(testFiles)
  .flatMap((file) =>
    titlesIn(readFileSync(join(root, file), 'utf8')).flatMap(({ ids, words }) => ids.map((id) => ({ id, proof: `${words}  (${file})` })))
  )
const byId = Map.groupBy(proofs, ({ id }) => id)
const onlyMissing = process.argv.includes('--missing')

for (const id of rowIds) {
  const found = byId.get(id) ?? []
  if (onlyMissing && found.length > 0) continue
  console.log(`${id.padEnd(5)}${found.length === 0 ? '–' : found.map(({ proof }) => proof).join('\n     ')}`)
}
const covered = rowIds.filter((id) => byId.has(id)).length
console.log(`\n${covered} of ${rowIds.length} rows are borne by a test's title`)

const unknown = proofs.filter(({ id }) => !rowIds.includes(id))
for (const { id, proof } of unknown) console.error(`no such row: ${id} in ${proof}`)
process.exitCode = unknown.length === 0 ? 0 : 1
