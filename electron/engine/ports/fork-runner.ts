/**
 * A runner as a child of plain Node: what the loopback server, the command line and the tests give to `createEngine`. Electron does it
 * otherwise (electron/main/engine-process.ts), because there only main may fork.
 */
import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { RunnerPort } from '../runner-port.ts'

const fromSource = fileURLToPath(new URL('../runner-entry.ts', import.meta.url))

/** Starts a runner from source. It ends with this process, or when killed. */
export function forkRunner(entry: string = fromSource): RunnerPort {
  if (!existsSync(entry)) throw new Error(`runner entry not found: ${entry}`)
  const child = fork(entry, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] })
  let gone = false
  const exits: (() => void)[] = []
  const end = () => {
    if (gone) return
    gone = true
    for (const listener of exits) listener()
  }
  child.on('exit', end)
  child.on('error', end)
  return {
    post: (message) => {
      if (child.connected) child.send(message as never)
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void (gone ? listener() : exits.push(listener)),
    kill: () => void child.kill('SIGKILL')
  }
}
