/** A forked runner answers, is killed while it spins in one statement, and tells when it is gone. */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { forkRunner } from './fork-runner.ts'

const entry = fileURLToPath(new URL('../../../tests/fixtures/shell/fake-runner.ts', import.meta.url))

test('messages keep their shape: numbers, bytes, dates, absent values', async () => {
  const runner = forkRunner(entry)
  const sent = { big: 2n ** 60n, bytes: new Uint8Array([1, 2]), date: new Date(0), none: undefined }
  const heard = await new Promise((resolve) => {
    runner.onMessage(resolve)
    runner.post(sent)
  })
  runner.kill()
  expect(heard).toEqual({ heard: sent })
})

test('a spinning runner is killed at once, and a late listener still hears of it', async () => {
  const runner = forkRunner(entry)
  await new Promise((resolve) => {
    runner.onMessage(resolve)
    runner.post('ready?')
  })
  runner.post('spin')
  const started = performance.now()
  const gone = new Promise<void>((resolve) => runner.onExit(resolve))
  runner.kill()
  await gone
  expect(performance.now() - started).toBeLessThan(3000)
  await new Promise<void>((resolve) => runner.onExit(resolve))
  runner.post('nobody hears this, and nothing breaks')
})

test('a runner that dies by itself is told', async () => {
  const runner = forkRunner(entry)
  const gone = new Promise<string>((resolve) => runner.onExit(() => resolve('gone')))
  runner.post('die')
  expect(await gone).toBe('gone')
})
