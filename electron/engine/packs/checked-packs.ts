/**
 * Packs that have passed the door before need not pass it again while not a byte of them has changed: reading and checking all shipped packs
 * takes seconds, comparing their hash and reading the result milliseconds. The build writes the results of the shipped packs; within one process
 * whatever was loaded is remembered.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import type { Pack } from '../../../shared/packs/pack.ts'
import { loadPacks } from './load-packs.ts'
import { makePackSet, mergeDatasets, type PackSet } from './pack-set.ts'

/** What the build keeps: the hash of each pack's files, and what they came to. */
interface CheckedPacks {
  readonly hashes: Readonly<Record<string, string>>
  readonly packs: readonly Omit<Pack, 'folder'>[]
}

/** SHA-256 (hex) over the names and bytes of every YAML and lock file of a pack, in name order. */
export function hashPack(folder: string): string {
  const hash = createHash('sha256')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.toSorted()) {
    const name = relative(folder, file).replaceAll(sep, '/')
    const bytes = readFileSync(file)
    hash.update(`${name}\n${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}

/** Loads these folders, checks them all, and writes what they came to. Throws `bad_pack`. */
export function writeCheckedPacks(folders: readonly string[], file: string): void {
  const { packs } = loadPacks(folders)
  const checked: CheckedPacks = {
    hashes: Object.fromEntries(folders.map((folder) => [basename(folder), hashPack(folder)])),
    packs: packs.map(({ folder: _folder, ...pack }) => pack)
  }
  writeFileSync(file, JSON.stringify(checked))
}

const loaded = new Map<string, PackSet>()
/** A process sees few sets of packs: those of its vaults, and drafts of authors. */
const mostLoaded = 8

/** The same as loadPacks, but only what is not known to have passed is checked. `checked`: the file that the build wrote, if there is one. */
export function loadKnownPacks(folders: readonly string[], checked?: string): PackSet {
  const hashes = new Map(folders.map((folder) => [folder, hashPack(folder)]))
  const key = [...hashes].map(([folder, hash]) => `${folder} ${hash}`).join('\n')
  const known = loaded.get(key)
  if (known !== undefined) return known
  const packSet = fromBuild(hashes, checked) ?? loadPacks(folders)
  if (loaded.size >= mostLoaded) loaded.clear()
  loaded.set(key, packSet)
  return packSet
}

/** The packs as the build left them; null when one of them is not as it was then, or what it needs is not among them. */
function fromBuild(hashes: ReadonlyMap<string, string>, file: string | undefined): PackSet | null {
  if (file === undefined || !existsSync(file)) return null
  const checked = JSON.parse(readFileSync(file, 'utf8')) as CheckedPacks
  const same = [...hashes].every(([folder, hash]) => checked.hashes[basename(folder)] === hash)
  if (!same) return null
  const folderOf = new Map([...hashes.keys()].map((folder) => [basename(folder), folder]))
  const packs = checked.packs.flatMap((pack) => {
    const folder = folderOf.get(pack.manifest.id)
    return folder === undefined ? [] : [{ ...pack, folder }]
  })
  const ids = new Set(packs.map((pack) => pack.manifest.id))
  if (packs.some((pack) => pack.manifest.requires.some((id) => !ids.has(id)))) return null
  return makePackSet(packs, mergeDatasets(packs))
}
