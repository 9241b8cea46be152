/**
 * The floor that the product must stand on, made for real: an account of its own without any right, a checkout that it cannot write to, a network
 * namespace without an interface, a clock three years slow, and a memory cap of 8 GB for the whole tree of processes. Only root can make it;
 * elsewhere `groundSkip` says why not.
 */
import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const script = fileURLToPath(new URL('../fixtures/shell/hostile-ground.sh', import.meta.url))
/** An account that no /etc/passwd names: it can have no right by accident. */
const account = 54_321
const gibibyte = 1024 ** 3
const memoryLimit = 8 * gibibyte

/** Why the ground cannot be made here; false when it can. */
export const groundSkip: string | false = reason()

if (groundSkip) console.warn(`hostile ground skipped: ${groundSkip}`)

function reason(): string | false {
  if (process.platform !== 'linux') return 'needs Linux'
  if (process.getuid?.() !== 0) return 'only root can make an account without rights and a machine without a network'
  for (const tool of ['setpriv', 'unshare', 'faketime'])
    if (!existsSync(join('/usr/bin', tool))) return `no ${tool} (apt-get install faketime util-linux)`
  if (spawnSync('unshare', ['--net', '--mount', 'true']).status !== 0) return 'namespaces are not allowed here'
  return false
}

export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Ground {
  /** Folders as the account sees them: its home; read-only the checkout, Electron's runtime and the test binding. */
  readonly home: string
  readonly checkout: string
  readonly runtime: string
  readonly binding: string
  /** Starts a command there. `clock` is the machine's own unless it is to be three years slow. */
  start(command: readonly string[], options?: GroundOptions & { readonly stdio?: StdioOptions }): ChildProcess
  run(command: readonly string[], options?: GroundOptions): Promise<Ended>
  /** What was tried of sockets so far, one attempt a line; empty when nothing was. */
  refused(): string
  /** Largest memory that the whole tree of processes ever held, in bytes; null where the kernel does not tell. */
  peakMemory(): number | null
  remove(): void
}

export interface GroundOptions {
  readonly clock?: 'slow' | 'right'
  readonly env?: Readonly<Record<string, string>>
}

/** Lays the ground. `shown` are folders to show beside the checkout: Electron's, and that of a test binding of the database. */
export function layGround(shown: { readonly runtime?: string; readonly binding?: string } = {}): Ground {
  const room = mkdtempSync(join(tmpdir(), 'lianjing-ground-'))
  chmodSync(room, 0o755)
  for (const name of ['checkout', 'runtime', 'binding', 'home', 'tmp']) mkdirSync(join(room, name))
  for (const name of ['home', 'tmp']) {
    chownSync(join(room, name), account, account)
    chmodSync(join(room, name), 0o700)
  }
  const group = memoryGroup(basename(room))
  const refusals = join(room, 'tmp', 'refused-sockets')
  const start = (
    command: readonly string[],
    { clock = 'slow', env = {}, stdio = ['ignore', 'pipe', 'pipe'] }: GroundOptions & { stdio?: StdioOptions } = {}
  ) =>
    spawn(
      'unshare',
      [
        '--net',
        '--mount',
        'sh',
        script,
        `REFUSED_SOCKETS=${refusals}`,
        ...Object.entries(env).map(([name, value]) => `${name}=${value}`),
        ...(clock === 'slow' ? ['FAKETIME_DONT_FAKE_MONOTONIC=1', 'faketime', '-f', '-1096d'] : []),
        ...command
      ],
      {
        stdio,
        env: {
          PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
          ROOM: room,
          CHECKOUT: root,
          RUNTIME: shown.runtime ?? '',
          BINDING: shown.binding ?? '',
          CGROUP: group ?? '',
          ACCOUNT: String(account)
        }
      }
    )
  return {
    home: join(room, 'home'),
    checkout: join(room, 'checkout'),
    runtime: join(room, 'runtime'),
    binding: join(room, 'binding'),
    start,
    run: (command, options = {}) => whenEnded(start(command, options)),
    refused: () => (existsSync(refusals) ? readFileSync(refusals, 'utf8') : ''),
    peakMemory: () => (group === null ? null : Number(readFileSync(peakFile(group), 'utf8'))),
    remove() {
      if (group !== null) clearGroup(group)
      rmSync(room, { recursive: true, force: true })
    }
  }
}

function whenEnded(child: ChildProcess): Promise<Ended> {
  return new Promise((resolve, reject) => {
    let [stdout, stderr] = ['', '']
    child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, stdout, stderr }))
  })
}

/** A control group capped at 8 GB, by the kernel's older interface or its newer one; null where neither lets us. */
function memoryGroup(name: string): string | null {
  for (const [base, limit] of [
    ['/sys/fs/cgroup/memory', 'memory.limit_in_bytes'],
    ['/sys/fs/cgroup', 'memory.max']
  ] as const) {
    const group = join(base, name)
    try {
      if (!existsSync(join(dirname(group), 'cgroup.procs'))) continue
      mkdirSync(group)
      if (existsSync(join(group, limit))) {
        writeFileSync(join(group, limit), String(memoryLimit))
        return group
      }
      rmdirSync(group)
    } catch {
      // Not ours to make here: the next interface, or no cap; the peak is then not told either.
    }
  }
  return null
}

/** Ends what a failed test left running, and the group. */
function clearGroup(group: string): void {
  const living = (): readonly string[] => readFileSync(join(group, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean)
  for (const started = performance.now(); living().length > 0 && performance.now() - started < 5000;)
    for (const id of living()) spawnSync('kill', ['-9', id])
  rmdirSync(group)
}

const peakFile = (group: string): string =>
  ['memory.max_usage_in_bytes', 'memory.peak'].map((name) => join(group, name)).find((file) => existsSync(file)) ?? '/dev/null'
