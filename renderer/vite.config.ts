/**
 * Builds the window for chrome130 (Electron 33 in tests, 45 in the product). No inlined assets and no inline script, so that the strict CSP holds;
 * the nonce is a placeholder that the protocol handler or loopback server replaces at every load. `LIANJING_GALLERY=1` builds the gallery of
 * parts instead of the product.
 */
import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const gallery = process.env['LIANJING_GALLERY'] === '1'
const inHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: inHere('.'),
  base: './',
  plugins: [react()],
  html: { cspNonce: '__NONCE__' },
  build: {
    target: 'chrome130',
    outDir: inHere(gallery ? '../dist/gallery' : '../dist/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { input: inHere(gallery ? 'gallery.html' : 'index.html') }
  }
})
