/**
 * A screen for Electron where there is none: one Xvfb for a test process, on a display number that X itself chooses. It ends with the process
 * however that dies: a shell beside it waits for the end of a pipe that only this process holds open.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Readable, Writable } from 'node:stream'
import { hasDisplay } from '../../scripts/electron-binary.ts'

let display: Promise<string> | undefined

/** Whether a display is there or can be made. */
export const canShow = hasDisplay() || existsSync('/usr/bin/Xvfb')

/** The display to give to Electron (`:99`), or the machine's own as an empty string. */
export function ensureDisplay(): Promise<string> {
  display ??= hasDisplay() ? Promise.resolve('') : startXvfb()
  return display
}

const script =
  'Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp -noreset & server=$!; exec 3>&-; cat > /dev/null; kill $server; wait $server'

function startXvfb(): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', script], { stdio: ['pipe', 'ignore', 'ignore', 'pipe'] })
    const numbers = child.stdio[3] as Readable
    let text = ''
    child.once('error', reject)
    numbers.on('data', (chunk: Buffer) => (text += chunk.toString()))
    numbers.once('end', () => {
      // Nothing waits for X any more: it must not keep a finished test process alive.
      child.unref()
      ;(child.stdin as Writable & { unref(): void }).unref()
      if (/^\d+\s*$/.test(text)) resolve(`:${text.trim()}`)
      else reject(new Error('Xvfb did not start'))
    })
  })
}
