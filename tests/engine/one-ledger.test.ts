/** A vault into which one ledger was brought: what the map leaves out, and what one more ledger or field would let the models see. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../electron/engine/engine.ts'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient, type Client } from '../../shared/ipc/client.ts'
import { cheapKdf, testNow } from '../support/county.ts'

describe('[#4] [#29] a vault with one ledger only', () => {
  let home = ''
  let engine: Engine
  let client: Client
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'lianjing-ledger-'))
    engine = createNodeEngine({ home, kdfCost: cheapKdf, clock: () => testNow })
    client = createClient(engine)
    await client.call('vault.create', { name: '一本台账', identity: { unit: '测试单位' }, passphrase: 'one-ledger-passphrase' })
    const file = join(home, '工程项目.csv')
    writeFileSync(file, '项目编码,项目名称,建设单位\nYX-1,河湾村道路改造工程,县住房和城乡建设局\n')
    await client.run('import.run', { files: [engine.files.put(file)], extent: 'increment' })
    await client.run('check.run', {})
  }, 60_000)
  afterAll(async () => {
    await engine.close()
    rmSync(home, { recursive: true, force: true })
  })

  test('a field whose ledgers were never brought in has no columns, unless it is asked for', async () => {
    const groups = async (packs?: string[]) => {
      const { columns } = await client.call('heat.matrix', { columns: 'model', ...(packs ? { packs } : {}) })
      return [...new Set(columns.map((column) => column.group.zh))]
    }
    expect(await groups()).toContain('工程建设')
    expect(await groups()).not.toContain('招采开放数据')
    expect(await groups(['ocds'])).toEqual(['招采开放数据'])
  })

  test('coverage says what one field would unlock, the most useful first', async () => {
    const { models, canRun, missing } = await client.call('model.coverage', {})
    expect(canRun).toBeLessThan(models)
    const unlocked = missing.map((one) => one.unlocks.length)
    expect(unlocked[0]).toBeGreaterThan(0)
    expect(unlocked).toEqual(unlocked.toSorted((one, other) => other - one))
  })
})
