/**
 * Prints HTML to PDF with one Chromium for all documents of a run (a start costs 0.2 s), over a pipe: no port is opened, no script runs, no
 * request leaves, and the document never touches the disk.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { AppError } from '../shared/ipc/reply.ts'
import { createPipe, type Pipe } from './chromium-pipe.ts'

export interface Printer {
  /** A4 unless the document's @page says otherwise. Throws `no_printer`. */
  readonly print: (html: string) => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

interface RunningChromium {
  readonly child: ChildProcess
  readonly pipe: Pipe
  readonly profile: string
}

/** `LIANJING_CHROMIUM`, else `chromium` on the PATH; undefined when there is none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const told = environment['LIANJING_CHROMIUM']
  if (told) return existsSync(told) ? told : undefined
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, 'chromium')).find((file) => existsSync(file))
}

/** A printer that starts its Chromium at the first document. */
export function createChromiumPrinter(environment: NodeJS.ProcessEnv = process.env): Printer {
  let running: RunningChromium | undefined
  let last: Promise<unknown> = Promise.resolve()

  async function print(html: string): Promise<Uint8Array> {
    running ??= start(environment)
    const { pipe } = running
    const { targetId } = await pipe.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' })
    try {
      const { sessionId } = await pipe.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
      const page = <T>(method: string, params: object = {}) => pipe.send<T>(method, params, sessionId)
      await page('Network.enable')
      await page('Network.emulateNetworkConditions', { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 })
      await page('Emulation.setScriptExecutionDisabled', { value: true })
      const { frameTree } = await page<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree')
      await page('Page.setDocumentContent', { frameId: frameTree.frame.id, html })
      await page('Runtime.evaluate', { expression: allLoaded, awaitPromise: true })
      const { data } = await page<{ data: string }>('Page.printToPDF', {
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true
      })
      return Buffer.from(data, 'base64')
    } finally {
      await pipe.send('Target.closeTarget', { targetId }).catch(() => undefined)
    }
  }

  function stop(): void {
    if (!running) return
    const { child, profile } = running
    running = undefined
    child.kill('SIGKILL')
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  return {
    print: (html) =>
      inTurn(() =>
        print(html).catch((error: unknown) => {
          stop()
          throw error instanceof AppError ? error : failure(`打印程序出错：${error instanceof Error ? error.message : String(error)}`)
        })
      ),
    close: () => inTurn(async () => stop())
  }
}

/** Pictures decoded and fonts ready; runs in our own world, the page's scripts do not. */
const allLoaded = `Promise.all([...document.images].map((image) => image.decode().catch(() => {}))).then(() => document.fonts.ready).then(() => 1)`

function start(environment: NodeJS.ProcessEnv): RunningChromium {
  const binary = findChromium(environment)
  if (!binary) throw failure('本机没有可用的 Chromium，无法生成 PDF。')
  const profile = mkdtempSync(join(tmpdir(), 'lianjing-print-'))
  const flags = [
    '--headless=new',
    '--remote-debugging-pipe',
    '--no-first-run',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-proxy-server',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    `--user-data-dir=${profile}`,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank'
  ]
  const child = spawn(binary, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
  const pipe = createPipe(child)
  process.once('exit', () => child.kill('SIGKILL'))
  return { child, pipe, profile }
}

function failure(message: string): AppError {
  return new AppError('no_printer', message, {
    next: '请安装 Debian 软件包 chromium（apt install chromium），或用 LIANJING_CHROMIUM 指明其位置；也可改存为 HTML。'
  })
}
