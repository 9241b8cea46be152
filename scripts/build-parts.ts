/**
 * What is built for Electron besides the window, and how: one file each for the shell, the preload, the engine and its runner. Targets the
 * oldest Node that runs them (20.18 in Electron 33); native bindings and Electron itself stay outside.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { InlineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

export interface Part {
  /** Source, from the project's root. */
  readonly entry: string
  /** What is written, from the output folder. */
  readonly file: string
  readonly format: 'es' | 'cjs'
}

export const parts: readonly Part[] = [
  { entry: 'electron/main/main.ts', file: 'main/main.mjs', format: 'es' },
  { entry: 'electron/preload/preload.ts', file: 'preload/preload.cjs', format: 'cjs' },
  { entry: 'electron/engine/entry.ts', file: 'engine/entry.mjs', format: 'es' },
  { entry: 'electron/engine/runner-entry.ts', file: 'engine/runner.mjs', format: 'es' }
]

/** Vite's configuration that bundles `part` into `output`. */
export function configOf(part: Part, output: string): InlineConfig {
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, part.entry),
      target: 'node20.18',
      outDir: join(output, dirname(part.file)),
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        external: [/^node:/, 'electron', 'better-sqlite3', 'sodium-native'],
        output: { format: part.format, entryFileNames: part.file.slice(part.file.indexOf('/') + 1), codeSplitting: false }
      }
    }
  }
}
