/**
 * A backup is a vault folder of its own: the database written out compact by VACUUM INTO (which keeps key and cipher, and sees one
 * consistent moment), and the keyring beside it. It counts only after it has been opened and every page of it read.
 */
import fs from 'node:fs'
import path from 'node:path'
import { auditHead } from './audit-chain.ts'
import { openReadable } from './connection.ts'
import { buildFolder, syncFile } from './durable-file.ts'
import { readKeyring, writeKeyring } from './keyring.ts'
import { userVersion } from './migrate.ts'
import { databaseName, quickCheck } from './open-vault.ts'
import { run, sql } from './sql.ts'
import { corruptError } from './sqlite-error.ts'
import type { Vault, VaultDeps } from './vault.ts'

export interface BackupMade {
  readonly to: string
  readonly bytes: number
  readonly userVersion: number
  /** Last audit entry in the backup: note it outside, it is the anchor of this backup. */
  readonly anchor: { readonly seq: number; readonly hash: string } | null
}

/**
 * Backs an open vault up into the folder `to`, which must not exist or be empty. The act is recorded first, so that the backup knows of
 * itself. Throws `vault_exists`, `not_allowed`, `disk_full`, `corrupt`; the vault itself is never harmed.
 */
export async function backupVault(vault: Vault, to: string, deps: VaultDeps): Promise<BackupMade> {
  return buildFolder(to, deps.newId(), async (folder) => {
    vault.audit({ action: 'vault.backup', subject: vault.id, detail: { folder: path.basename(to) } })
    const file = path.join(folder, databaseName)
    run(vault.writer, sql`VACUUM INTO ${file}`)
    syncFile(file)
    writeKeyring(folder, readKeyring(vault.dir))
    return { to, ...verify(vault, file, deps) }
  })
}

function verify(vault: Vault, file: string, deps: VaultDeps): Omit<BackupMade, 'to'> {
  const key = vault.key()
  const copy = openReadable(file, key, deps)
  try {
    quickCheck(copy)
    const anchor = auditHead(copy)
    const version = userVersion(copy)
    if (version !== userVersion(vault.reader) || anchor?.hash !== auditHead(vault.reader)?.hash) throw corruptError('备份与原库不一致。')
    return { bytes: fs.statSync(file).size, userVersion: version, anchor }
  } finally {
    copy.close()
    key.fill(0)
  }
}
