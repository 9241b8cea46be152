/** A small training county, opened over a direct call: what tests of the walk stand on. Each file has a copy of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient, type Client } from '../../shared/ipc/client.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import type { EngineDeps } from '../../electron/engine/context.ts'
import type { Engine } from '../../electron/engine/engine.ts'
import { copyCounty } from './kept-counties.ts'

export interface OpenCounty {
  readonly client: Client
  readonly engine: Engine
  /** folder of the vault */
  readonly dir: string
  readonly home: string
  close(): Promise<void>
}

/** The clock of tests: after the county's data date and never moving by itself. */
export const testNow = new Date('2026-10-12T01:00:00Z')
/** Derivation as cheap as the keyring allows, so that tests do not wait for it. */
export const cheapKdf = { memoryKib: 65_536, passes: 3 } as const

export async function openCounty(seed = 1, changes: Partial<EngineDeps> = {}): Promise<OpenCounty> {
  const home = mkdtempSync(join(tmpdir(), 'lianjing-county-'))
  const dir = join(home, 'county')
  const start = (at: string): Engine => createNodeEngine({ home: at, kdfCost: cheapKdf, clock: () => testNow, ...changes })
  // a county made on another day is another county
  const make = async (folder: string): Promise<void> => {
    // in a home of its own, which remembers it: here only the copy is to be known
    const engine = start(`${folder}-home`)
    await createClient(engine).run('demo.make', { folder: engine.files.put(folder), size: 'small', seed })
    await engine.close()
  }
  await (changes.clock === undefined ? copyCounty(seed, dir, make) : make(dir))
  const engine = start(home)
  const client = createClient(engine)
  await client.call('vault.unlock', { vault: engine.files.put(dir), passphrase: trainingPassphrase })
  return {
    client,
    engine,
    dir,
    home,
    async close() {
      await engine.close()
      rmSync(home, { recursive: true, force: true })
    }
  }
}
