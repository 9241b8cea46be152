/**
 * The carrier in browser mode: HTTP to the server that served this page. The one-time token of the address is exchanged for a bearer, which is
 * kept in sessionStorage, so that a reload goes on and a second tab or a stolen address does not get in.
 */
import * as z from 'zod'
import type { EngineEvent } from '../../shared/ipc/contract.ts'
import { AppError } from '../../shared/ipc/reply.ts'
import { fileSchema, openReply, readEvent, readReply, type Carrier } from './carrier.ts'

const bearerKey = 'lianjing.bearer'
const serverGone = { kind: 'vault', state: 'closed', why: 'fault' } as const satisfies EngineEvent
const bearerSchema = z.object({ bearer: z.string() })

/** Takes the token out of the address and exchanges it; answers whether this page may talk to the server. */
export async function openSession(): Promise<boolean> {
  const token = /^#t=([\w-]+)$/.exec(location.hash)?.[1]
  if (token !== undefined) {
    history.replaceState(null, '', location.pathname)
    const response = await fetch('./session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token })
    })
    if (response.ok) sessionStorage.setItem(bearerKey, bearerSchema.parse(await response.json()).bearer)
  }
  return sessionStorage.getItem(bearerKey) !== null
}

function authorization(): Record<string, string> {
  return { authorization: `Bearer ${sessionStorage.getItem(bearerKey) ?? ''}` }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, { ...init, headers: { ...authorization(), ...init.headers } })
  } catch {
    throw new AppError('internal', '本机服务没有回应，可能已经停止。', { next: '重新运行 npm start，用新打印的地址打开。' })
  }
  if (response.status === 401) {
    sessionStorage.removeItem(bearerKey)
    throw new AppError('not_allowed', '本次会话已失效。', { next: '在运行 npm start 的终端按回车，用新打印的地址打开。' })
  }
  if (!response.ok) throw new AppError('internal', `本机服务拒绝了请求（${response.status}）。`, { next: '请重试。' })
  return response
}

export function createLoopbackCarrier(): Carrier {
  const listeners = new Set<(event: EngineEvent) => void>()
  let streaming = false
  let unanswered = 0

  async function stream(): Promise<void> {
    const response = await send('./events', {})
    unanswered = 0
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    if (!reader) return
    let rest = ''
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      const lines = (rest + value).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) tell(line)
    }
  }
  function tell(line: string): void {
    if (line.trim() === '') return
    const event = readEvent(JSON.parse(line))
    if (event) for (const listener of listeners) listener(event)
  }
  function keepStreaming(): void {
    if (streaming) return
    streaming = true
    const again = (): void => {
      streaming = false
      if (listeners.size > 0 && sessionStorage.getItem(bearerKey) !== null) setTimeout(keepStreaming, 1000)
    }
    // A server that is gone sends no event, and a running import would show its last progress for ever: the second silence is told.
    stream().then(again, () => {
      unanswered += 1
      if (unanswered === 2) for (const listener of listeners) listener(serverGone)
      again()
    })
  }

  return {
    kind: 'loopback',
    call: async (name, input) => {
      try {
        const response = await send(`./call/${encodeURIComponent(name)}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(input)
        })
        return readReply(await response.json())
      } catch (thrown) {
        if (thrown instanceof AppError) return { ok: false, error: thrown.value }
        throw thrown
      }
    },
    on: (listener) => {
      listeners.add(listener)
      keepStreaming()
      return () => void listeners.delete(listener)
    },
    take: (files) =>
      Promise.all(
        files.map(async (file) => {
          const response = await send('./files', { method: 'POST', headers: { 'x-name': encodeURIComponent(file.name) }, body: file })
          return fileSchema.parse(openReply(readReply(await response.json())))
        })
      ),
    save: async (handle, name) => {
      const response = await send(`./files/${encodeURIComponent(handle)}`, {})
      const address = URL.createObjectURL(await response.blob())
      const anchor = document.createElement('a')
      anchor.href = address
      anchor.download = name
      anchor.click()
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
      return true
    }
  }
}
