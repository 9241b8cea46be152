/**
 * A closed vault with the small training county, made once for a run of end-to-end tests: the seed is fixed, so tests may name what is in it.
 * Playwright makes it before its workers start and removes it after them (`globalSetup`), so no two of them can race to make it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient } from '../../shared/ipc/client.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import { cheapKdf, testNow } from './county.ts'

/** Where workers, which inherit the environment, are told the vault's folder. */
const told = 'LIANJING_E2E_COUNTY'

/** Makes the vault; resolves to what removes it again. */
export default async function makeCountyVault(): Promise<() => void> {
  const home = mkdtempSync(join(tmpdir(), 'lianjing-e2e-county-'))
  const engine = createNodeEngine({ home, kdfCost: cheapKdf, clock: () => testNow })
  const client = createClient(engine)
  const folder = join(home, 'vault')
  await client.run('demo.make', { folder: engine.files.put(folder), size: 'small', seed: 1, passphrase: trainingPassphrase })
  // what a window would make first is made once for all tests
  await client.run('search.prepare', {})
  await client.call('power.view', { dimension: 'item' })
  await engine.close()
  process.env[told] = folder
  return () => rmSync(home, { recursive: true, force: true })
}

/** Folder of the vault, which nobody may write to: the app opens a copy. `trainingPassphrase` opens it. */
export function countyVault(): string {
  const folder = process.env[told]
  if (folder === undefined) throw new Error('the training county is made by playwright.config.ts (globalSetup)')
  return folder
}
