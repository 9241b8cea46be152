/** Whole tables of a county as plain rows: what a test's own routine counts, by no query of the product. The vault is locked meanwhile and opened again. */
import { randomUUID } from 'node:crypto'
import { openVault } from '../../electron/engine/vault/open-vault.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import { testNow, type OpenCounty } from './county.ts'

export type TableRow = Readonly<Record<string, string | number | null>>

export async function tableRows<const T extends string>(
  county: OpenCounty,
  tables: readonly T[]
): Promise<Readonly<Record<T, readonly TableRow[]>>> {
  await county.client.call('vault.lock', {})
  const vault = await openVault(county.dir, { passphrase: trainingPassphrase }, { clock: () => testNow, newId: randomUUID })
  const read = (table: string): readonly TableRow[] => vault.reader.prepare(`SELECT * FROM "${table}"`).all() as TableRow[]
  const found = Object.fromEntries(tables.map((table) => [table, read(table)])) as Record<T, readonly TableRow[]>
  vault.close()
  await county.client.call('vault.unlock', { vault: county.engine.files.put(county.dir), passphrase: trainingPassphrase })
  return found
}
