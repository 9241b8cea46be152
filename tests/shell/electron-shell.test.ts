/**
 * The real shell in a real Electron, over an engine that shows what is carried. Proves what no unit test can: the preload's three functions
 * and nothing more, every refusal, printing, runners, and that a dead engine is told and replaced.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildTestShell } from '../support/build-shell.ts'
import { electronSkip, startElectron, type RunningElectron } from '../support/electron.ts'

interface Bridge {
  call(name: unknown, input?: unknown): Promise<{ ok: boolean; value?: unknown; error?: { code: string } }>
  on(listener: (event: unknown) => void): () => void
  drop(files: File[]): Promise<{ ok: boolean; value?: unknown; error?: { code: string } }>
}
declare global {
  var lianjing: Bridge
  var seen: unknown[]
}

const html = `<!doctype html><html><head><meta charset="utf-8"><title>x</title><style nonce="__NONCE__">p{color:rgb(1,2,3)}</style></head>
<body><p id="p">甲</p><input type="file" id="file"></body></html>`

describe.skipIf(electronSkip)('shell in Electron', () => {
  let running: RunningElectron
  let main = ''
  beforeAll(async () => {
    main = await buildTestShell(html, 'fake')
    running = await startElectron(main)
  }, 60_000)
  afterAll(async () => {
    await running.close()
    rmSync(dirname(dirname(dirname(main))), { recursive: true, force: true })
  })
  const call = (name: unknown, input?: unknown) =>
    running.page.evaluate(([one, two]) => globalThis.lianjing.call(one, two), [name, input] as const)

  test('the window has call, on and drop, and nothing of Node or Electron', async () => {
    const found = await running.page.evaluate(() => ({
      bridge: Object.keys(globalThis.lianjing).sort(),
      leaks: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in globalThis),
      frozen: Object.isFrozen(globalThis.lianjing)
    }))
    expect(found).toEqual({ bridge: ['call', 'drop', 'on'], leaks: [], frozen: true })
  })

  test('every window is sandboxed, isolated and without Node', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => {
        const { sandbox, contextIsolation, nodeIntegration, webviewTag } = (
          window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        ).getLastWebPreferences()
        return { sandbox, contextIsolation, nodeIntegration, webviewTag }
      })
    )
    expect(preferences).toEqual([{ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false }])
  })

  test('carries values, errors and who called', async () => {
    expect(await call('test.echo', { 数: 1, list: [null, 'x'] })).toEqual({
      ok: true,
      value: { input: { 数: 1, list: [null, 'x'] }, meta: { carrier: 'electron', window: 1 } }
    })
    expect(await call('test.fail')).toEqual({ ok: false, error: { code: 'disk_full', message: '磁盘空间不足。', file: '甲.csv', line: 7 } })
  })

  test.each([[42], [null], [{ name: 'test.echo' }], ['x'.repeat(200)], ['__proto__'], ['toString'], ['shell.nothing']])(
    'refuses the name %j as usage',
    async (name) => {
      expect((await call(name, {})).error?.code).toBe('usage')
    }
  )

  test.each([
    ['shell.openFiles', { multiple: 'yes' }],
    ['shell.openFiles', { path: '/etc' }],
    ['shell.openFolder', { path: '/etc' }],
    ['shell.saveFile', { handle: 'h', name: '' }],
    ['shell.saveFile', { handle: 'h' }],
    ['shell.newWindow', { hash: 'https://example.com' }],
    ['shell.language', { language: 'fr' }],
    ['shell.language', null]
  ])('%s refuses junk as usage', async (name, input) => {
    expect((await call(name, input)).error?.code).toBe('usage')
  })

  test('a page that is not ours is refused, even with our preload', async () => {
    const reply = await running.app.evaluate(
      async ({ BrowserWindow }, preload) => {
        const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } })
        await other.loadURL('data:text/html,<p>x</p>')
        const answers: unknown = await other.webContents.executeJavaScript(
          "Promise.all([lianjing.call('test.echo', 1), lianjing.call('shell.openFiles', {}), lianjing.drop([])])"
        )
        other.destroy()
        return (answers as { error?: { code: string } }[]).map(({ error }) => error?.code)
      },
      join(dirname(main), '../preload/preload.cjs')
    )
    expect(reply).toEqual(['not_allowed', 'not_allowed', 'not_allowed'])
  })

  test('events reach the window until it stops listening', async () => {
    await running.page.evaluate(() => {
      globalThis.seen = []
      const stop = globalThis.lianjing.on((event) => {
        globalThis.seen.push(event)
        stop()
      })
    })
    await call('test.event', 1)
    await call('test.event', 2)
    expect(await running.page.evaluate(() => globalThis.seen)).toEqual([{ kind: 'test', input: 1 }])
  })

  test('prints PDFs on one hidden page, which is no window, may run nothing, and is gone when idle', async () => {
    const pages = () =>
      running.app.evaluate(({ webContents, BrowserWindow }) => ({
        windows: BrowserWindow.getAllWindows().length,
        printing: webContents.getAllWebContents().flatMap((contents) => {
          if (!contents.getURL().startsWith('app://print/')) return []
          const told = (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
          const { sandbox, contextIsolation, nodeIntegration, javascript, preload } = told
          return [{ id: contents.id, sandbox, contextIsolation, nodeIntegration, javascript, preload }]
        })
      }))
    const rules = { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, preload: undefined }
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    const outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const printed = await Promise.all(
      ['甲', '乙', '丙'].map((one) =>
        call('test.print', `<h1>${one}</h1><img src="${outside}/${one}"><script>fetch("${outside}/script")</script>`)
      )
    )
    expect(printed).toEqual(printed.map(() => ({ ok: true, value: '%PDF-' })))
    const first = await pages()
    expect(first).toEqual({ windows: 1, printing: [{ ...rules, id: expect.any(Number) as number }] })
    await call('test.print', '<h1>丁</h1>')
    expect(await pages()).toEqual(first)
    expect(asked).toEqual([])
    server.close()
    await expect.poll(async () => (await pages()).printing, { timeout: 15_000 }).toEqual([])
    expect(await call('test.print', '<h1>戊</h1>')).toEqual({ ok: true, value: '%PDF-' })
  }, 30_000)

  test('a runner answers, and a spinning one is killed', async () => {
    expect(await call('test.runner', { n: 1 })).toEqual({ ok: true, value: { heard: { n: 1 } } })
    expect(await call('test.runner', 'die')).toEqual({ ok: true, value: 'gone' })
  })

  test('a chosen file gets a handle and its path stays out of the window', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lianjing-drop-'))
    const path = join(folder, '台账.csv')
    writeFileSync(path, 'a,b\n')
    await running.page.setInputFiles('#file', path)
    const reply = await running.page.evaluate(() => {
      const files = [...((document.getElementById('file') as HTMLInputElement).files ?? [])]
      return globalThis.lianjing.drop(files)
    })
    expect(reply).toEqual({ ok: true, value: { files: [{ handle: 'h1-6', name: '台账.csv' }] } })
    expect(await call('test.path', 'h1-6')).toEqual({ ok: true, value: path })
    rmSync(folder, { recursive: true })
  })

  test('a file that a script made up is refused', async () => {
    const reply = await running.page.evaluate(() => globalThis.lianjing.drop([new File(['x'], 'passwd')]))
    expect(reply.error?.code).toBe('usage')
  })

  test('the policy admits our style by its nonce, which is new at every load', async () => {
    const read = () =>
      running.page.evaluate(() => ({
        colour: getComputedStyle(document.getElementById('p') as HTMLElement).color,
        nonce: document.querySelector('style')?.nonce ?? ''
      }))
    const first = await read()
    await running.page.reload()
    const second = await read()
    expect([first.colour, second.colour]).toEqual(['rgb(1, 2, 3)', 'rgb(1, 2, 3)'])
    expect(first.nonce).toHaveLength(24)
    expect(second.nonce).not.toBe(first.nonce)
  })

  test('no request leaves: fetch, socket, image, navigation, new window, permission', async () => {
    let reached = 0
    const server = createServer((_request, response) => {
      reached += 1
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end('x')
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    server.on('connection', () => (reached += 1))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    // Past the page's own policy: from the main process, on the session that the windows use.
    const fromMain = await running.app.evaluate(
      ({ session }, url) =>
        session.defaultSession.fetch(url).then(
          () => 'reached',
          () => 'refused'
        ),
      address
    )
    const fromPage = await running.page.evaluate(async (url) => {
      const tried = (work: Promise<unknown>) =>
        work.then(
          () => 'reached',
          () => 'refused'
        )
      const image = new Promise((resolve, reject) => {
        const picture = new Image()
        picture.addEventListener('load', resolve)
        picture.addEventListener('error', reject)
        picture.src = url
      })
      const socket = new Promise((resolve, reject) => {
        try {
          const opened = new WebSocket(url.replace('http', 'ws'))
          opened.addEventListener('open', resolve)
          opened.addEventListener('error', reject)
        } catch (error) {
          reject(error as Error)
        }
      })
      const opened = window.open(url)
      location.href = url
      const permission = await navigator.permissions.query({ name: 'geolocation' })
      return [await tried(fetch(url)), await tried(image), await tried(socket), opened === null ? 'refused' : 'opened', permission.state]
    }, address)
    await new Promise<void>((resolve) => void server.close(() => resolve()))
    expect({ fromMain, fromPage, reached, at: new URL(running.page.url()).protocol }).toEqual({
      fromMain: 'refused',
      fromPage: ['refused', 'refused', 'refused', 'refused', 'denied'],
      reached: 0,
      at: 'app:'
    })
  })

  test.each(['/../main/main.mjs', '/%2e%2e/main/main.mjs', '/..%2fmain/main.mjs', '/.hidden', '//etc/passwd'])(
    'app:// does not serve %s',
    async (path) => {
      const status = await running.page.evaluate((url) => fetch(url).then((response) => response.status), `app://lianjing${path}`)
      expect(status).toBe(404)
    }
  )

  test('sleep and a locked screen lock the vault', async () => {
    await running.app.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('suspend')
      powerMonitor.emit('lock-screen')
    })
    const names = (await call('test.names')).value as string[]
    expect(names.filter((name) => name === 'vault.lock')).toHaveLength(2)
  })

  test('a second window opens at its view', async () => {
    const opening = running.app.waitForEvent('window')
    expect((await call('shell.newWindow', { hash: '#/warnings?level=red' })).ok).toBe(true)
    const second = await opening
    await second.waitForLoadState()
    expect(second.url()).toBe('app://lianjing/#/warnings?level=red')
    await second.close()
  })

  test('a dead engine is told to the window and replaced', async () => {
    await running.page.evaluate(() => {
      globalThis.seen = []
      globalThis.lianjing.on((event) => globalThis.seen.push(event))
    })
    expect((await call('test.crash')).error?.code).toBe('internal')
    expect(await running.page.evaluate(() => globalThis.seen)).toEqual([{ kind: 'vault', state: 'closed', why: 'fault' }])
    expect((await call('test.echo', 1)).ok).toBe(true)
  })
})
