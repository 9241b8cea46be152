/**
 * A window of Electron driven over the pipe of `--remote-debugging-pipe`: for a machine without any network interface, where Playwright, which
 * talks over sockets, cannot follow. Real keys and real text, and everything that the window complains of.
 */
import type { ChildProcess } from 'node:child_process'
import { createPipe, type PipeEvent } from '../../scripts/chromium-pipe.ts'

export interface PipeWindow {
  /** Console errors, uncaught exceptions and refusals by policy since the window's first moment. */
  readonly problems: readonly string[]
  /** Value of an expression in the page; promises are awaited. */
  evaluate<T>(expression: string): Promise<T>
  /** Resolves once the expression is true, looked at many times a second; rejects after `limit` ms with what the page shows. */
  until(expression: string, limit?: number): Promise<void>
  /** Types into what has the focus. */
  type(text: string): Promise<void>
  press(key: 'Enter'): Promise<void>
  close(): Promise<void>
}

interface Evaluated {
  readonly result: { readonly value?: unknown }
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } }
}

/** Takes the first window of an Electron that was spawned with pipes as its fourth and fifth file descriptors. */
export async function firstPipeWindow(child: ChildProcess): Promise<PipeWindow> {
  const problems: string[] = []
  const pipe = createPipe(child, (event) => {
    const problem = problemOf(event)
    if (problem !== null) problems.push(problem)
  })
  const found = await firstPage(pipe)
  const { sessionId } = await pipe.send<{ sessionId: string }>('Target.attachToTarget', { targetId: found, flatten: true })
  const send = <T = unknown>(method: string, params: object = {}) => pipe.send<T>(method, params, sessionId)
  await send('Runtime.enable')
  await send('Log.enable')
  async function evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await send<Evaluated>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value as T
  }
  /** A look fails while the page has not begun or is being replaced: that is "not yet". */
  async function until(expression: string, limit = 30_000): Promise<void> {
    const started = performance.now()
    const look = `new Promise((resolve) => setTimeout(() => resolve(Boolean(${expression})), 25))`
    while (!(await evaluate<boolean>(look).catch(() => false))) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error('the app ended')
      if (performance.now() - started > limit)
        throw new Error(`not seen: ${expression} in: ${await evaluate<string>('document.body.innerText.slice(0, 500)')}`)
    }
  }
  await until(`document.readyState === 'complete'`)
  return {
    problems,
    evaluate,
    until,
    type: async (text) => void (await send('Input.insertText', { text })),
    async press(key) {
      const event = { key, code: key, windowsVirtualKeyCode: 13, text: '\r' }
      await send('Input.dispatchKeyEvent', { type: 'keyDown', ...event })
      await send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
    },
    close: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      })
  }
}

/** Waits for a page among the targets; `Target.setDiscoverTargets` would tell by event, but those before it would be missed. */
async function firstPage(pipe: ReturnType<typeof createPipe>): Promise<string> {
  for (;;) {
    const { targetInfos } = await pipe.send<{ targetInfos: readonly { type: string; targetId: string; url: string }[] }>(
      'Target.getTargets'
    )
    const page = targetInfos.find((target) => target.type === 'page' && target.url.startsWith('app://'))
    if (page) return page.targetId
  }
}

function problemOf({ method, params }: PipeEvent): string | null {
  if (method === 'Runtime.exceptionThrown') return JSON.stringify(params)
  if (method === 'Runtime.consoleAPICalled' && params['type'] === 'error') return JSON.stringify(params['args'])
  if (method !== 'Log.entryAdded') return null
  const entry = params['entry'] as { readonly level: string; readonly text: string }
  return entry.level === 'error' ? entry.text : null
}
