/**
 * Whether there is an Electron to run, and how. Read from the disk only: requiring the package would start a download, which on a laptop
 * without a network hangs. One download is tried where it makes sense, for twenty seconds.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const packageFolder = fileURLToPath(new URL('../node_modules/electron', import.meta.url))
const executableName = { linux: 'electron', darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

/** Path of Electron's executable, or undefined when none is on this machine. */
export function electronBinary(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const folder = environment['ELECTRON_OVERRIDE_DIST_PATH'] || join(packageFolder, 'dist')
  const name = Object.entries(executableName).find(([platform]) => platform === process.platform)?.[1] ?? 'electron'
  const path = join(folder, name)
  return existsSync(path) ? path : undefined
}

/** Tries Electron's own download once; true when a binary is there afterwards. */
export function downloadElectron(): boolean {
  const install = join(packageFolder, 'install.js')
  if (!existsSync(install)) return false
  spawnSync(process.execPath, [install], { stdio: 'ignore', timeout: 20_000, killSignal: 'SIGKILL' })
  return electronBinary() !== undefined
}

/** Whether a window can be shown at all. */
export function hasDisplay(environment: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY'])
}

/** Version of the Electron that the project asks for, for messages. */
export function electronVersion(): string {
  const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { readonly version: string }
  return manifest.version
}
