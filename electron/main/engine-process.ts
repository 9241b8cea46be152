/**
 * Keeps the engine's process and its runners. The engine is plain Node in a utilityProcess; only main can fork, so the engine asks for its
 * runner here and gets a port to it. If the engine dies, every open question is answered with an error, its runners end with it, and a new
 * engine starts: the vault is then locked, and nothing half-done is left because every write is a transaction.
 */
import { MessageChannelMain, utilityProcess, type UtilityProcess } from 'electron'
import type { FromEngine, PortMeta, ToEngine } from '../../shared/ipc/port.ts'
import type { Reply } from '../../shared/ipc/reply.ts'

export interface EngineProcessOptions {
  readonly entry: string
  readonly runnerEntry: string
  readonly env: Readonly<Record<string, string>>
  readonly start: Omit<Extract<ToEngine, { kind: 'start' }>, 'kind'>
  readonly printPdf: (html: string) => Promise<Reply<Uint8Array>>
  readonly onEvent: (event: unknown) => void
  /** The engine ended by itself and has been started anew. */
  readonly onRestart: () => void
}

export interface EngineProcess {
  call(name: string, input: unknown, meta: PortMeta): Promise<Reply<unknown>>
  /** Puts a file under a handle; the value is `{handle}`. */
  putFile(path: string, name: string): Promise<Reply<unknown>>
  /** Where the engine keeps what a handle names; the value is `{path}`. */
  filePath(handle: string): Promise<Reply<unknown>>
  close(): Promise<void>
}

const crashed: Reply<never> = {
  ok: false,
  error: { code: 'internal', message: '后台程序意外中止，已重新启动；已入库的数据不受影响。', next: '请重新解锁后再试一次。' }
}

/** Starts the engine and keeps it running until `close`. */
export function startEngineProcess(options: EngineProcessOptions): EngineProcess {
  const open = new Map<number, (reply: Reply<unknown>) => void>()
  const runners = new Map<number, UtilityProcess>()
  let nextId = 1
  let closing = false
  let ready = false
  let alive = true
  let child = fork()

  function fork(): UtilityProcess {
    ready = false
    const started = utilityProcess.fork(options.entry, [], { serviceName: 'Lianjing engine', env: options.env, stdio: 'inherit' })
    started.postMessage({ kind: 'start', ...options.start } satisfies ToEngine)
    started.on('message', (message: FromEngine) => receive(message))
    started.on('exit', () => ended(started))
    return started
  }

  function ended(which: UtilityProcess): void {
    if (which !== child) return
    for (const runner of runners.values()) runner.kill()
    runners.clear()
    // One that died before it was ready would die again without end; one that has worked is worth another start.
    alive = ready && !closing
    if (alive) child = fork()
    if (!closing) options.onRestart()
    for (const answer of open.values()) answer(crashed)
    open.clear()
  }

  function receive(message: FromEngine): void {
    switch (message.kind) {
      case 'ready':
        ready = true
        return
      case 'answer':
        open.get(message.id)?.(message.reply)
        open.delete(message.id)
        return
      case 'event':
        options.onEvent(message.event)
        return
      case 'print':
        void options.printPdf(message.html).then((reply) => send({ kind: 'answer', id: message.id, reply }))
        return
      case 'spawn_runner':
        spawnRunner(message.runner)
        return
      case 'kill_runner':
        runners.get(message.runner)?.kill()
        return
    }
  }

  function spawnRunner(number: number): void {
    const runner = utilityProcess.fork(options.runnerEntry, [], { serviceName: 'Lianjing runner', env: options.env, stdio: 'inherit' })
    const channel = new MessageChannelMain()
    runners.set(number, runner)
    runner.postMessage({ kind: 'port' }, [channel.port1])
    child.postMessage({ kind: 'runner', runner: number } satisfies ToEngine, [channel.port2])
    runner.on('exit', () => {
      if (runners.delete(number)) send({ kind: 'runner_gone', runner: number })
    })
  }

  function send(message: ToEngine): void {
    child.postMessage(message)
  }

  function ask(build: (id: number) => ToEngine): Promise<Reply<unknown>> {
    if (!alive) return Promise.resolve(crashed)
    const id = nextId++
    return new Promise((resolve) => {
      open.set(id, resolve)
      send(build(id))
    })
  }

  return {
    call: (name, input, meta) => ask((id) => ({ kind: 'call', id, name, input, meta })),
    putFile: (path, name) => ask((id) => ({ kind: 'put_file', id, path, name })),
    filePath: (handle) => ask((id) => ({ kind: 'file_path', id, handle })),
    async close() {
      closing = true
      await ask((id) => ({ kind: 'close', id }))
      for (const runner of runners.values()) runner.kill()
      child.kill()
    }
  }
}
