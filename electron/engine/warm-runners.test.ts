/** Real runners kept between runs of models: one start for many runs, the same results as from new ones, none left when the vault is locked. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureDatasetTables, fillReferenceTables } from './packs/dataset-tables.ts'
import { loadCalendar } from './packs/load-calendar.ts'
import { loadPacks } from './packs/load-packs.ts'
import type { RunnableModel } from './packs/run-model.ts'
import { forkRunner } from './ports/fork-runner.ts'
import { RunnerLine } from './runner-line.ts'
import type { RunnerAnswer } from './runner-message.ts'
import { openingOf, runModels, type RunModelsInput } from './services/run-models.ts'
import { Session } from './session.ts'
import { newVault, temporaryFolder } from './vault/vault-fixture.ts'
import { WarmRunners } from './warm-runners.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const calendars = at('resources/calendars')
const calendar = loadCalendar(calendars)
const packSet = loadPacks(['resources/packs/core', 'tests/fixtures/packs/sample', 'tests/fixtures/packs/endless'].map(at))

let home: ReturnType<typeof temporaryFolder>
let session: Session
let count: { started: number; living: number }
beforeEach(async () => {
  home = temporaryFolder()
  count = { started: 0, living: 0 }
  const vault = await newVault(`${home.folder}/vault`)
  ensureDatasetTables(vault.writer, packSet)
  fillReferenceTables(vault.writer, packSet)
  vault.writer.exec(`
    INSERT INTO region (id, code, name) VALUES ('r1', '330424', '海盐县'), ('r2', '330402', '南湖区');
    INSERT INTO org (id, name, region_id) VALUES ('o1', '云溪县住建局', 'r1');
    INSERT INTO party (id, name) VALUES ('p1', '云溪路桥有限公司');
    INSERT INTO contract (id, org_id, party_id, kind, amount, sign_date) VALUES
      ('c1', 'o1', 'p1', 'works', 250000000, '2026-01-02'), ('c2', 'o1', 'p1', 'works', 50000, '2026-02-03');`)
  session = new Session(vault, packSet, calendar, false)
})
afterEach(async () => {
  await session.close()
  home.remove()
})

function spawnRunner() {
  const port = forkRunner()
  // a runner of an earlier test may end while the next one runs
  const own = count
  own.started += 1
  own.living += 1
  port.onExit(() => (own.living -= 1))
  return port
}

async function run(changes: Partial<RunModelsInput> = {}) {
  const { models, ...result } = await runModels(session.vault, packSet, {
    asOf: '2026-06-30',
    account: 'admin',
    spawnRunner,
    runners: session.runners,
    calendar,
    calendars,
    clock: () => new Date('2026-07-01T00:00:00Z'),
    packs: ['sample'],
    ...changes
  })
  return { ...result, models: models.map(({ ms, ...model }) => ({ ...model, timed: ms >= 0 })) }
}

function line(warm: WarmRunners, changes: { readonly signal?: AbortSignal; readonly timeLimitMs?: number } = {}): RunnerLine {
  return new RunnerLine({ spawnRunner, opening: () => openingOf(session.vault, { calendars }), warm, timeLimitMs: 20_000, ...changes })
}

async function ask(asked: RunnerLine, model: RunnableModel) {
  const said: RunnerAnswer[] = []
  try {
    await asked.ask({ do: 'run', id: 7, model, datasets: packSet.datasets, asOf: '2026-06-30', overrides: {} }, (answer) =>
      said.push(answer)
    )
  } finally {
    asked.close()
  }
  return said.flatMap((answer) => (answer.is === 'hits' ? answer.hits.map((hit) => hit.figures) : []))
}

const units: RunnableModel = {
  id: 'units',
  sql: "SELECT o.id AS subject, o.id AS key, o.name AS name, limit_at('limit', o.id, NULL, NULL, NULL) AS limit_amount FROM org o",
  params: {
    limit: {
      default: { '330424': 1, '330402': 2 },
      by: ['region'],
      since: [],
      unit: 'fen',
      name: { zh: '限额', en: 'Limit' },
      basis: '',
      mark: 'L'
    }
  },
  reads: ['org'],
  level: 'yellow',
  subject: 'org'
}
const endless = (): RunnableModel => {
  const model = packSet.model('endless-never-ends')
  if (model === undefined) throw new Error('no endless model')
  return model
}

test('two runs start one process for what one model needs, and the warm one finds what the cold one found', async () => {
  const cold = await run()
  expect(count).toEqual({ started: 1, living: 1 })
  const warm = await run()
  expect(count).toEqual({ started: 1, living: 1 })
  expect(warm).toEqual({ ...cold, run: 2, new: 0 })
})

test('a warm runner sees rows that came after it was opened, and units that moved', async () => {
  const before = await ask(line(session.runners), units)
  expect(before).toEqual([{ name: '云溪县住建局', limit_amount: 1, subject: 'o1', key: 'o1' }])
  session.vault.writer.exec(`UPDATE org SET region_id = 'r2'; INSERT INTO org (id, name, region_id) VALUES ('o2', '海盐县水利局', 'r1')`)
  const warm = await ask(line(session.runners), units)
  expect(count.started).toBe(1)
  expect(warm).toEqual(await ask(line(new WarmRunners(0)), units))
  expect(warm.map((figures) => [figures['subject'], figures['limit_amount']])).toEqual([
    ['o1', 2],
    ['o2', 1]
  ])
  expect(count.started).toBe(2)
})

test('a runner killed by cancel or at its limit does not come back: the next run starts another and finds the same', async () => {
  const first = await run()
  const giveUp = new AbortController()
  const stopped = ask(line(session.runners, { signal: giveUp.signal }), endless())
  setTimeout(() => giveUp.abort(), 200)
  await expect(stopped).rejects.toMatchObject({ value: { code: 'cancelled' } })
  await expect.poll(() => count).toEqual({ started: 1, living: 0 })
  expect(await run()).toEqual({ ...first, run: 2, new: 0 })
  await expect(ask(line(session.runners, { timeLimitMs: 300 }), endless())).rejects.toMatchObject({ value: { code: 'time_limit' } })
  await expect.poll(() => count).toEqual({ started: 2, living: 0 })
  expect(await run()).toEqual({ ...first, run: 3, new: 0 })
  expect(count).toEqual({ started: 3, living: 1 })
})

test('a warm runner that died by itself is not handed out', async () => {
  const first = await run()
  const runner = session.runners.take()
  if (runner === null) throw new Error('nothing was kept')
  session.runners.give(runner)
  runner.kill()
  await runner.gone
  expect(await run()).toEqual({ ...first, run: 2, new: 0 })
  expect(count.started).toBe(2)
})

test('a model that fails leaves a runner fit for the next', async () => {
  const broken = { ...units, sql: 'SELECT o.id AS subject, NULL AS key FROM org o' }
  await expect(ask(line(session.runners), broken)).rejects.toMatchObject({ value: { code: 'bad_pack' } })
  expect(await ask(line(session.runners), units)).toHaveLength(1)
  expect(count).toEqual({ started: 1, living: 1 })
})

test('a runner whose vault did not open is not kept', async () => {
  const opening = () => ({ ...openingOf(session.vault, { calendars }), key: new Uint8Array(32) })
  const wrong = new RunnerLine({ spawnRunner, opening, warm: session.runners, timeLimitMs: 20_000 })
  await expect(ask(wrong, units)).rejects.toMatchObject({ value: { code: 'corrupt' } })
  await expect.poll(() => count).toEqual({ started: 1, living: 0 })
  expect(session.runners.take()).toBeNull()
})

test('when the vault is locked its runners are gone before the file is closed, and none is kept afterwards', async () => {
  await run()
  const late = line(session.runners)
  await late.ask({ do: 'run', id: 1, model: units, datasets: packSet.datasets, asOf: '2026-06-30', overrides: {} }, () => undefined)
  expect(count).toEqual({ started: 1, living: 1 })
  const { dir } = session.vault
  const ended = session.runners.end()
  late.close()
  await ended
  await expect.poll(() => count.living).toBe(0)
  await session.close()
  expect(existsSync(`${dir}/vault.db-wal`)).toBe(false)
})

test('what rests too long is ended, and no more than two rest', async () => {
  const brief = new WarmRunners(50)
  await ask(line(brief), units)
  await expect.poll(() => count).toEqual({ started: 1, living: 0 })
  const three = [line(session.runners), line(session.runners), line(session.runners)]
  await Promise.all(three.map((each) => ask(each, units)))
  await expect.poll(() => count).toEqual({ started: 4, living: 2 })
  await session.runners.end()
  expect(count.living).toBe(0)
})
