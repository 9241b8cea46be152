/**
 * Starts a real Electron for a test: the shared runtime or the project's own, on a display of its own, with a profile of its own. Where
 * there is none, `electronSkip` says why, and tests skip with that reason.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { electronBinary } from '../../scripts/electron-binary.ts'
import { canShow, ensureDisplay } from './display.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const binary = electronBinary()

/** Why Electron tests cannot run here; false when they can. */
export const electronSkip: string | false = !binary
  ? 'no Electron binary (set ELECTRON_OVERRIDE_DIST_PATH)'
  : !canShow
    ? 'no display and no Xvfb'
    : false

if (electronSkip) console.warn(`Electron tests skipped: ${electronSkip}`)

export interface RunningElectron {
  readonly app: ElectronApplication
  readonly page: Page
  close(): Promise<void>
}

/** Starts `main` (a built main.mjs) and waits for its first window. `env` is added to the process's. */
export async function startElectron(main: string, env: Readonly<Record<string, string>> = {}): Promise<RunningElectron> {
  if (!binary || electronSkip) throw new Error(`Electron cannot start: ${String(electronSkip)}`)
  const profile = mkdtempSync(join(tmpdir(), 'lianjing-profile-'))
  const display = await ensureDisplay()
  const flags = (process.env['TEST_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean)
  const inherited = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  // No executablePath: only then does Playwright load its own part first, which holds the app back until both debuggers are attached. The
  // electron package finds the same binary (ELECTRON_OVERRIDE_DIST_PATH, else its own dist) and downloads nothing, since it is there.
  const app = await _electron.launch({
    cwd: root,
    args: [...flags, `--user-data-dir=${profile}`, '--lang=zh-CN', main],
    env: { ...inherited, ...(display ? { DISPLAY: display } : {}), ...env },
    timeout: 25_000
  })
  const page = await app.firstWindow({ timeout: 25_000 })
  return {
    app,
    page,
    async close() {
      await app.close()
      rmSync(profile, { recursive: true, force: true })
    }
  }
}
