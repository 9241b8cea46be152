/** Writes the version lock of packs: run when models are released, never by the application itself. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockName } from './check-lock.ts'
import { loadPacks, packFoldersIn } from './load-packs.ts'

/** Writes models.lock.json for every pack under `folder` (or for `folder` itself). Throws when a model changed without a higher version. */
export function lockPacks(folder: string): readonly { readonly pack: string; readonly models: number }[] {
  const folders = packFoldersIn(folder)
  const packSet = loadPacks(folders.length > 0 ? folders : [folder])
  return packSet.packs.map((pack) => {
    const lock = Object.fromEntries(
      pack.models.map(({ id, version, hash }) => [id, { version, hash }] as const).toSorted(([a], [b]) => (a < b ? -1 : 1))
    )
    if (pack.models.length > 0) writeFileSync(join(pack.folder, lockName), `${JSON.stringify(lock, null, 2)}\n`)
    return { pack: pack.manifest.id, models: pack.models.length }
  })
}
