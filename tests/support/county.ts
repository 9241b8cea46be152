/** A small training county, opened over a direct call: what tests of the walk stand on. Made anew for each file, in a few seconds. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient, type Client } from '../../shared/ipc/client.ts'
import type { EngineDeps } from '../../electron/engine/context.ts'
import type { Engine } from '../../electron/engine/engine.ts'

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
  const engine = createNodeEngine({ home, kdfCost: cheapKdf, clock: () => testNow, ...changes })
  const client = createClient(engine)
  await client.run('demo.make', { folder: engine.files.put(dir), size: 'small', seed })
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
