/** A closed vault of one pack without any data: nothing in it can run, so everything is lacking. `trainingPassphrase` opens it. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient } from '../../shared/ipc/client.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import { cheapKdf, testNow } from './county.ts'

/** The vault's folder, new each time. */
export async function emptyVault(pack: string): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'lianjing-empty-'))
  const engine = createNodeEngine({ home, kdfCost: cheapKdf, clock: () => testNow })
  const folder = join(home, 'vault')
  await createClient(engine).call('vault.create', {
    folder: engine.files.put(folder),
    identity: { unit: '云溪县纪委监委' },
    passphrase: trainingPassphrase,
    packs: [pack]
  })
  await engine.close()
  return folder
}
