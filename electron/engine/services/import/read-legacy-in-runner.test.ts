/** Old workbooks are read in another process: through the whole engine, and with a reader that hangs, dies or is no longer wanted. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as sheets from 'xlsx'
import { createNodeEngine } from '../../../../scripts/node-engine.ts'
import { createClient } from '../../../../shared/ipc/client.ts'
import type { EngineDeps } from '../../context.ts'
import type { Engine } from '../../engine.ts'
import { forkRunner } from '../../ports/fork-runner.ts'
import { temporaryFolder, testDeps } from '../../vault/vault-fixture.ts'

const stuck = fileURLToPath(new URL('../../../../tests/fixtures/shell/fake-runner.ts', import.meta.url))
let folder: { readonly folder: string; remove(): void }
let engine: Engine
beforeEach(() => (folder = temporaryFolder()))
afterEach(async () => {
  await engine.close()
  folder.remove()
})

async function open(changes: Partial<EngineDeps>) {
  engine = createNodeEngine({ home: path.join(folder.folder, 'home'), kdfCost: testDeps().kdfCost, ...changes })
  const client = createClient(engine)
  await client.call('vault.create', { name: '旧表', identity: { unit: '云溪县纪委监委' }, passphrase: 'legacy-passphrase' })
  const book = sheets.utils.book_new()
  const rows = [
    ['项目编码', '项目名称', '建设单位', '核定概算(万元)'],
    ['XM1', '甲路', '云溪县住建局', 100]
  ]
  sheets.utils.book_append_sheet(book, sheets.utils.aoa_to_sheet(rows), '项目')
  const file = path.join(folder.folder, '台账.et')
  writeFileSync(file, sheets.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer)
  return { client, file: () => engine.files.put(file) }
}
const imported = async (client: Awaited<ReturnType<typeof open>>['client']) => (await client.call('import.list', {})).total

test('a WPS workbook is previewed and imported by a runner that is gone afterwards', async () => {
  let living = 0
  let started = 0
  const spawnRunner = () => {
    const runner = forkRunner()
    started += 1
    living += 1
    runner.onExit(() => (living -= 1))
    return runner
  }
  const { client, file } = await open({ spawnRunner })
  const preview = await client.call('import.preview', { file: file() })
  expect([preview.format, preview.mapping, preview.rows.length, started]).toEqual(['xls', 'project-ledger', 1, 1])
  const { imports } = await client.run('import.run', { files: [file()] })
  expect([imports.map(({ mapping, inserted }) => [mapping, inserted]), started]).toEqual([[['project-ledger', 1]], 2])
  await expect.poll(() => living).toBe(0)
})

test('a reader that hangs is killed at the limit, the person told what to do, nothing written', async () => {
  let gone = false
  const spawnRunner = () => {
    const runner = forkRunner(stuck)
    runner.onExit(() => (gone = true))
    return runner
  }
  const { client, file } = await open({ spawnRunner, legacyTimeLimit: 1000 })
  await expect(client.run('import.run', { files: [file()] })).rejects.toMatchObject({
    value: { code: 'bad_file', file: '台账.et', message: expect.stringContaining('读取超过时限'), next: expect.stringContaining('.xlsx') }
  })
  expect(await imported(client)).toBe(0)
  await expect.poll(() => gone).toBe(true)
})

test('a reader that dies (out of memory) takes neither the engine nor the open vault with it', async () => {
  const spawnRunner = () => {
    const runner = forkRunner(stuck)
    return { ...runner, post: () => runner.kill() }
  }
  const { client, file } = await open({ spawnRunner })
  await expect(client.call('import.preview', { file: file() })).rejects.toMatchObject({
    value: { code: 'bad_file', message: expect.stringContaining('中途退出') }
  })
  expect((await client.call('vault.info', {})).identity['unit']).toBe('云溪县纪委监委')
})

test('cancel ends a reader that hangs', async () => {
  const { client, file } = await open({ spawnRunner: () => forkRunner(stuck) })
  const { job } = await client.call('import.run', { files: [file()] })
  const ended = new Promise((resolve) =>
    engine.on((event) => event.kind === 'job' && event.id === job && event.state !== 'running' && resolve(event.state))
  )
  await client.call('job.cancel', { job })
  expect([await ended, await imported(client)]).toEqual(['cancelled', 0])
})
