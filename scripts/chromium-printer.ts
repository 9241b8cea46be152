/**
 * Prints HTML to PDF with one Chromium for all documents of a run (a start costs 0.2 s), over a pipe: no port is opened, no script runs, no
 * request leaves, and the document never touches the disk. Documents that follow each other are printed on one page, since a page of its own for
 * each costs a quarter of the work; it is given up now and then, so that what it keeps cannot grow.
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
type Ask = <T>(method: string, params?: object) => Promise<T>
/** A page that documents are printed on, one after another. */
interface OpenPage {
  readonly targetId: string
  readonly ask: Ask
  printed: number
}
/** Documents printed on one page before another is opened. */
const mostOnPage = 50

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
  let page: OpenPage | undefined
  let last: Promise<unknown> = Promise.resolve()

  async function openPage({ pipe }: RunningChromium): Promise<OpenPage> {
    const { targetId } = await pipe.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' })
    const { sessionId } = await pipe.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true })
    const ask: Ask = (method, params = {}) => pipe.send(method, params, sessionId)
    await ask('Network.enable')
    await ask('Network.emulateNetworkConditions', { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 })
    await ask('Emulation.setScriptExecutionDisabled', { value: true })
    return { targetId, ask, printed: 0 }
  }

  async function print(html: string): Promise<Uint8Array> {
    running ??= start(environment)
    page ??= await openPage(running)
    const { ask, targetId } = page
    const { frameTree } = await ask<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree')
    await ask('Page.setDocumentContent', { frameId: frameTree.frame.id, html })
    await ask('Runtime.evaluate', { expression: allLoaded, awaitPromise: true })
    const { data } = await ask<{ data: string }>('Page.printToPDF', {
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true
    })
    page.printed += 1
    if (page.printed >= mostOnPage) {
      page = undefined
      await running.pipe.send('Target.closeTarget', { targetId })
    }
    return Buffer.from(data, 'base64')
  }

  function stop(): void {
    if (!running) return
    const { child, profile } = running
    running = undefined
    page = undefined
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
