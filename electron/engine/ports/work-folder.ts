/**
 * A private folder for files in the making, one per engine, because two copies of the program may run side by side. Files here are in plain
 * text for a moment, so what a killed engine left behind is removed by the next one to start.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const named = /^work-(\d+)-/

/** Makes this process's folder below `base` and removes those of processes that are gone. */
export function makeWorkFolder(base: string): string {
  mkdirSync(base, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(base)) {
    const owner = named.exec(name)?.[1]
    if (owner !== undefined && !isRunning(Number(owner))) rmSync(join(base, name), { recursive: true, force: true })
  }
  return mkdtempSync(join(base, `work-${process.pid}-`))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, under another account.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
