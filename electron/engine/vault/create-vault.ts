/**
 * Makes a vault in a folder of its own: whole, or not at all. It is built beside and renamed when it stands, so a kill in between leaves no
 * half vault that asks for a passphrase nobody has.
 */
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { copyIdentityOf, type CopyIdentity } from '../../../shared/domain/copy-identity.ts'
import { appendAudit } from './audit-chain.ts'
import { openWritable } from './connection.ts'
import { buildFolder } from './durable-file.ts'
import { calibrate } from './key-derivation.ts'
import { newKeyring, writeKeyring } from './keyring.ts'
import { writeMeta } from './meta.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { databaseName, openVault } from './open-vault.ts'
import { transaction } from './sql.ts'
import type { Vault, VaultDeps } from './vault.ts'

export interface VaultMaking {
  /** The unit whose data it will hold. */
  readonly unit: string
  readonly account: string
  readonly passphrase: string | Buffer
  /** Ids of the packs switched on. */
  readonly packs: readonly string[]
  /** What is known of the copy (feature 71); the rest stays empty. */
  readonly identity?: Partial<Omit<CopyIdentity, 'unit'>> | undefined
}

/**
 * Makes and opens a vault. `dir` must not exist or be empty. Throws `vault_exists`, `not_allowed`, `disk_full`, `usage` (empty passphrase).
 */
export async function createVault(dir: string, making: VaultMaking, deps: VaultDeps): Promise<Vault> {
  const cost = deps.kdfCost ?? (await calibrate())
  const id = deps.newId()
  await buildFolder(dir, id, async (folder) => {
    const created = deps.clock().toISOString()
    const key = randomBytes(32)
    try {
      const keyring = await newKeyring(id, making.account, making.passphrase, key, { id: deps.newId(), created, cost })
      fillDatabase(path.join(folder, databaseName), key, id, created, making, deps)
      writeKeyring(folder, keyring)
    } finally {
      key.fill(0)
    }
  })
  return openVault(dir, { account: making.account, passphrase: making.passphrase }, deps)
}

function fillDatabase(file: string, key: Buffer, id: string, created: string, making: VaultMaking, deps: VaultDeps): void {
  const writer = openWritable(file, key, { create: true, nativeBinding: deps.nativeBinding })
  try {
    migrate(writer, migrations)
    transaction(writer, () => {
      writeMeta(writer, 'vault_id', id)
      writeMeta(writer, 'unit', making.unit)
      writeMeta(writer, 'identity', copyIdentityOf(making.unit, making.identity))
      writeMeta(writer, 'created_at', created)
      writeMeta(writer, 'packs', making.packs)
      writeMeta(writer, 'data_date', null)
      writeMeta(writer, 'mac_root', randomBytes(32).toString('base64'))
      appendAudit(
        writer,
        { at: created, account: making.account },
        { action: 'vault.create', subject: id, detail: { packs: making.packs } }
      )
    })
  } finally {
    writer.close()
  }
}
