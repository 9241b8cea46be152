/** Whether dist/ is older than what it was built from, by time stamps: rebuilding costs seconds, a window from yesterday's source costs more. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const sources = ['electron', 'renderer', 'shared', 'resources/packs', 'package.json', 'package-lock.json', 'scripts/build-parts.ts']
const built = [
  'dist/main/main.mjs',
  'dist/preload/preload.cjs',
  'dist/engine/entry.mjs',
  'dist/engine/runner.mjs',
  'dist/engine/packs.json',
  'dist/renderer/index.html'
]

/** True when something is missing in `root`/dist, or a source is newer than the oldest of it. */
export function isStale(root: string): boolean {
  const outputs = built.map((file) => join(root, file))
  if (!outputs.every((file) => existsSync(file))) return true
  const oldest = Math.min(...outputs.map((file) => statSync(file).mtimeMs))
  return sources.some((source) => newestOf(join(root, source)) > oldest)
}

function newestOf(path: string): number {
  const stat = statSync(path)
  return stat.isDirectory() ? Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestOf(join(path, name)))) : stat.mtimeMs
}
