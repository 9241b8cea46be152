/**
 * Chromium's DevTools protocol over the pipe of `--remote-debugging-pipe` (file descriptors 3 and 4): JSON messages, each ended by a NUL.
 */
import type { ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

export interface Pipe {
  /** Sends a command and resolves to its result; rejects with the protocol's message, or when Chromium ends. */
  send<T = unknown>(method: string, params?: object, sessionId?: string): Promise<T>
}

/** What Chromium tells unasked. */
export interface PipeEvent {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
}

interface Answer {
  readonly id?: number
  readonly method?: string
  readonly params?: PipeEvent['params']
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** Talks to a Chromium that was spawned with pipes as its fourth and fifth file descriptors; `onEvent` hears what it tells unasked. */
export function createPipe(child: ChildProcess, onEvent?: (event: PipeEvent) => void): Pipe {
  const output = child.stdio[3] as Writable
  const input = child.stdio[4] as Readable
  const open = new Map<number, { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void }>()
  let lastId = 0
  let gone: Error | undefined
  let rest: Buffer[] = []

  const end = (error: Error) => {
    gone ??= error
    for (const { reject } of open.values()) reject(gone)
    open.clear()
  }
  child.once('error', end)
  child.once('exit', (code, signal) => end(new Error(`Chromium ended (${signal ?? code})`)))
  output.on('error', end)

  input.on('data', (chunk: Buffer) => {
    let from = 0
    for (let at = chunk.indexOf(0); at !== -1; at = chunk.indexOf(0, from)) {
      receive(Buffer.concat([...rest, chunk.subarray(from, at)]).toString('utf8'))
      rest = []
      from = at + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
  })

  function receive(text: string): void {
    const answer = JSON.parse(text) as Answer
    if (answer.method !== undefined) onEvent?.({ method: answer.method, params: answer.params ?? {} })
    const waiting = answer.id === undefined ? undefined : open.get(answer.id)
    if (!waiting || answer.id === undefined) return
    open.delete(answer.id)
    if (answer.error) waiting.reject(new Error(answer.error.message))
    else waiting.resolve(answer.result as never)
  }

  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        if (gone) return reject(gone)
        const id = ++lastId
        open.set(id, { resolve, reject })
        output.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`)
      })
  }
}
