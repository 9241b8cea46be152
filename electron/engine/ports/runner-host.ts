/**
 * The runner's own end of its line: a MessagePort that Electron's main hands over, or the channel of `child_process.fork`. When the other
 * end goes, the runner ends too, so that no orphan keeps a vault's file open.
 */
import type { RunnerHost } from '../runner-port.ts'
import { parentPort } from './parent-port.ts'

/** Calls `serve` once, as soon as there is a line. */
export function whenConnected(serve: (host: RunnerHost) => void): void {
  const parent = parentPort()
  if (parent) {
    parent.on('message', ({ ports: [port] }) => {
      if (!port) return
      serve({
        post: (message) => port.postMessage(message),
        onMessage: (listener) => {
          port.on('message', ({ data }) => listener(data))
          port.start()
        }
      })
      port.on('close', () => process.exit(0))
    })
    return
  }
  if (!process.send) throw new Error('a runner is started by the engine, not by hand')
  process.on('disconnect', () => process.exit(0))
  serve({
    post: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener)
  })
}
