/**
 * Builds the real shell and preload beside a given engine into a folder of its own, so that the shell can be tested without waiting for, or
 * trusting, the real engine.
 */
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { configOf } from '../../scripts/build-parts.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

const engines = {
  fake: ['tests/fixtures/shell/fake-engine.ts', 'tests/fixtures/shell/fake-runner.ts'],
  real: ['electron/engine/entry.ts', 'electron/engine/runner-entry.ts']
} as const

/** Builds into a new house under node_modules/.cache (where the bundles' imports resolve), resources beside; returns its main.mjs. */
export async function buildTestShell(page: string, engine: keyof typeof engines): Promise<string> {
  const [engineEntry, runnerEntry] = engines[engine]
  const cache = join(root, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  const house = mkdtempSync(join(cache, 'shell-'))
  symlinkSync(join(root, 'resources'), join(house, 'resources'), 'junction')
  const folder = join(house, 'dist')
  await Promise.all(
    [
      { entry: 'electron/main/main.ts', file: 'main/main.mjs', format: 'es' } as const,
      { entry: 'electron/preload/preload.ts', file: 'preload/preload.cjs', format: 'cjs' } as const,
      { entry: engineEntry, file: 'engine/entry.mjs', format: 'es' } as const,
      { entry: runnerEntry, file: 'engine/runner.mjs', format: 'es' } as const
    ].map((part) => build(configOf(part, folder)))
  )
  mkdirSync(join(folder, 'renderer'))
  writeFileSync(join(folder, 'renderer', 'index.html'), page)
  return join(folder, 'main', 'main.mjs')
}
