/** Plain-text leftovers of a killed engine go when the next one starts; those of a living one stay. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeWorkFolder } from './work-folder.ts'

test('removes what dead processes left and nothing else', async () => {
  const base = mkdtempSync(join(tmpdir(), 'lianjing-work-'))
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.once('exit', resolve))
  const dead = join(base, `work-${child.pid}-abc`)
  const living = join(base, `work-${process.ppid}-abc`)
  for (const folder of [dead, living, join(base, 'other')]) {
    mkdirSync(folder)
    writeFileSync(join(folder, 'row.csv'), 'secret')
  }
  const made = makeWorkFolder(base)
  expect({ made: existsSync(made), dead: existsSync(dead), living: existsSync(living), other: existsSync(join(base, 'other')) }).toEqual({
    made: true,
    dead: false,
    living: true,
    other: true
  })
  expect(statSync(made).mode & 0o077).toBe(0)
  rmSync(base, { recursive: true })
})
