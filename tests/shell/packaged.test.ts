/**
 * The packaged app, fuses and all: it is built from dist/ with the Electron at hand, comes up at the chooser, reaches its engine, and no request
 * leaves it. Driven over a pipe, because with its fuses Playwright cannot enter and a port would be a socket.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { electronBinary } from '../../scripts/electron-binary.ts'
import { ensureDisplay } from '../support/display.ts'
import { electronSkip } from '../support/electron.ts'
import { firstPipeWindow, type PipeWindow } from '../support/pipe-window.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const skip = electronSkip || (process.platform === 'linux' ? false : 'the package is for Linux')

describe.skipIf(skip)('the packaged app', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lianjing-package-'))
  const program = join(folder, 'out', 'linux-unpacked', 'lianjing')
  let window: PipeWindow | undefined
  const shown = (): PipeWindow => {
    if (!window) throw new Error('the packaged app has no window')
    return window
  }
  beforeAll(async () => {
    const builder = join(root, 'node_modules/electron-builder/cli.js')
    const options = [`-c.electronDist=${dirname(electronBinary() ?? '')}`, `-c.directories.output=${join(folder, 'out')}`]
    const built = spawnSync(process.execPath, [builder, '--linux', 'dir', ...options], { cwd: root, encoding: 'utf8' })
    if (built.status !== 0) throw new Error(`electron-builder failed: ${built.stdout}${built.stderr}`)
    const display = await ensureDisplay()
    const flags = (process.env['TEST_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean)
    const app = spawn(program, [...flags, '--remote-debugging-pipe', '--lang=zh-CN', `--user-data-dir=${join(folder, 'profile')}`], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(display ? { DISPLAY: display } : {}), LIANJING_HOME: join(folder, 'home') }
    })
    window = await firstPipeWindow(app)
  }, 90_000)
  afterAll(async () => {
    await window?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('comes up at the chooser, reaches its engine, and complains of nothing', async () => {
    await shown().until(`document.querySelector('#root button') && document.body.innerText.includes('还没有数据库')`)
    const listed = await shown().evaluate(`lianjing.call('vault.list', {}).then((reply) => reply.ok && reply.value.vaults)`)
    expect([await shown().evaluate('document.title'), listed]).toEqual([expect.stringMatching(/廉镜/), []])
    expect(shown().problems).toEqual([])
  })

  test('finds its resources and lists its help', async () => {
    expect(existsSync(join(dirname(program), 'resources/resources/packs/core/pack.yaml'))).toBe(true)
    expect(await shown().evaluate(`lianjing.call('help.list', { language: 'zh' }).then((reply) => reply.ok)`)).toBe(true)
  })

  test('no request leaves it', async () => {
    let reached = 0
    const server = createServer((_request, response) => void response.end('x'))
    server.on('connection', () => (reached += 1))
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const tried = await shown().evaluate(`fetch('${address}', { mode: 'no-cors' }).then(() => 'reached', () => 'refused')`)
    await new Promise<void>((resolve) => void server.close(() => resolve()))
    expect({ tried, reached }).toEqual({ tried: 'refused', reached: 0 })
  })

  test('does not serve as a bare Node', () => {
    const asNode = spawnSync(program, ['--version'], {
      env: { PATH: process.env['PATH'] ?? '', ELECTRON_RUN_AS_NODE: '1' },
      encoding: 'utf8',
      timeout: 10_000
    })
    expect(asNode.stdout.trim()).not.toMatch(/^v\d+\.\d+\.\d+$/)
  })
})
