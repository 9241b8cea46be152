/**
 * Serves the built renderer to the window under app://lianjing, from the app's own folder and nowhere else, with a fresh nonce in the page
 * and in its policy at every load. A path that leaves the folder is not found.
 */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { protocol } from 'electron'
import { assetPathOf, contentSecurityPolicy, guardHeaders, mediaTypeOf, noncePlaceholder } from '../../shared/ipc/policy.ts'

export const appOrigin = 'app://lianjing'

/** Must run before the app is ready: gives app:// the rights of a normal secure origin (fetch, modules, storage). */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

/** Serves `folder` at app://lianjing on the default session. */
export function serveRenderer(folder: string): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    const file = url.host === 'lianjing' && request.method === 'GET' ? assetPathOf(url.pathname) : undefined
    const body = file && (await readFile(join(folder, file)).catch(() => undefined))
    if (!file || !body) return new Response('', { status: 404, headers: guardHeaders })
    const nonce = randomBytes(16).toString('base64')
    const content = file.endsWith('.html') ? body.toString('utf8').replaceAll(noncePlaceholder, nonce) : new Uint8Array(body)
    return new Response(content, {
      headers: { ...guardHeaders, 'content-type': mediaTypeOf(file), 'content-security-policy': contentSecurityPolicy(nonce) }
    })
  })
}
