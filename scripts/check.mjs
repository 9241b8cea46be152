/**
 * `npm run check`: types of every room, lint, format and dead code, all at once, in under ten seconds. Quiet when all is well; otherwise
 * the output of what failed and nothing else. Plain Node, so that it also runs before anything is built.
 */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const rooms = ['shared', 'electron/engine', 'electron/main', 'electron/preload', 'renderer', 'scripts', 'tests']

/** One checker each, because the rooms already run side by side; what was found unchanged last time is not checked again. */
function typesOf(room) {
  const memory = join(root, 'node_modules', '.cache', 'tsc', `${room.replaceAll('/', '-')}.tsbuildinfo`)
  return ['-p', room, '--checkers', '1', '--incremental', '--tsBuildInfoFile', memory]
}

const checks = [
  ['lint', 'oxlint', ['--quiet']],
  ['dead code', 'knip', ['--no-progress']],
  ['format', 'oxfmt', ['--check']],
  ...rooms.map((room) => [`types ${room}`, 'tsc', typesOf(room)])
]

/** Runs one tool of node_modules; resolves to what it printed and whether it was content. */
function run([label, tool, args]) {
  const started = performance.now()
  return new Promise((resolve) => {
    const bin = join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${tool}.cmd` : tool)
    const child = spawn(bin, args, { cwd: root, shell: process.platform === 'win32' })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ label, ok: false, output: String(error), ms: 0 }))
    child.on('close', (code) => resolve({ label, ok: code === 0, output, ms: performance.now() - started }))
  })
}

/** Every check, as many at a time as there are cores. */
async function runAll() {
  const waiting = [...checks]
  const results = []
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await run(next))
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane))
  return results
}

const started = performance.now()
const results = await runAll()
const failed = results.filter((result) => !result.ok)
for (const { label, output } of failed) console.error(`\n── ${label}\n${output.trim()}`)
const slowest = results.toSorted((left, right) => right.ms - left.ms)[0]
const seconds = ((performance.now() - started) / 1000).toFixed(1)
console.log(
  failed.length === 0
    ? `check: ${results.length} checks passed in ${seconds} s (slowest: ${slowest?.label})`
    : `\ncheck: ${failed.length} of ${results.length} failed (${failed.map(({ label }) => label).join(', ')}) in ${seconds} s`
)
process.exitCode = failed.length === 0 ? 0 : 1
