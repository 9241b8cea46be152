/** `npm run pack-pages`: writes the help pages about packs from the packs. A test tells when they were forgotten. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadPacks, packFoldersIn } from '../electron/engine/packs/load-packs.ts'
import { packPages } from './pack-pages/pages.ts'

const resources = fileURLToPath(new URL('../resources', import.meta.url))
const packSet = loadPacks(packFoldersIn(join(resources, 'packs')))
for (const language of ['zh', 'en'] as const) {
  const pages = packPages(packSet, language)
  for (const [name, text] of pages) writeFileSync(join(resources, 'help', language, name), text)
  console.log(`${language}: ${pages.size} pages`)
}
