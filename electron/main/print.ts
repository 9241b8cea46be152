/**
 * Prints one HTML document to PDF in a hidden window that has no script, no Node, no preload and a session of its own in memory. The
 * document is handed over by a private protocol, so that nothing of it touches the disk; fonts and pictures must be inside it. Prints wait
 * for each other, since each holds a renderer.
 */
import { randomUUID } from 'node:crypto'
import { BrowserWindow, session } from 'electron'
import type { Reply } from '../../shared/ipc/reply.ts'

const page = 'app://print/'
let last: Promise<unknown> = Promise.resolve()

/** The PDF's bytes, A4 unless the document's @page says otherwise; `no_printer` when Chromium could not print it. */
export function printPdf(html: string): Promise<Reply<Uint8Array>> {
  const turn = last.then(() => print(html))
  last = turn
  return turn
}

async function print(html: string): Promise<Reply<Uint8Array>> {
  const partition = session.fromPartition(`print-${randomUUID()}`)
  partition.protocol.handle('app', () => new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }))
  partition.webRequest.onBeforeRequest((details, answer) => answer({ cancel: details.url !== page && !details.url.startsWith('data:') }))
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, session: partition }
  })
  try {
    await window.loadURL(page)
    const value = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true })
    return { ok: true, value: new Uint8Array(value) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, error: { code: 'no_printer', message: `打印为 PDF 未成功：${reason}`, next: '可改存为 HTML，再用浏览器打印。' } }
  } finally {
    window.destroy()
  }
}
