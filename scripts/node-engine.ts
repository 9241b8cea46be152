/**
 * The engine under plain Node, for browser mode, the command line and tests: a forked runner, one Chromium for all PDFs, resources from the
 * source folder. The same `createEngine` as in the window.
 */
import { randomUUID } from 'node:crypto'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { EngineDeps } from '../electron/engine/context.ts'
import { createEngine, type Engine } from '../electron/engine/engine.ts'
import { forkRunner } from '../electron/engine/ports/fork-runner.ts'
import { makeWorkFolder } from '../electron/engine/ports/work-folder.ts'
import { vaultHomeOf } from '../shared/ipc/home.ts'
import { createChromiumPrinter } from './chromium-printer.ts'

/** What the build made of the shipped packs; packs that changed since are read and checked anew. */
export const checkedPacks = fileURLToPath(new URL('../dist/engine/packs.json', import.meta.url))

/** Starts an engine; `changes` replaces single dependencies. Its `close` also ends the printer. */
export function createNodeEngine(changes: Partial<EngineDeps> = {}): Engine {
  const printer = createChromiumPrinter()
  const engine = createEngine({
    clock: () => new Date(),
    newId: randomUUID,
    spawnRunner: () => forkRunner(),
    printPdf: printer.print,
    resources: fileURLToPath(new URL('../resources', import.meta.url)),
    checkedPacks,
    home: vaultHomeOf(process.env, homedir()),
    temporary: changes.temporary ?? makeWorkFolder(join(tmpdir(), `lianjing-${process.getuid?.() ?? 'user'}`)),
    ...changes
  })
  return {
    ...engine,
    async close() {
      await engine.close()
      await printer.close()
    }
  }
}
