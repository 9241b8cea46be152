/**
 * Work measured in a process of its own, so that its peak memory is its own and a warm heap of one figure does not help the next. The task's
 * script gets its input as JSON in an argument and prints one JSON object; it names its own seconds, so Node's start is not counted.
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Runs `scripts/bench/NAME.ts` and gives what it printed. Throws with its last words when it fails. */
export function runTask<Result>(name: string, input: unknown): Promise<Result> {
  const script = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--expose-gc', ...profiling(), script, JSON.stringify(input)], {
      stdio: ['ignore', 'pipe', 'pipe']
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(out) as Result)
      else reject(new Error(`${name} ended with ${code}: ${err.slice(-2000)}`))
    })
  })
}

/** Runs a program to its end; gives the seconds it took. Throws when it fails. */
export function runProgram(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let err = ''
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve((performance.now() - started) / 1000)
      else reject(new Error(`${program} ended with ${code}: ${err.slice(-2000)}`))
    })
  })
}

/** Input of a task's script. */
export function taskInput<Input>(): Input {
  return JSON.parse(process.argv[2] ?? '{}') as Input
}

/** Ends a task: prints its result with the peak memory of this process in MiB and the processor seconds it took. */
export function finishTask(result: Readonly<Record<string, unknown>>): void {
  const { user, system } = process.cpuUsage()
  process.stdout.write(JSON.stringify({ ...result, peak: peakMebibytes(), cpu: (user + system) / 1_000_000 }))
}

/** Linux counts resident memory per program image; elsewhere the process's own figure must do. */
export function peakMebibytes(): number {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    if (found !== undefined) return Number(found) / 1024
  } catch {
    return process.resourceUsage().maxRSS / 1024
  }
  return process.resourceUsage().maxRSS / 1024
}

/** `LIANJING_BENCH_PROFILE=DIR` keeps a CPU profile of every task there. */
function profiling(): readonly string[] {
  const folder = process.env['LIANJING_BENCH_PROFILE']
  return folder === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', folder]
}
