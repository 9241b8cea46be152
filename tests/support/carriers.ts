/**
 * One engine over each carrier, with a home and resources of its own, so that a test says once what must hold for all: a direct call, the
 * loopback's HTTP, and Electron's window → main → engine process.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startLoopback } from '../../scripts/loopback/server.ts'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import type { Reply } from '../../shared/ipc/reply.ts'
import { buildTestShell } from './build-shell.ts'
import { electronSkip, startElectron } from './electron.ts'

export interface OpenCarrier {
  call(name: string, input: unknown): Promise<Reply<unknown>>
  close(): Promise<void>
}

export interface CarrierKind {
  readonly name: 'direct' | 'loopback' | 'electron'
  readonly skip: string | false
  open(): Promise<OpenCarrier>
}

function privateHome(): { readonly home: string; readonly remove: () => void } {
  const home = mkdtempSync(join(tmpdir(), 'lianjing-home-'))
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) }
}

async function openDirect(): Promise<OpenCarrier> {
  const { home, remove } = privateHome()
  const engine = createNodeEngine({ home })
  return {
    call: (name, input) => engine.call(name, input),
    close: async () => {
      await engine.close()
      remove()
    }
  }
}

async function openLoopback(): Promise<OpenCarrier> {
  const { home, remove } = privateHome()
  const engine = createNodeEngine({ home })
  const loopback = await startLoopback({ engine, renderer: home, uploads: join(home, 'uploads') })
  const origin = `http://127.0.0.1:${loopback.port}`
  const token = loopback.address().split('#t=')[1]
  const session = await fetch(`${origin}/session`, { method: 'POST', body: JSON.stringify({ token }) })
  const { bearer } = (await session.json()) as { readonly bearer: string }
  return {
    call: async (name, input) => {
      const response = await fetch(`${origin}/call/${encodeURIComponent(name)}`, {
        method: 'POST',
        body: JSON.stringify(input) ?? '',
        headers: { authorization: `Bearer ${bearer}` }
      })
      return (await response.json()) as Reply<unknown>
    },
    close: async () => {
      await loopback.close()
      await engine.close()
      remove()
    }
  }
}

async function openElectron(): Promise<OpenCarrier> {
  const { home, remove } = privateHome()
  const main = await buildTestShell('<!doctype html><title>x</title>', 'real')
  const running = await startElectron(main, { LIANJING_HOME: home })
  return {
    call: (name, input) =>
      running.page.evaluate(
        ([one, two]) => (Reflect.get(window, 'lianjing') as { call(name: string, input: unknown): Promise<Reply<unknown>> }).call(one, two),
        [name, input] as const
      ),
    close: async () => {
      await running.close()
      rmSync(dirname(dirname(dirname(main))), { recursive: true, force: true })
      remove()
    }
  }
}

export const carriers: readonly CarrierKind[] = [
  { name: 'direct', skip: false, open: openDirect },
  { name: 'loopback', skip: false, open: openLoopback },
  { name: 'electron', skip: electronSkip, open: openElectron }
]
