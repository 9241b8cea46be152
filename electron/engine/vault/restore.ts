/**
 * Brings a backup back into a new folder, never over an existing vault. The files are copied first and everything is proven on the copy, so
 * a backup on a read-only medium can be restored and the backup itself is never written to.
 */
import fs from 'node:fs'
import path from 'node:path'
import { AppError } from '../../../shared/ipc/reply.ts'
import { verifyAudit, type AuditReport } from './audit-chain.ts'
import { buildFolder, mappingFileErrors } from './durable-file.ts'
import { keyringName, openKeyring, readKeyring } from './keyring.ts'
import { acquireLock, type VaultLock } from './lock-file.ts'
import { databaseName, openVault, quickCheck, type Unlocking } from './open-vault.ts'
import type { VaultDeps } from './vault.ts'

export interface VaultRestored {
  readonly to: string
  readonly id: string
  readonly account: string
  readonly bytes: number
  readonly audit: AuditReport
}

/**
 * Restores the backup folder `from` into `to` (must not exist or be empty) and closes it again. Throws `not_a_vault`, `newer_version`,
 * `wrong_key`, `corrupt`, `altered` (the audit chain does not hold), `vault_exists`, `vault_in_use` (the source is open), `not_allowed`, `disk_full`.
 */
export async function restoreVault(from: string, to: string, unlocking: Unlocking, deps: VaultDeps): Promise<VaultRestored> {
  // a wrong passphrase is told before gigabytes are copied
  const opened = await openKeyring(readKeyring(from), unlocking.passphrase, unlocking.account)
  opened.key.fill(0)
  return buildFolder(to, deps.newId(), async (folder) => {
    const lock = lockSource(from, deps)
    try {
      copyFiles(from, folder)
    } finally {
      lock?.release()
    }
    const vault = await openVault(folder, { account: opened.account, passphrase: unlocking.passphrase }, deps)
    try {
      quickCheck(vault.reader)
      const audit = verifyAudit(vault.reader)
      if (audit.verdict !== 'ok') {
        throw new AppError('altered', `备份中的审计记录在第 ${audit.at ?? 0} 条处不连续，未恢复。`, {
          next: '请改用更早的备份，并向审计员报告。'
        })
      }
      vault.audit({ action: 'vault.restore', subject: vault.id, detail: { from: path.basename(from), entries: audit.entries } })
      return { to, id: vault.id, account: vault.account, bytes: fs.statSync(path.join(folder, databaseName)).size, audit }
    } finally {
      vault.close()
    }
  })
}

/** A source that has ever been opened as a vault must not be open now: its files would be copied between two writes. */
function lockSource(from: string, deps: VaultDeps): VaultLock | undefined {
  if (!fs.existsSync(path.join(from, 'vault.lock'))) return undefined
  try {
    return acquireLock(from, deps)
  } catch (error) {
    if (error instanceof AppError && error.value.code === 'vault_in_use') throw error
    return undefined // a read-only medium: nobody writes there
  }
}

function copyFiles(from: string, folder: string): void {
  mappingFileErrors(() => {
    for (const name of [keyringName, databaseName, `${databaseName}-wal`]) {
      const source = path.join(from, name)
      if (!fs.existsSync(source)) continue
      fs.copyFileSync(source, path.join(folder, name))
      fs.chmodSync(path.join(folder, name), 0o600)
    }
  })
}
