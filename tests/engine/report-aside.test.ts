/** While the reports of a whole county are made everything else goes on; a run that is stopped or fails leaves neither files nor entries. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reserveCopies } from '../../electron/engine/queries/audit.ts'
import { openVault } from '../../electron/engine/vault/open-vault.ts'
import { testDeps } from '../../electron/engine/vault/vault-fixture.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import { AppError } from '../../shared/ipc/reply.ts'
import { openCounty, testNow, type OpenCounty } from '../support/county.ts'
import { wordsOfPage } from '../support/report-file.ts'

let county: OpenCounty
beforeAll(async () => {
  county = await openCounty()
}, 180_000)
afterAll(() => county.close())

function emptyFolder(name: string): string {
  const folder = join(county.home, name)
  mkdirSync(folder)
  return folder
}
const registered = async () => (await county.client.call('export.list', { limit: 1000 })).rows
/** A promise and what fulfils it. */
function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = (): void => undefined
  const given = new Promise<void>((fulfil) => {
    give = fulfil
  })
  return { given, give: () => give() }
}

test('[F1] while all reports are made a warning is handled and a page printed; every paper bears the number of its line in the register', async () => {
  const folder = emptyFolder('aside')
  const begun = signal()
  let ended = false
  const running = county.client.run('report.all', { to: county.engine.files.put(folder) }, ({ done }) => done > 0 && begun.give())
  const after = running.finally(() => (ended = true))
  await begun.given
  const { rows } = await county.client.call('warning.page', { filter: { states: ['to_sign'] }, limit: 1 })
  const asked = performance.now()
  const signed = await county.client.call('warning.dispose', { ids: [rows[0]?.id ?? ''], action: 'sign' })
  const printed = await county.client.call('audit.printed', { view: 'warnings', what: '' })
  expect([signed.done, ended]).toEqual([[rows[0]?.id], false])
  expect(performance.now() - asked).toBeLessThan(2000)
  const { reports } = await after
  expect(reports.map((one) => one.copy)).toEqual(Array.from({ length: 72 }, (_, at) => at + 1))
  expect(printed.copyNo).toBe(73)
  const sums = new Map((await registered()).map((one) => [one.copyNo, one.sha256]))
  for (const { copy, sha256, file } of reports) {
    expect(sums.get(copy)).toBe(sha256)
    expect(wordsOfPage(readFileSync(join(folder, file), 'utf8'))).toContain(`第 ${copy} 份`)
  }
  expect(sums.size).toBe(73)
}, 120_000)

test('[F1] all reports of a run are of one state: what is done meanwhile stands in none of them', async () => {
  const { rows } = await county.client.call('warning.page', { filter: { states: ['to_sign'] }, limit: 1000 })
  const begun = signal()
  const folder = emptyFolder('one-state')
  const running = county.client.run('report.all', { to: county.engine.files.put(folder) }, ({ done }) => done > 0 && begun.give())
  await begun.given
  await county.client.call('warning.dispose', { ids: rows.map((one) => one.id), action: 'sign' })
  const bodies = async (from: string, files: readonly string[]) =>
    files.map((file) => wordsOfPage(readFileSync(join(from, file), 'utf8')).replaceAll(/第 \d+ 份/gu, ''))
  const { reports } = await running
  const files = reports.map((one) => one.file)
  const early = await bodies(folder, files)
  const again = emptyFolder('after')
  await county.client.run('report.all', { to: county.engine.files.put(again) })
  const late = await bodies(again, files)
  const changed = files.filter((_, at) => early[at] !== late[at])
  // not only those of the units that came last: the state of a warning stands in many reports, and in all of them it is the one before
  expect(changed.length).toBeGreaterThan(5)
  const signed = '待核实'
  const count = (pages: readonly string[]): number => pages.reduce((sum, page) => sum + page.split(signed).length - 1, 0)
  expect(count(late)).toBeGreaterThan(count(early))
}, 120_000)

test('[F1] a name that cannot be given leaves every file as it was and no entry', async () => {
  const folder = emptyFolder('refusing')
  const before = await registered()
  const scored = (await county.client.call('score.table', { period: '2026Q3' })).units
  const nameOf = (at: number): string => join(folder, `政治生态体检报告-2026Q3-${scored.at(at)?.name ?? ''}.html`)
  mkdirSync(join(nameOf(-1), 'inside'), { recursive: true })
  writeFileSync(nameOf(0), 'of last month')
  const run = county.client.run('report.all', { periods: ['2026Q3'], to: county.engine.files.put(folder) })
  await expect(run).rejects.toMatchObject({ value: { code: 'bad_file' } })
  expect(readdirSync(folder)).toHaveLength(2)
  expect(readFileSync(nameOf(0), 'utf8')).toBe('of last month')
  expect(await registered()).toEqual(before)
}, 60_000)

/** Stops a run of all reports when it has begun and `meanwhile` is done; gives the code it ended with and what lies in its folder. */
async function stopped(name: string, meanwhile: () => Promise<unknown>): Promise<readonly [string, readonly string[]]> {
  const folder = emptyFolder(name)
  const begun = signal()
  const stop = new AbortController()
  const running = county.client
    .run('report.all', { to: county.engine.files.put(folder) }, ({ done }) => done > 0 && begun.give(), stop.signal)
    .then(
      () => 'done',
      (error: unknown) => (error instanceof AppError ? error.value.code : String(error))
    )
  await begun.given
  await meanwhile()
  stop.abort()
  return [await running, readdirSync(folder)]
}
const dropped = async () => (await county.client.call('audit.page', { action: 'report.dropped' })).rows.map((one) => one.subject)
const print = () => county.client.call('audit.printed', { view: 'warnings', what: '' })

test('[F1] a run that is stopped gives its numbers back, and says so in the log where later ones are out', async () => {
  const before = await registered()
  const highest = Math.max(...before.map((one) => one.copyNo))
  expect(await stopped('stopped', () => Promise.resolve())).toEqual(['cancelled', []])
  expect([await registered(), await dropped()]).toEqual([before, []])
  expect((await print()).copyNo).toBe(highest + 1)

  expect(await stopped('passed', print)).toEqual(['cancelled', []])
  expect(
    (await registered())
      .map((one) => one.copyNo)
      .toSorted((a, b) => b - a)
      .slice(0, 2)
  ).toEqual([highest + 74, highest + 1])
  expect(await dropped()).toEqual([`${highest + 2}–${highest + 73}`])
}, 60_000)

const unlock = () => county.client.call('vault.unlock', { vault: county.engine.files.put(county.dir), passphrase: trainingPassphrase })

test('[F1] locking the vault ends the run and closes all that it had open', async () => {
  const before = await registered()
  expect(await stopped('locked', () => county.client.call('vault.lock', {}))).toEqual(['cancelled', []])
  await unlock()
  expect(await registered()).toEqual(before)
})

test('[F1] numbers of a run that a crash ended are never given again', async () => {
  const { copyNo } = await print()
  await county.client.call('vault.lock', {})
  const vault = await openVault(county.dir, { passphrase: trainingPassphrase }, testDeps())
  expect(reserveCopies(vault.writer, { count: 7, at: testNow.toISOString(), account: 'admin' })).toBe(copyNo + 1)
  vault.close()
  await unlock()
  expect((await print()).copyNo).toBe(copyNo + 8)
})
