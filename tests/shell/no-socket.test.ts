/** The engine works with every socket refused, and never even tries one; the refusal itself is proven by programs that do try. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/shell/${name}`, import.meta.url))

/** Runs a program with all sockets refused; tells what it printed and what it tried. */
function runOffline(...args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'lianjing-sockets-'))
  const record = join(folder, 'tried')
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: `--import=${fixture('refuse-sockets.mjs')}`, REFUSED_SOCKETS: record }
  })
  const tried = existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n') : []
  rmSync(folder, { recursive: true })
  return { printed: stdout.trim(), tried, stderr }
}

test.each([
  ["require('net').connect(9, '127.0.0.1')", 'connect'],
  ["require('http').get('http://127.0.0.1:9')", 'connect'],
  ["fetch('http://127.0.0.1:8123').catch(() => {})", 'connect'],
  ["require('net').createServer().listen(0)", 'listen'],
  ["require('dgram').createSocket('udp4').send('x', 9, '127.0.0.1')", 'udp'],
  ["require('dns').lookup('example.com', () => {})", 'dns']
])('a program that tries %s is found out', (program, what) => {
  expect(runOffline('-e', program).tried).toContain(what)
})

test('[#61] the engine makes, opens and reads a vault without trying a socket', () => {
  const { printed, tried, stderr } = runOffline(fixture('use-engine.ts'))
  expect({ printed, tried }, stderr).toEqual({ printed: 'done', tried: [] })
})
