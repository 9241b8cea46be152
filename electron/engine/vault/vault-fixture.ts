/**
 * Real vaults for tests, in a folder of their own: cheap derivation, a clock that moves one second a look, countable ids. Used by tests only.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createVault, type VaultMaking } from './create-vault.ts'
import type { Vault, VaultDeps } from './vault.ts'

export const passphrase = '正确 马匹 电池 订书钉'

/** Deps that repeat exactly: the clock starts at 2026-03-02T08:00:00Z. */
export function testDeps(): VaultDeps {
  let seconds = 0
  let ids = 0
  return {
    clock: () => new Date(Date.UTC(2026, 2, 2, 8, 0, seconds++)),
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    kdfCost: { memoryKib: 8, passes: 1 }
  }
}

/** A fresh temporary folder, and its removal. */
export function temporaryFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lianjing-vault-'))
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) }
}

/** A new open vault of the unit 云溪县住建局, account admin. */
export async function newVault(dir: string, deps: VaultDeps = testDeps(), making: Partial<VaultMaking> = {}): Promise<Vault> {
  return createVault(dir, { unit: '云溪县住建局', account: 'admin', passphrase, packs: ['engineering'], ...making }, deps)
}
