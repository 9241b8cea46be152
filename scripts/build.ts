/**
 * `npm run build`: the window (renderer) and the four parts for Electron into dist/. `--window` and `--shell` build one half, `--watch`
 * builds again when a source changes (there is no development server: its inline preamble would need a weaker policy).
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig } from 'vite'
import { writeCheckedPacks } from '../electron/engine/packs/checked-packs.ts'
import { packFoldersIn } from '../electron/engine/packs/load-packs.ts'
import { configOf, parts } from './build-parts.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')

/** Builds what is asked for; with `watch`, resolves after the first build and goes on. */
export async function buildAll(options: { readonly shell: boolean; readonly window: boolean; readonly watch?: boolean }): Promise<void> {
  const watching = (config: InlineConfig): InlineConfig => (options.watch ? { ...config, build: { ...config.build, watch: {} } } : config)
  if (options.shell) {
    for (const folder of ['main', 'preload', 'engine']) rmSync(join(dist, folder), { recursive: true, force: true })
    await Promise.all(parts.map((part) => build(watching(configOf(part, dist)))))
    writeCheckedPacks(packFoldersIn(join(root, 'resources/packs')), join(dist, 'engine/packs.json'))
  }
  if (options.window) await build(watching({ configFile: join(root, 'renderer/vite.config.ts'), logLevel: 'warn' }))
}

if (import.meta.main) {
  const flags = process.argv.slice(2)
  const half = flags.includes('--shell') || flags.includes('--window')
  const started = performance.now()
  await buildAll({
    shell: !half || flags.includes('--shell'),
    window: !half || flags.includes('--window'),
    watch: flags.includes('--watch')
  })
  console.error(`built in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
