/**
 * A fresh vault behind the real engine, in a folder of the benchmark's own: the same calls as the window's, with a cheap key derivation, and runners
 * as they are built for the window (read from source they take 0.3 s longer to start; a tree that is not built has no others).
 */
import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Client } from '../../shared/ipc/client.ts'
import { createClient } from '../../shared/ipc/client.ts'
import type { Engine } from '../../electron/engine/engine.ts'
import { forkRunner } from '../../electron/engine/ports/fork-runner.ts'
import { createNodeEngine } from '../node-engine.ts'
import { isStale } from '../stale.ts'

export const benchPassphrase = 'bench-only'

export interface BenchVault {
  readonly engine: Engine
  readonly client: Client
  readonly dir: string
}

const root = fileURLToPath(new URL('../..', import.meta.url))

/** An engine whose home and temporary folder lie below `scratch`. */
export function benchEngine(scratch: string): BenchVault {
  const home = mkdtempSync(join(scratch, 'home-'))
  const temporary = join(home, 'work')
  const runner = isStale(root) ? undefined : join(root, 'dist/engine/runner.mjs')
  mkdirSync(temporary)
  const engine = createNodeEngine({ home, temporary, kdfCost: { memoryKib: 8, passes: 1 }, spawnRunner: () => forkRunner(runner) })
  return { engine, client: createClient(engine), dir: join(home, 'vault') }
}

/** The same with a new, empty vault open. */
export async function emptyVault(scratch: string): Promise<BenchVault> {
  const bench = benchEngine(scratch)
  await bench.client.call('vault.create', {
    folder: bench.engine.files.put(bench.dir),
    identity: { unit: '云溪县纪委监委' },
    passphrase: benchPassphrase
  })
  return bench
}
