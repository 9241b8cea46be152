/** Stopping long work: at once, before the engine has even answered with the job's number, and on its way; the work ends as cancelled either time. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient } from '../../shared/ipc/client.ts'
import type { JobEvent } from '../../shared/ipc/contract.ts'

const home = mkdtempSync(join(tmpdir(), 'lianjing-stop-'))
const engine = createNodeEngine({ home })
afterAll(async () => {
  await engine.close()
  rmSync(home, { recursive: true, force: true })
})

/** Tests the engineering pack until `stopAt` says stop; how it ended, and in which states the engine told of it. */
async function stopped(stopAt: 'asked' | 'running'): Promise<readonly [unknown, readonly string[]]> {
  const told: JobEvent[] = []
  const client = createClient(engine)
  const off = client.on((event) => event.kind === 'job' && told.push(event))
  const control = new AbortController()
  const run = client.run('packs.test', { packs: ['engineering'] }, () => stopAt === 'running' && control.abort(), control.signal)
  if (stopAt === 'asked') control.abort()
  const ended = await run.then(
    () => 'done',
    (error) => error.value.code
  )
  off()
  return [ended, [...new Set(told.map((event) => event.state))]]
}

test('a job stopped before it has a number is cancelled', async () => {
  expect(await stopped('asked')).toEqual(['cancelled', ['running', 'cancelled']])
})

test('a job stopped on its way is cancelled', async () => {
  expect(await stopped('running')).toEqual(['cancelled', ['running', 'cancelled']])
})
