/** Two real runners beside one another: answers in the order of the questions, and one failure ends the other's work at once. */
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { loadPacks } from './packs/load-packs.ts'
import { forkRunner } from './ports/fork-runner.ts'
import type { RunnerAnswer } from './runner-message.ts'
import type { RunnerLine } from './runner-line.ts'
import { RunnerPool } from './runner-pool.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const packs = loadPacks(['resources/packs/core', 'tests/fixtures/packs/sample', 'tests/fixtures/packs/endless'].map(at))
const calendars = at('resources/calendars')

interface Watched {
  readonly pool: RunnerPool
  /** processes so far */
  readonly count: { started: number; ended: number }
}
const opened: RunnerPool[] = []
afterEach(() => opened.splice(0).forEach((pool) => pool.close()))

function watched(): Watched {
  const count = { started: 0, ended: 0 }
  const spawnRunner = () => {
    const port = forkRunner()
    count.started += 1
    port.onExit(() => (count.ended += 1))
    return port
  }
  const pool = new RunnerPool({ spawnRunner, opening: null, timeLimitMs: 60_000 })
  opened.push(pool)
  return { pool, count }
}

async function testOf(line: RunnerLine, id: string): Promise<string> {
  const model = packs.model(id)
  if (model === undefined) throw new Error(`no model ${id}`)
  const { datasets, procedures } = packs
  let said: RunnerAnswer | null = null
  await line.ask({ do: 'test', id: 1, model, datasets, procedures: [...procedures.values()], calendars }, (answer) => (said = answer))
  return `${id} ${JSON.stringify(said)}`
}

test('answers stand in the order of the questions, whoever was first', async () => {
  const asked = ['sample-large-contract', 'sample-late-step', 'sample-large-contract', 'sample-late-step', 'sample-late-step']
  const { pool, count } = watched()
  expect(await pool.each(asked, testOf)).toEqual(asked.map((id) => `${id} {"is":"tested","id":1,"failed":[]}`))
  expect(count.started).toBe(2)
})

test('what will take longest is asked first, and its answer still stands in its place', async () => {
  const asked: number[] = []
  const { pool } = watched()
  const answers = await pool.each(
    [3, 1, 9, 3, 5],
    async (_line, item) => {
      asked.push(item)
      await Promise.resolve()
      return item * 10
    },
    (item) => item
  )
  expect([asked, answers]).toEqual([
    [9, 5, 3, 3, 1],
    [30, 10, 90, 30, 50]
  ])
})

test('one question starts one process, none starts none', async () => {
  const { pool, count } = watched()
  await pool.each([], testOf)
  expect(count.started).toBe(0)
  await pool.each(['sample-late-step'], testOf)
  expect(count.started).toBe(1)
})

test('a failure comes out, kills what runs beside it, and nothing more is asked', async () => {
  const asked: string[] = []
  const { pool, count } = watched()
  const running = pool.each(['endless-never-ends', 'unknown', 'sample-late-step'], async (line, id) => {
    asked.push(id)
    return testOf(line, id)
  })
  await expect(running).rejects.toThrow('no model unknown')
  await expect.poll(() => count).toEqual({ started: 1, ended: 1 })
  expect(asked).toEqual(['endless-never-ends', 'unknown'])
})
