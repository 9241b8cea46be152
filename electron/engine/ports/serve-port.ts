/**
 * The engine at the end of Electron's port: questions in, answers and events out. It also turns the engine's wishes that only the shell can
 * fulfil (a PDF, a runner) into messages and their answers. The contract is checked by the engine's own dispatch, as over every carrier.
 */
import type { FromEngine, ToEngine } from '../../../shared/ipc/port.ts'
import { AppError, type Reply } from '../../../shared/ipc/reply.ts'
import type { RunnerPort } from '../runner-port.ts'
import type { MessagePortLike, ParentPort } from './parent-port.ts'

/** What the port needs of an engine; `createEngine`'s fulfils it. */
export interface PortEngine {
  call(name: string, input: unknown, meta: { readonly carrier: 'electron'; readonly window: number }): Promise<Reply<unknown>>
  on(listener: (event: unknown) => void): () => void
  readonly files: { put(path: string, name: string): string | Promise<string>; path(handle: string): string | Promise<string> }
  close(): Promise<void>
}

/** What the shell lends the engine, and where things lie. */
export interface PortDeps {
  readonly home: string
  readonly temporary: string
  readonly resources: string
  printPdf(html: string): Promise<Uint8Array>
  spawnRunner(): RunnerPort
}

interface RunnerLine {
  readonly messages: ((message: unknown) => void)[]
  readonly exits: (() => void)[]
  /** copies: a sender zeroes its key as soon as it has posted it */
  waiting: unknown[]
  port: MessagePortLike | undefined
}

/** Serves `create`'s engine over `port` until the shell says close. */
export function servePort(port: ParentPort, create: (deps: PortDeps) => PortEngine): void {
  const prints = new Map<number, (reply: Reply<unknown>) => void>()
  const runners = new Map<number, RunnerLine>()
  let lastId = 0
  let engine: PortEngine | undefined
  const tell = (message: FromEngine) => port.postMessage(message)

  const printPdf = (html: string) =>
    new Promise<Uint8Array>((resolve, reject) => {
      const id = ++lastId
      prints.set(id, (reply) => {
        if (reply.ok && reply.value instanceof Uint8Array) resolve(reply.value)
        else
          reject(
            reply.ok ? new AppError('internal', '打印没有得到文件。') : new AppError(reply.error.code, reply.error.message, reply.error)
          )
      })
      tell({ kind: 'print', id, html })
    })

  const spawnRunner = (): RunnerPort => {
    const runner = ++lastId
    const line: RunnerLine = { messages: [], exits: [], waiting: [], port: undefined }
    runners.set(runner, line)
    tell({ kind: 'spawn_runner', runner })
    return {
      post: (message) => void (line.port ? line.port.postMessage(message) : line.waiting.push(structuredClone(message))),
      onMessage: (listener) => void line.messages.push(listener),
      onExit: (listener) => void (runners.has(runner) ? line.exits.push(listener) : listener()),
      kill: () => tell({ kind: 'kill_runner', runner })
    }
  }

  const connect = (runner: number, runnerPort: MessagePortLike | undefined) => {
    const line = runners.get(runner)
    if (!line || !runnerPort) return
    line.port = runnerPort
    runnerPort.on('message', ({ data }) => line.messages.forEach((listener) => listener(data)))
    runnerPort.start()
    for (const message of line.waiting) runnerPort.postMessage(message)
    line.waiting = []
  }

  const answer = (id: number, work: (engine: PortEngine) => Promise<Reply<unknown>>) => {
    const running = engine ? work(engine) : Promise.reject(new Error('the engine has not been started'))
    void running.catch(faultOf).then((reply) => tell({ kind: 'answer', id, reply }))
  }

  port.on('message', ({ data, ports }) => {
    const message = data as ToEngine
    switch (message.kind) {
      case 'start': {
        const { home, temporary, resources } = message
        engine = create({ home, temporary, resources, printPdf, spawnRunner })
        engine.on((event) => tell({ kind: 'event', event }))
        return tell({ kind: 'ready' })
      }
      case 'call':
        return answer(message.id, (started) => started.call(message.name, message.input, message.meta))
      case 'put_file':
        return answer(message.id, async (started) => ({ ok: true, value: { handle: await started.files.put(message.path, message.name) } }))
      case 'file_path':
        return answer(message.id, async (started) => ({ ok: true, value: { path: await started.files.path(message.handle) } }))
      case 'answer':
        prints.get(message.id)?.(message.reply)
        return void prints.delete(message.id)
      case 'runner':
        return connect(message.runner, ports[0])
      case 'runner_gone': {
        const line = runners.get(message.runner)
        runners.delete(message.runner)
        return line?.exits.forEach((listener) => listener())
      }
      case 'close':
        return answer(message.id, async (started) => {
          await started.close()
          return { ok: true, value: {} }
        })
    }
  })
}

function faultOf(error: unknown): Reply<never> {
  return error instanceof AppError
    ? { ok: false, error: error.value }
    : { ok: false, error: { code: 'internal', message: '程序内部出错，请求没有完成。' } }
}
