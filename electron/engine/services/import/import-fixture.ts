/** A vault with the shipped packs and files written on the spot, for tests of the import. Used by tests only. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { loadKnownPacks } from '../../packs/checked-packs.ts'
import { ensureDatasetTables } from '../../packs/dataset-tables.ts'
import { packFoldersIn } from '../../packs/load-packs.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { newVault, temporaryFolder, testDeps } from '../../vault/vault-fixture.ts'
import type { Vault } from '../../vault/vault.ts'
import { importFiles, type ImportOptions, type ImportOutcome } from './import-ledger.ts'

const packs = path.join(import.meta.dirname, '../../../../resources/packs')
/** What the build made of them, for whoever is about something else than their loading. */
const checked = path.join(import.meta.dirname, '../../../../dist/engine/packs.json')
/** Ids of all shipped packs. */
export const everyPack: readonly string[] = packFoldersIn(packs).map((folder) => path.basename(folder))

export interface Desk {
  readonly folder: string
  readonly vault: Vault
  readonly packSet: PackSet
  readonly by: { readonly account: string; readonly clock: () => Date }
  /** writes a file and gives its path */
  write(name: string, content: string | Buffer): string
  /** writes a csv from lines and imports it */
  take(name: string, lines: readonly string[], options?: Partial<ImportOptions>): Promise<ImportOutcome>
  takeFile(file: string, options?: Partial<ImportOptions>): Promise<ImportOutcome>
  rows<Row>(sql: string, ...values: readonly unknown[]): Row[]
  close(): void
}

const usual = ['core', 'engineering', 'permit']

const loaded = new Map<string, PackSet>()

/** The same set for the same packs: reading them takes longer than making a vault. */
export function shippedPacks(ids: readonly string[] = usual): PackSet {
  const key = ids.join()
  const packSet =
    loaded.get(key) ??
    loadKnownPacks(
      ids.map((id) => path.join(packs, id)),
      checked
    )
  loaded.set(key, packSet)
  return packSet
}

export async function newDesk(ids: readonly string[] = usual): Promise<Desk> {
  const { folder, remove } = temporaryFolder()
  const deps = testDeps()
  const packSet = shippedPacks(ids)
  const vault = await newVault(path.join(folder, 'vault'), deps)
  ensureDatasetTables(vault.writer, packSet)
  const by = { account: 'admin', clock: deps.clock }
  const write = (name: string, content: string | Buffer): string => {
    const file = path.join(folder, name)
    writeFileSync(file, content)
    return file
  }
  const takeFile = async (file: string, options: Partial<ImportOptions> = {}): Promise<ImportOutcome> => {
    const { imports } = await importFiles(vault, packSet, [{ path: file }], { ...by, ...options })
    const [first] = imports
    if (first === undefined) throw new Error('no outcome')
    return first
  }
  return {
    folder,
    vault,
    packSet,
    by,
    write,
    takeFile,
    take: (name, lines, options) => takeFile(write(name, `${lines.join('\n')}\n`), options),
    rows: <Row>(sql: string, ...values: readonly unknown[]) => vault.reader.prepare(sql).all(...values) as Row[],
    close: () => {
      vault.close()
      remove()
    }
  }
}

/** Counts without the names, in contract order. */
export function countsOf(outcome: ImportOutcome): readonly number[] {
  return [outcome.rows, outcome.inserted, outcome.changed, outcome.unchanged, outcome.withdrawn, outcome.quarantined]
}
