/**
 * The first step of everything: `node scripts/setup.mjs [install | start | test]`. Plain JavaScript for Node 18 and later, without any
 * dependency, because at this point there is none. It brings node_modules in line with the lock file, makes sure of a Node 24 of our own
 * (the encrypted database's binding crashes older ones), and hands the real work to that.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const windows = process.platform === 'win32'
const ownNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')
const works = { install: undefined, start: 'scripts/start.ts', test: 'scripts/run-tests.ts' }

/** The PATH without node_modules/.bin, so that npm runs on the system's Node and not on one that it is about to replace. */
const systemPath = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(delimiter)

function npm(...args) {
  const child = spawnSync(windows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    stdio: ['ignore', 2, 'inherit'],
    shell: windows,
    env: { ...process.env, PATH: systemPath }
  })
  return child.status === 0
}

/** Whether what is installed is what the lock file says, by npm's own record of its last install. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const found = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || (found[path] ? found[path].version === entry.version : entry.optional === true || entry.peer === true)
  )
}

/** Major version of our own Node; 0 when there is none that runs. */
function ownMajor() {
  if (!existsSync(ownNode)) return 0
  const { stdout } = spawnSync(ownNode, ['-v'], { encoding: 'utf8' })
  return Number(/^v(\d+)/.exec(stdout ?? '')?.[1] ?? 0)
}

function stop(chinese, english) {
  console.error(`\n${chinese}\n${english}`)
  process.exit(1)
}

function install() {
  if (!isInstalled()) {
    console.error('安装依赖 / installing dependencies (npm ci) …')
    // No install scripts: of all packages only `node` needs its own (next step), and a compiler is not to be asked for.
    if (!npm('ci', '--ignore-scripts', '--loglevel=error'))
      stop('依赖没有装好：请检查 npm 源后重试。', 'npm ci failed: check the npm registry and try again.')
  }
  if (ownMajor() >= 24) return
  console.error('准备 Node 24 / fetching Node 24 (npm rebuild node) …')
  if (!npm('rebuild', 'node', '--ignore-scripts=false', '--loglevel=error') || ownMajor() < 24) {
    stop('没有得到 Node 24：请运行 npm rebuild node 查看原因。', 'Node 24 is not there: run npm rebuild node to see why.')
  }
}

const work = process.argv[2] ?? 'install'
if (!Object.hasOwn(works, work)) {
  console.error('usage: node scripts/setup.mjs [install | start | test]')
  process.exit(2)
}
install()
const script = works[work]
if (script) {
  const path = [join(root, 'node_modules', '.bin'), systemPath].join(delimiter)
  // compiled once, kept beside the project: each process of ours then starts in half the time
  const compiled = process.env.NODE_COMPILE_CACHE ?? join(root, '.cache', 'compiled')
  const child = spawn(ownNode, [join(root, script), ...process.argv.slice(3)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path, NODE_COMPILE_CACHE: compiled }
  })
  // Whoever ends this process means the work: nothing may go on listening behind it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => (process.exitCode = code ?? 1))
}
