/**
 * Prints HTML documents to PDF in one hidden page that has no script, no Node, no preload and a session of its own in memory. A document is handed
 * over by a private protocol, so that nothing of it touches the disk; fonts and pictures must be inside it. Prints wait for each other. The
 * page serves the documents that follow, since opening one costs more than many a print; it is given up now and then, so that what it keeps cannot
 * grow, when nothing came for a while, and after a fault. It is no window: the app does not wait for it to quit and tells it nothing.
 */
import { session, WebContentsView, type WebContents } from 'electron'
import type { Reply } from '../../shared/ipc/reply.ts'

/** Documents printed on one page before another is opened. */
const mostOnPage = 50
/** Milliseconds after the last document until the page is closed. */
const idleTime = 5000

interface OpenPage {
  /** held here: when it is collected its contents are destroyed */
  readonly view: WebContentsView
  printed: number
}
let last: Promise<unknown> = Promise.resolve()
let page: OpenPage | undefined
let closing: NodeJS.Timeout | undefined
/** what the private protocol answers with, and under which address: each document has one of its own, else the page would count as loaded */
let current = { address: '', html: '' }
let printed = 0

/** The PDF's bytes, A4 unless the document's @page says otherwise; `no_printer` when Chromium could not print it. */
export function printPdf(html: string): Promise<Reply<Uint8Array>> {
  const turn = last.then(() => print(html))
  last = turn
  return turn
}

async function print(html: string): Promise<Reply<Uint8Array>> {
  clearTimeout(closing)
  try {
    page ??= openPage()
    printed += 1
    current = { address: `app://print/${printed}`, html }
    const { webContents } = page.view
    await webContents.loadURL(current.address)
    const value = await webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true })
    page.printed += 1
    if (page.printed >= mostOnPage) closePage()
    return { ok: true, value: new Uint8Array(value) }
  } catch (error) {
    closePage()
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, error: { code: 'no_printer', message: `打印为 PDF 未成功：${reason}`, next: '可改存为 HTML，再用浏览器打印。' } }
  } finally {
    current = { address: '', html: '' }
    closing = setTimeout(closePage, idleTime)
  }
}

function openPage(): OpenPage {
  const view = new WebContentsView({
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, session: ownSession() }
  })
  return { view, printed: 0 }
}

function closePage(): void {
  clearTimeout(closing)
  // what crashed may be gone already
  const contents = page?.view.webContents as WebContents | undefined
  page = undefined
  if (contents?.isDestroyed() === false) contents.close()
}

/** In memory (its name does not begin with `persist:`) and the same for every page: Electron never frees a session. */
function ownSession(): Electron.Session {
  const own = session.fromPartition('print')
  if (own.protocol.isProtocolHandled('app')) return own
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  own.protocol.handle('app', () => new Response(current.html, { headers }))
  own.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: details.url !== current.address && !details.url.startsWith('data:') })
  )
  return own
}
