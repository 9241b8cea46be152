/**
 * Serves the built renderer to the window under app://lianjing, from the app's own folder and nowhere else, with a fresh nonce in the page
 * and in its policy at every load. A path that leaves the folder is not found.
 */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join, normalize, sep } from 'node:path'
import { protocol } from 'electron'
import { contentSecurityPolicy, guardHeaders, mediaTypeOf, noncePlaceholder } from '../../shared/ipc/policy.ts'

export const appOrigin = 'app://lianjing'

/** Must run before the app is ready: gives app:// the rights of a normal secure origin (fetch, modules, storage). */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

/** Serves `folder` at app://lianjing on the default session. */
export function serveRenderer(folder: string): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    const file = url.host === 'lianjing' && request.method === 'GET' ? fileWithin(folder, url.pathname) : undefined
    if (!file) return new Response('', { status: 404, headers: guardHeaders })
    const body = await readFile(file).catch(() => undefined)
    if (!body) return new Response('', { status: 404, headers: guardHeaders })
    const nonce = randomBytes(16).toString('base64')
    const content = file.endsWith('.html') ? body.toString('utf8').replaceAll(noncePlaceholder, nonce) : new Uint8Array(body)
    return new Response(content, {
      headers: { ...guardHeaders, 'content-type': mediaTypeOf(file), 'content-security-policy': contentSecurityPolicy(nonce) }
    })
  })
}

/** The file that a URL's path names below `folder`, or undefined when it would lie outside. */
function fileWithin(folder: string, pathname: string): string | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined
  const file = normalize(join(folder, decoded === '/' ? 'index.html' : decoded))
  return file.startsWith(folder + sep) ? file : undefined
}
