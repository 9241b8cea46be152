/**
 * The windows: sandboxed pages without Node, at the size and place they had last time (kept beside the app's other settings, nothing of the
 * vault in it). A second window shows the same vault at a view of its own.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app, BrowserWindow, screen, type Rectangle } from 'electron'
import { appOrigin } from './protocol.ts'

interface WindowState {
  readonly bounds: Rectangle
  readonly maximized: boolean
}

const stateFile = () => join(app.getPath('userData'), 'window.json')

/** Opens a window at `hash` (a view's link); the first takes the remembered place, later ones stand a little beside it. */
export function openWindow(preload: string, hash = ''): BrowserWindow {
  const state = BrowserWindow.getAllWindows().length === 0 ? readState() : undefined
  const window = new BrowserWindow({
    ...(state?.bounds ?? { width: 1366, height: 768 }),
    minWidth: 1024,
    minHeight: 640,
    title: '廉镜',
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged
    }
  })
  if (state?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => writeState({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }))
  void window.loadURL(`${appOrigin}/${hash}`)
  return window
}

/** What was kept, if it is whole and still lies on a screen; a damaged file is as good as none. */
function readState(): WindowState | undefined {
  try {
    const { bounds, maximized } = JSON.parse(readFileSync(stateFile(), 'utf8')) as WindowState
    if (![bounds.x, bounds.y, bounds.width, bounds.height].every(Number.isFinite)) return undefined
    const area = screen.getDisplayMatching(bounds).workArea
    const visible =
      bounds.x < area.x + area.width && bounds.y < area.y + area.height && bounds.x + bounds.width > area.x && bounds.y >= area.y
    return visible ? { bounds, maximized: maximized === true } : undefined
  } catch {
    return undefined
  }
}

function writeState(state: WindowState): void {
  mkdirSync(dirname(stateFile()), { recursive: true })
  writeFileSync(stateFile(), JSON.stringify(state))
}
