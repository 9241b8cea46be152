/** The training county as a vault, made once for a seed and kept; small runs take the small county. Opened by the engine or bare, for SQL alone. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { openVault } from '../../electron/engine/vault/open-vault.ts'
import type { Vault } from '../../electron/engine/vault/vault.ts'
import { benchEngine, benchPassphrase, type BenchVault } from './bench-vault.ts'
import type { BenchOptions } from './figure.ts'

/** The county's folder; made by the product itself when it is not there (a county takes a minute or two). */
export async function countyFolder(options: BenchOptions): Promise<string> {
  const size = options.scale >= 0.5 ? 'county' : 'small'
  const dir = join(options.data, `vault-${size}-${options.seed}`)
  if (existsSync(dir)) return dir
  options.say(`   making the ${size} county of seed ${options.seed} …`)
  const { engine, client } = benchEngine(options.scratch)
  try {
    await client.run('demo.make', { folder: engine.files.put(dir), size, seed: options.seed, passphrase: benchPassphrase })
  } finally {
    await engine.close()
  }
  return dir
}

/** The county behind the engine. */
export async function countyEngine(options: BenchOptions): Promise<BenchVault> {
  const dir = await countyFolder(options)
  const bench = benchEngine(options.scratch)
  await bench.client.call('vault.unlock', { vault: bench.engine.files.put(dir), passphrase: benchPassphrase })
  return { ...bench, dir }
}

/** The county without the engine; the caller closes it. */
export async function countyVault(options: BenchOptions): Promise<Vault> {
  const dir = await countyFolder(options)
  return openVault(dir, { passphrase: benchPassphrase }, { clock: () => new Date(), newId: randomUUID })
}
