/**
 * The shipped packs for tests that are about something else than the loading of packs: as the build checked them, read in milliseconds; a pack that
 * changed since the build is read and checked anew. That all of them pass the door is tests/packs/shipped-packs.test.ts' to show.
 */
import { join } from 'node:path'
import { loadKnownPacks } from '../../electron/engine/packs/checked-packs.ts'
import { packFoldersIn, type PackSet } from '../../electron/engine/packs/load-packs.ts'

const root = join(import.meta.dirname, '../..')

export function shippedPacks(): PackSet {
  return loadKnownPacks(packFoldersIn(join(root, 'resources/packs')), join(root, 'dist/engine/packs.json'))
}
