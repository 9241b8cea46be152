/**
 * What the window may do, said once for every carrier: the content security policy with its nonce, and the headers of every answer. The
 * renderer's HTML carries a placeholder that the carrier replaces at each load, so that no nonce is ever used twice.
 */

/** Stands in the built index.html (Vite's `html.cspNonce`) until a carrier serves it. */
export const noncePlaceholder = '__NONCE__'

/** The policy under which the renderer works in Chromium and Electron alike; `nonce` is fresh for each load. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'"
  ].join('; ')
}

/** Headers that accompany every answer to the window, whatever it holds. */
export const guardHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY'
} as const

const assetPath = /^[\w@-][\w.@-]*(?:\/[\w@-][\w.@-]*)*$/

/**
 * The file of the renderer that a URL's path names, relative to its folder, or undefined. Plain names only: nothing that starts with a dot
 * or needs decoding can leave the folder.
 */
export function assetPathOf(pathname: string): string | undefined {
  const path = pathname === '/' ? 'index.html' : pathname.slice(1)
  return assetPath.test(path) ? path : undefined
}

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  txt: 'text/plain; charset=utf-8',
  md: 'text/plain; charset=utf-8'
}

/** The media type of a file of the renderer by its ending; unknown endings are bytes, which no browser runs. */
export function mediaTypeOf(path: string): string {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(mediaTypes, ending) ? (mediaTypes[ending] ?? 'application/octet-stream') : 'application/octet-stream'
}
