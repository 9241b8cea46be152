/**
 * The engine's process under Electron: the real `createEngine` at the end of main's port. `TEST_SQLITE_BINDING` reaches this process only
 * in unpackaged runs (main passes it on), where an older Electron needs another build of the database's binding.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createEngine } from './engine.ts'
import { parentPort } from './ports/parent-port.ts'
import { servePort } from './ports/serve-port.ts'
import { makeWorkFolder } from './ports/work-folder.ts'
import { testBinding } from './vault/test-binding.ts'

const port = parentPort()
if (!port) throw new Error('the engine is started by the shell, not by hand')
servePort(port, (deps) =>
  createEngine({
    ...deps,
    checkedPacks: join(import.meta.dirname, 'packs.json'),
    temporary: makeWorkFolder(deps.temporary),
    clock: () => new Date(),
    newId: randomUUID,
    ...testBinding()
  })
)
