/**
 * The whole product for an end-to-end test, as a person would have it: `npm start`'s browser mode in a real Chromium, or the built app in a
 * real Electron. One test, two projects (playwright.config.ts): what differs (dialogs, downloads) is hidden behind `choose` and `save`.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base, chromium, type ElectronApplication, type Page } from '@playwright/test'
import { findChromium } from '../../scripts/chromium-printer.ts'
import { electronSkip, startElectron } from './electron.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface AppOptions {
  readonly carrier: 'chromium' | 'electron'
  /** A vault's folder; a copy of it is the only vault that the app finds. Without it there is none. */
  readonly vault?: string
}

export interface App {
  readonly page: Page
  readonly carrier: AppOptions['carrier']
  /** Folder of vaults (LIANJING_HOME). */
  readonly home: string
  /** Everything the window complained of: console errors, uncaught exceptions, refused by policy. */
  readonly problems: readonly string[]
  /** Does `act`, which asks for files, and answers with these paths. */
  choose(paths: readonly string[], act: () => Promise<unknown>): Promise<void>
  /** Does `act`, which saves a file, and resolves to where it lies. */
  save(act: () => Promise<unknown>): Promise<string>
  close(): Promise<void>
}

/** Why a carrier cannot run here; false when it can. */
export function skipReason(carrier: AppOptions['carrier']): string | false {
  if (carrier === 'electron') return electronSkip
  return findChromium() === undefined ? 'no chromium on the PATH' : false
}

/** Opens the workstation at 1366 × 768, in a home of its own. Needs `npm run build` first. */
export async function openApp(options: AppOptions): Promise<App> {
  if (!existsSync(join(root, 'dist/renderer/index.html'))) throw new Error('dist/ is missing: npm run build first')
  const home = mkdtempSync(join(tmpdir(), 'lianjing-e2e-'))
  if (options.vault) cpSync(options.vault, join(home, 'vault'), { recursive: true })
  const opened = options.carrier === 'electron' ? await openElectron(home) : await openChromium(home)
  const problems: string[] = []
  opened.page.on('pageerror', (error) => problems.push(String(error)))
  opened.page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  return {
    ...opened,
    carrier: options.carrier,
    home,
    problems,
    async close() {
      await opened.close()
      rmSync(home, { recursive: true, force: true })
    }
  }
}

type Opened = Pick<App, 'page' | 'choose' | 'save' | 'close'>

async function openElectron(home: string): Promise<Opened> {
  const { app, page, close } = await startElectron(join(root, 'dist/main/main.mjs'), { LIANJING_HOME: home })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 768))
  return {
    page,
    close,
    async choose(paths, act) {
      await answerOpenDialog(app, paths)
      await act()
    },
    async save(act) {
      const path = join(savedFolder(home), 'saved')
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      }, path)
      await act()
      await untilExists(page, path)
      return path
    }
  }
}

function answerOpenDialog(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  return app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
    },
    [...paths]
  )
}

/** Waits for a file by asking between frames of the page, not by a fixed time; the test's own limit ends it. */
async function untilExists(page: Page, path: string): Promise<void> {
  while (!existsSync(path)) await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
}

function savedFolder(home: string): string {
  const folder = mkdtempSync(join(home, 'saved-'))
  mkdirSync(folder, { recursive: true })
  return folder
}

async function openChromium(home: string): Promise<Opened> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no chromium on the PATH')
  const server = await startServer(home)
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  await page.goto(server.address)
  return {
    page,
    async choose(paths, act) {
      const chooser = page.waitForEvent('filechooser')
      await act()
      await (await chooser).setFiles([...paths])
    },
    async save(act) {
      const download = page.waitForEvent('download')
      await act()
      const path = join(savedFolder(home), 'saved')
      await (await download).saveAs(path)
      return path
    },
    async close() {
      await browser.close()
      await server.close()
    }
  }
}

/** Browser mode as `npm start` runs it; resolves when it has printed its address. */
async function startServer(home: string): Promise<{ readonly address: string; close(): Promise<void> }> {
  const child = spawn(process.execPath, [join(root, 'scripts/loopback.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, LIANJING_HOME: home }
  })
  const address = await printedAddress(child)
  return {
    address,
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      })
  }
}

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]+/.exec(text)?.[0]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`browser mode ended with ${code}`)))
    child.once('error', reject)
  })
}

/** Playwright's test with `app`: the product without a vault over the project's carrier. `open` opens it with one. */
export const test = base.extend<{ readonly app: App; readonly open: (vault?: string) => Promise<App> }>({
  open: async ({ browserName: _browserName }, use, info) => {
    const carrier = info.project.name === 'electron' ? 'electron' : 'chromium'
    const reason = skipReason(carrier)
    base.skip(reason !== false, String(reason))
    const opened: App[] = []
    await use(async (vault) => {
      const app = await openApp(vault === undefined ? { carrier } : { carrier, vault })
      opened.push(app)
      return app
    })
    for (const app of opened) await app.close()
  },
  app: async ({ open }, use) => use(await open())
})
