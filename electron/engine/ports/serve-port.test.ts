/** The engine's end of Electron's port, over a port that remembers: what is said to a runner before its line stands must reach it whole. */
import { expect, test } from 'vitest'
import type { RunnerPort } from '../runner-port.ts'
import type { MessagePortLike, ParentPort, PortMessage } from './parent-port.ts'
import { servePort, type PortEngine } from './serve-port.ts'

const start = { kind: 'start', home: '', temporary: '', resources: '' } as const

test('a key that its sender zeroes after posting reaches the runner, though its port comes later', () => {
  let hear = (_message: PortMessage): void => undefined
  const shell: ParentPort = { postMessage: () => undefined, on: (_event, listener) => void (hear = listener) }
  let runner: RunnerPort | undefined
  servePort(shell, (deps) => {
    runner = deps.spawnRunner()
    return { on: () => () => undefined } as unknown as PortEngine
  })
  hear({ data: start, ports: [] })
  const key = Buffer.alloc(32, 7)
  runner?.post({ do: 'open', key })
  key.fill(0)
  const heard: unknown[] = []
  const line = { on: () => undefined, start: () => undefined, postMessage: (message: unknown) => void heard.push(structuredClone(message)) }
  hear({ data: { kind: 'runner', runner: 1 }, ports: [line as unknown as MessagePortLike] })
  expect(heard).toEqual([{ do: 'open', key: new Uint8Array(32).fill(7) }])
})
