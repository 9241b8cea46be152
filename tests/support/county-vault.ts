/** A closed vault with the small training county, made once for a run of end-to-end tests: the seed is fixed, so tests may name what is in it. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient } from '../../shared/ipc/client.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import { cheapKdf, testNow } from './county.ts'

/** Folder of the vault; `trainingPassphrase` opens it. Made when it is not there yet (one for each process that asks first). */
export async function countyVault(): Promise<string> {
  const folder = join(tmpdir(), `lianjing-e2e-county-${process.ppid}`)
  if (existsSync(join(folder, 'keyring.json'))) return folder
  const home = mkdtempSync(join(tmpdir(), 'lianjing-e2e-home-'))
  const engine = createNodeEngine({ home, kdfCost: cheapKdf, clock: () => testNow })
  const client = createClient(engine)
  await client.run('demo.make', { folder: engine.files.put(join(home, 'vault')), size: 'small', seed: 1, passphrase: trainingPassphrase })
  // what a window would make first is made once for all tests
  await client.run('search.prepare', {})
  await client.call('power.view', { dimension: 'item' })
  await engine.close()
  mkdirSync(tmpdir(), { recursive: true })
  if (!existsSync(folder)) renameSync(join(home, 'vault'), folder)
  rmSync(home, { recursive: true, force: true })
  return folder
}
