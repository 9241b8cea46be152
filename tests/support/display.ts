/**
 * A screen for Electron where there is none: one Xvfb for a test process, on a display number that X itself chooses. It ends with the process,
 * or, when that was killed, 20 s after its last window.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { hasDisplay } from '../../scripts/electron-binary.ts'

let display: Promise<string> | undefined

/** Whether a display is there or can be made. */
export const canShow = hasDisplay() || existsSync('/usr/bin/Xvfb')

/** The display to give to Electron (`:99`), or the machine's own as an empty string. */
export function ensureDisplay(): Promise<string> {
  display ??= hasDisplay() ? Promise.resolve('') : startXvfb()
  return display
}

function startXvfb(): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp', '-terminate', '20'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe']
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
    const numbers = child.stdio[3] as Readable
    process.once('exit', () => child.kill())
    numbers.once('data', (chunk: Buffer) => {
      resolve(`:${chunk.toString().trim()}`)
      // Nothing waits for X any more: it must not keep a finished test process alive.
      numbers.destroy()
      child.unref()
    })
  })
}
