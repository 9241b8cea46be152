/**
 * Browser mode's server met as a stranger would meet it: wrong Host, wrong Origin, used token, no bearer, ways out of the folder, too long
 * bodies. Raw sockets where fetch would not let a test send what an attacker can.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startLoopback, type Loopback } from '../../scripts/loopback/server.ts'
import { AppError } from '../../shared/ipc/reply.ts'
import { createFakeEngine } from '../fixtures/shell/fake-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianjing-loopback-'))
const uploads = join(folder, 'uploads')
let loopback: Loopback
let origin = ''
let bearer = ''

beforeAll(async () => {
  mkdirSync(join(folder, 'renderer'))
  writeFileSync(join(folder, 'renderer', 'index.html'), '<style nonce="__NONCE__"></style>')
  writeFileSync(join(folder, 'renderer', 'app.js'), '1')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  const fake = createFakeEngine({
    printPdf: async () => new Uint8Array(),
    spawnRunner: () => {
      throw new AppError('internal', 'none')
    }
  })
  loopback = await startLoopback({
    engine: { ...fake, call: (name, input, meta) => fake.call(name, input, meta as never) },
    renderer: join(folder, 'renderer'),
    uploads,
    uploadLimit: 1000,
    callLimit: 2000
  })
  origin = `http://127.0.0.1:${loopback.port}`
  bearer = await open(tokenOf(loopback.address()))
})
afterAll(async () => {
  await loopback.close()
  rmSync(folder, { recursive: true })
})

const tokenOf = (address: string) => address.slice(address.indexOf('#t=') + 3)
const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) => fetch(origin + path, { method: 'POST', body, headers })
const open = async (token: string) => {
  const response = await post('/session', JSON.stringify({ token }))
  return ((await response.json()) as { readonly bearer: string }).bearer
}
const authorized = () => ({ authorization: `Bearer ${bearer}` })

/** Sends raw bytes and returns the status line and headers, so that no client library tidies them up. */
const raw = (head: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(loopback.port, '127.0.0.1', () => socket.write(head.replaceAll('\n', '\r\n')))
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString()))
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })
const statusOf = (answer: string) => Number(answer.split(' ')[1])

test('listens on 127.0.0.1 alone and says so in the address', () => {
  expect(loopback.address()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]{43}$/)
})

describe('session', () => {
  test('a token works once', async () => {
    const token = tokenOf(loopback.address())
    expect(await open(token)).toMatch(/^[\w-]{43}$/)
    expect((await post('/session', JSON.stringify({ token }))).status).toBe(401)
  })
  test('a newer address ends the one before', async () => {
    const [older, newer] = [tokenOf(loopback.address()), tokenOf(loopback.address())]
    expect((await post('/session', JSON.stringify({ token: older }))).status).toBe(401)
    expect((await post('/session', JSON.stringify({ token: newer }))).status).toBe(200)
  })
  test.each(['', '{}', '{"token":1}', '{"token":null}', '[]', '{"token":""}', 'x'.repeat(5000)])('junk is no token: %j', async (body) => {
    expect((await post('/session', body)).status).toBe(401)
  })
})

describe('who may ask', () => {
  const get = (host: string, more = '') => raw(`GET / HTTP/1.1\nHost: ${host}\n${more}Connection: close\n\n`).then(statusOf)
  test('only our own Host', async () => {
    expect(await get(`127.0.0.1:${loopback.port}`)).toBe(200)
    for (const host of [
      `localhost:${loopback.port}`,
      'evil.example',
      `evil.example:${loopback.port}`,
      '127.0.0.1',
      `127.0.0.1:${loopback.port}.evil.example`
    ]) {
      expect([host, await get(host)]).toEqual([host, 403])
    }
  })
  test('only our own Origin', async () => {
    const host = `127.0.0.1:${loopback.port}`
    expect(await get(host, `Origin: http://${host}\n`)).toBe(200)
    for (const other of [
      'null',
      'http://evil.example',
      `https://${host}`,
      `http://127.0.0.1:${loopback.port + 1}`,
      `http://localhost:${loopback.port}`
    ]) {
      expect([other, await get(host, `Origin: ${other}\n`)]).toEqual([other, 403])
    }
    expect(await get(host, 'Sec-Fetch-Site: cross-site\n')).toBe(403)
  })
  test.each([
    ['POST', '/call/test.echo'],
    ['GET', '/events'],
    ['POST', '/files'],
    ['GET', '/files/h1']
  ])('%s %s needs the bearer', async (method, path) => {
    const body = method === 'POST' ? { body: '{}' } : {}
    for (const authorization of ['', 'Bearer', `Bearer ${'A'.repeat(43)}`, `Basic ${bearer}`, bearer]) {
      const response = await fetch(origin + path, { method, ...body, headers: { authorization } })
      expect([authorization, response.status]).toEqual([authorization, 401])
    }
    expect((await fetch(`${origin}${path}?bearer=${bearer}`, { method, ...body })).status).toBe(401)
  })
  test('no answer allows another origin, and a preflight is refused', async () => {
    const response = await fetch(`${origin}/call/test.echo`, { method: 'OPTIONS', headers: authorized() })
    expect(response.status).toBe(405)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('the page', () => {
  test('carries the guard headers and a nonce that is new each time', async () => {
    const [one, two] = [await fetch(origin), await fetch(origin)]
    const nonce = /nonce="([^"]+)"/.exec(await one.text())?.[1]
    expect(one.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
    expect(await two.text()).not.toContain(nonce)
    const guards = [
      'cache-control',
      'x-content-type-options',
      'referrer-policy',
      'cross-origin-opener-policy',
      'cross-origin-resource-policy'
    ]
    expect(guards.map((name) => one.headers.get(name))).toEqual(['no-store', 'nosniff', 'no-referrer', 'same-origin', 'same-origin'])
  })
  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '/./../secret.txt',
    '/app.js/../../secret.txt',
    '/%00',
    '/.env',
    '/app.js%00.html'
  ])('does not serve %s', async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1\nHost: 127.0.0.1:${loopback.port}\nConnection: close\n\n`)
    expect(statusOf(answer)).toBe(404)
    expect(answer).not.toContain('secret')
  })
  test('nothing is posted to a page', async () => {
    expect((await post('/app.js', 'x')).status).toBe(405)
  })
})

describe('calls and events', () => {
  test('carry values, errors and the carrier', async () => {
    const echo = await post('/call/test.echo', JSON.stringify({ 数: 1 }), authorized())
    expect(await echo.json()).toEqual({ ok: true, value: { input: { 数: 1 }, meta: { carrier: 'loopback' } } })
    const fail = await post('/call/test.fail', '{}', authorized())
    expect(await fail.json()).toEqual({ ok: false, error: { code: 'disk_full', message: '磁盘空间不足。', file: '甲.csv', line: 7 } })
  })
  test('a body that is no JSON reaches the contract as nothing; one too long is refused unread', async () => {
    const reply = await post('/call/test.echo', '{broken', authorized())
    expect(await reply.json()).toMatchObject({ ok: true, value: { meta: { carrier: 'loopback' } } })
    expect((await post('/call/test.echo', JSON.stringify('x'.repeat(3000)), authorized())).status).toBe(413)
  })
  test('a call has no further path', async () => {
    expect((await post('/call/test.echo/more', '{}', authorized())).status).toBe(404)
  })
  test('events stream line by line', async () => {
    const ending = new AbortController()
    const stream = await fetch(`${origin}/events`, { headers: authorized(), signal: ending.signal })
    await post('/call/test.event', JSON.stringify('甲\n乙'), authorized())
    const reader = stream.body?.getReader()
    const chunk = await reader?.read()
    ending.abort()
    expect(new TextDecoder().decode(chunk?.value)).toBe('{"kind":"test","input":"甲\\n乙"}\n')
  })
})

describe('files', () => {
  const send = (name: string, body: BodyInit) => post('/files', body, { ...authorized(), 'x-name': encodeURIComponent(name) })
  test('go in by stream and come out again as a download', async () => {
    const taken = await send('台账.csv', 'a,b\n1,2\n')
    const reply = (await taken.json()) as { readonly value: { readonly handle: string; readonly name: string } }
    expect(reply.value.name).toBe('台账.csv')
    const back = await fetch(`${origin}/files/${reply.value.handle}`, { headers: authorized() })
    expect([await back.text(), back.headers.get('content-disposition'), back.headers.get('content-type')]).toEqual([
      'a,b\n1,2\n',
      'attachment',
      'application/octet-stream'
    ])
  })
  test('a name is only a label: its folders are cut off', async () => {
    const reply = (await (await send('../../etc/passwd', 'x')).json()) as { readonly value: { readonly name: string } }
    expect(reply.value.name).toBe('passwd')
    expect(readdirSync(folder).sort()).toEqual(['renderer', 'secret.txt', 'uploads'])
  })
  test.each([['..'], ['/'], ['a\0b'], ['x'.repeat(300)]])('the name %j is refused', async (name) => {
    expect((await send(name, 'x')).status).toBe(400)
  })
  test('a longer body than allowed leaves nothing behind, told or untold', async () => {
    const before = readdirSync(uploads).length
    expect((await send('big.csv', 'x'.repeat(1001))).status).toBe(413)
    const chunks = new ReadableStream({
      start(controller) {
        for (let index = 0; index < 3; index += 1) controller.enqueue(new TextEncoder().encode('x'.repeat(500)))
        controller.close()
      }
    })
    const untold = await fetch(`${origin}/files`, {
      method: 'POST',
      body: chunks,
      duplex: 'half',
      headers: { ...authorized(), 'x-name': 'big.csv' }
    } as RequestInit).then(
      (response) => response.status,
      () => 413
    )
    expect([untold, readdirSync(uploads).length]).toEqual([413, before])
  })
  test.each(['h99', '..%2f..%2fsecret.txt', '__proto__'])('the handle %s is unknown', async (handle) => {
    const reply = await fetch(`${origin}/files/${handle}`, { headers: authorized() })
    expect(await reply.json()).toMatchObject({ ok: false, error: { code: 'unknown_id' } })
  })
})
