/**
 * Browser mode: the same renderer and the same engine, joined by HTTP on 127.0.0.1 where Electron is not to be had. Promises that only the
 * page opened by the printed address gets through: random port, exact Host and Origin, a one-time token, a bearer on every call, no CORS.
 * Not part of the packaged app.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { assetPathOf, contentSecurityPolicy, guardHeaders, mediaTypeOf, noncePlaceholder } from '../../shared/ipc/policy.ts'
import { AppError, type Reply } from '../../shared/ipc/reply.ts'
import { createSessions, isOwnRequest } from './session.ts'
import { receiveFile, sendFile } from './transfer.ts'

/** What the loopback needs of an engine; `createEngine`'s fulfils it. */
export interface LoopbackEngine {
  call(name: string, input: unknown, meta: { readonly carrier: 'loopback' }): Promise<Reply<unknown>>
  on(listener: (event: unknown) => void): () => void
  readonly files: { put(path: string, name: string): string | Promise<string>; path(handle: string): string | Promise<string> }
}

export interface LoopbackOptions {
  readonly engine: LoopbackEngine
  /** The built renderer (dist/renderer). */
  readonly renderer: string
  /** Private folder for uploads. */
  readonly uploads: string
  /** Longest upload, bytes. */
  readonly uploadLimit?: number
  /** Longest JSON body of a call, bytes. */
  readonly callLimit?: number
}

export interface Loopback {
  readonly port: number
  /** An address that opens the workstation once. */
  address(): string
  close(): Promise<void>
}

const gibibyte = 1024 ** 3

/** Starts to listen on a random port of 127.0.0.1. */
export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { engine, renderer, uploads, uploadLimit = 8 * gibibyte, callLimit = 4 * 1024 ** 2 } = options
  mkdirSync(uploads, { recursive: true, mode: 0o700 })
  const sessions = createSessions()
  let port = 0

  const server = createServer((request, response) => {
    void route(request, response).catch((error: unknown) => {
      if (!response.headersSent) json(response, 200, faultOf(error))
      else response.destroy()
    })
  })

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOwnRequest(request, port)) return end(response, 403)
    const path = (request.url ?? '').split('?')[0] ?? ''
    const [, area = '', name = '', ...rest] = path.split('/')
    const isApi = area === 'session' || area === 'call' || area === 'events' || area === 'files'
    if (!isApi) return request.method === 'GET' ? sendAsset(response, path) : end(response, 405)
    if (rest.length > 0) return end(response, 404)
    if (area === 'session') return request.method === 'POST' && name === '' ? openSession(request, response) : end(response, 405)
    if (!sessions.admits(request)) return end(response, 401)
    const action = `${request.method} ${area}${name === '' ? '' : '/'}`
    switch (action) {
      case 'GET events':
        return streamEvents(response)
      case 'POST call':
      case 'POST call/':
        return answerCall(request, response, decoded(name))
      case 'POST files':
        return takeFile(request, response)
      case 'GET files/':
        return sendFile(response, await engine.files.path(name), guardHeaders)
      default:
        return end(response, 405)
    }
  }

  async function openSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request, 1000)
    const token = typeof body === 'object' && body !== null && 'token' in body ? body.token : undefined
    const bearer = typeof token === 'string' ? sessions.exchange(token) : undefined
    return bearer === undefined ? end(response, 401) : json(response, 200, { bearer })
  }

  async function answerCall(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    const input = await readJson(request, callLimit)
    if (input === tooLong) return end(response, 413)
    json(response, 200, await engine.call(name, input, { carrier: 'loopback' }))
  }

  async function takeFile(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await receiveFile(request, uploads, uploadLimit)
    if (typeof received === 'number') return end(response, received)
    const handle = await engine.files.put(received.path, received.name)
    json(response, 200, { ok: true, value: { handle, name: received.name } })
  }

  function streamEvents(response: ServerResponse): void {
    response.writeHead(200, { ...guardHeaders, 'content-type': 'application/x-ndjson; charset=utf-8' })
    response.flushHeaders()
    const stop = engine.on((event) => response.write(`${JSON.stringify(event)}\n`))
    response.on('close', stop)
  }

  async function sendAsset(response: ServerResponse, path: string): Promise<void> {
    const asset = assetPathOf(path)
    const body = asset && (await readFile(join(renderer, asset)).catch(() => undefined))
    if (!asset || !body) return end(response, 404)
    const nonce = randomBytes(16).toString('base64')
    const content = asset.endsWith('.html') ? body.toString('utf8').replaceAll(noncePlaceholder, nonce) : body
    response.writeHead(200, {
      ...guardHeaders,
      'content-type': mediaTypeOf(asset),
      'content-security-policy': contentSecurityPolicy(nonce)
    })
    response.end(content)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  port = (server.address() as AddressInfo).port
  server.requestTimeout = 0

  return {
    port,
    address: () => `http://127.0.0.1:${port}/#t=${sessions.token()}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

const tooLong = Symbol('too long')

/** The body as JSON; undefined when it is none (the contract refuses that), `tooLong` beyond `limit` bytes. */
async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > limit) return tooLong
    chunks.push(chunk)
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown
  } catch {
    return undefined
  }
}

/** A command's name as it was meant; one that cannot be decoded is a name that does not exist. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return ''
  }
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { ...guardHeaders, 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(value))
}

/** Refuses without a word more than the status; the rest of the body is not read. */
function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...guardHeaders, connection: 'close' })
  response.end()
}

function faultOf(error: unknown): Reply<never> {
  return error instanceof AppError
    ? { ok: false, error: error.value }
    : { ok: false, error: { code: 'internal', message: '程序内部出错，请求没有完成。' } }
}
