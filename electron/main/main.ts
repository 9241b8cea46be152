/**
 * The shell: windows, dialogs, printing, and the engine's process. It knows nothing of vaults or warnings; it carries calls between windows
 * and engine, refuses everything else, and locks the vault when the machine sleeps or its screen is locked. Two copies of the program may
 * run side by side, because a vault itself admits only one opener.
 */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, BrowserWindow, powerMonitor } from 'electron'
import { vaultHomeOf } from '../../shared/ipc/home.ts'
import type { CommandInput, EngineEvent } from '../../shared/ipc/contract.ts'
import { startEngineProcess } from './engine-process.ts'
import { forbidSockets, guardEverything } from './guard.ts'
import { answerWindows } from './ipc.ts'
import { setMenu, type Language } from './menu.ts'
import { printPdf } from './print.ts'
import { registerScheme, serveRenderer } from './protocol.ts'
import { openWindow } from './window.ts'

/** What windows hear when the engine died and was started anew. */
const engineLost = { kind: 'vault', state: 'closed', why: 'fault' } as const satisfies EngineEvent

const built = join(import.meta.dirname, '..')

registerScheme()
forbidSockets()
// Forced for every process, except where setup.mjs has said that root must do without (enableSandbox would undo that switch for children).
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
app.on('window-all-closed', () => app.quit())
void app.whenReady().then(start)

function start(): void {
  guardEverything()
  serveRenderer(join(built, 'renderer'))
  const engine = startEngineProcess({
    entry: join(built, 'engine', 'entry.mjs'),
    runnerEntry: join(built, 'engine', 'runner.mjs'),
    env: engineEnvironment(),
    start: { home: vaultHome(), temporary: join(app.getPath('userData'), 'work'), resources: resourcesFolder() },
    printPdf,
    onEvent: tellWindows,
    onRestart: () => tellWindows(engineLost)
  })
  const lock = (why: CommandInput<'vault.lock'>['why']) => void engine.call('vault.lock', { why }, { carrier: 'electron', window: 0 })
  const open = (hash?: string) => openWindow(join(built, 'preload', 'preload.cjs'), hash)
  const setLanguage = (language: Language) => setMenu(language, { openWindow: () => open(), lock: () => lock('hand') })
  setLanguage(app.getLocale().startsWith('zh') ? 'zh' : 'en')
  answerWindows(engine, { openWindow: open, setLanguage })
  powerMonitor.on('suspend', () => lock('suspend'))
  powerMonitor.on('lock-screen', () => lock('suspend'))
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open()
  })
  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void engine.close().then(() => {
      closed = true
      app.quit()
    })
  })
  open()
}

function tellWindows(event: unknown): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send('lianjing:event', event)
}

/** Where vaults lie unless a person chooses elsewhere: LIANJING_HOME, else a folder of the person's own. */
function vaultHome(): string {
  return vaultHomeOf(process.env, homedir())
}

/** Packs, maps and help: beside the app when packaged, in the source folder otherwise. */
function resourcesFolder(): string {
  return app.isPackaged ? join(process.resourcesPath, 'resources') : join(built, '..', 'resources')
}

/** The engine's environment: nothing of the person's, and the test binding only in a run from source. */
function engineEnvironment(): Record<string, string> {
  const kept = [
    'PATH',
    'HOME',
    'TMPDIR',
    'TEMP',
    'TMP',
    'SystemRoot',
    'LANG',
    'TZ',
    ...(app.isPackaged ? [] : ['TEST_SQLITE_BINDING', 'LIANJING_DEBUG'])
  ]
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
}
