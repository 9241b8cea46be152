/** The runner's process: waits for its line to the engine, then does what runner.ts does, and nothing else. */
import { whenConnected } from './ports/runner-host.ts'
import { serveRunner } from './runner.ts'

whenConnected(serveRunner)
