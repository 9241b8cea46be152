/**
 * P7: the warnings grid over a million warnings: first page, a page deep inside, sorted by an indexed column, filtered, searched. The rows are written
 * straight into a scratch vault, because no county has so many; the questions are the window's own commands.
 */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { createVault } from '../../electron/engine/vault/create-vault.ts'
import { benchEngine, benchPassphrase } from './bench-vault.ts'
import { atMost, ninetyFifth, type BenchOptions, type BenchRow, type Figure } from './figure.ts'
import { seeded } from './seeded.ts'

export const warningGrid: Figure = { id: 'P7', what: 'warnings grid', run }

async function run(options: BenchOptions): Promise<readonly BenchRow[]> {
  const count = Math.round(1_000_000 * options.scale)
  const dir = join(mkdtempSync(join(options.scratch, 'grid-')), 'vault')
  await fill(dir, count, options.seed)
  const { engine, client } = benchEngine(options.scratch)
  try {
    await client.call('vault.unlock', { vault: engine.files.put(dir), passphrase: benchPassphrase })
    const heap = process.memoryUsage().heapUsed
    const deep = Math.floor(count * 0.9)
    const asks: readonly (readonly [string, number, (round: number) => Promise<unknown>])[] = [
      ['first rows', 250, () => client.call('warning.page', {})],
      ['jump deep', 250, (round) => client.call('warning.page', { offset: deep + round * 100 })],
      ['sorted by level', 300, () => client.call('warning.page', { sort: 'level', descending: false })],
      ['sorted by amount', 300, () => client.call('warning.page', { sort: 'amount' })],
      ['sorted by month', 300, () => client.call('warning.page', { sort: 'month' })],
      ['filtered to one unit', 300, (round) => client.call('warning.page', { filter: { org: `unit-${round % 69}` } })],
      ['search', 100, (round) => client.call('warning.page', { filter: { text: `柳溪大道第${round * 37}标段` } })],
      ['facets', 300, () => client.call('warning.facets', {})]
    ]
    const rows: BenchRow[] = []
    for (const [what, limit, ask] of asks) {
      const spent: number[] = []
      for (let round = 0; round < 8; round += 1) {
        const started = performance.now()
        await ask(round)
        spent.push(performance.now() - started)
      }
      rows.push(atMost('P7', `${count.toLocaleString('en')} warnings, ${what}, p95`, ninetyFifth(spent), limit, 'ms'))
    }
    rows.push(atMost('P7', 'heap kept by the pages', Math.max(0, process.memoryUsage().heapUsed - heap) / 1_048_576, 60, 'MiB'))
    return rows
  } finally {
    await engine.close()
  }
}

async function fill(dir: string, count: number, seed: number): Promise<void> {
  let ids = 0
  const vault = await createVault(
    dir,
    { unit: '云溪县纪委监委', account: 'admin', passphrase: benchPassphrase, packs: ['core', 'engineering', 'permit'] },
    { clock: () => new Date(), newId: () => `bench-${(ids += 1)}`, kdfCost: { memoryKib: 8, passes: 1 } }
  )
  const random = seeded(seed)
  const levels = ['red', 'orange', 'yellow'] as const
  const models = ['eng-split-tender', 'eng-order-inverted', 'eng-node-missing', 'permit-case-overdue']
  const insert = vault.writer.prepare(
    `INSERT INTO sys_warning (no, id, model_id, model_version, model_hash, pack, level, subject_kind, subject, subject_name, key, sentence_zh, sentence_en,
       figures, params, org_id, matter_id, month, amount, first_run, last_run, first_as_of, last_as_of, state, search)
     VALUES (?, ?, ?, 1, 'h', 'engineering', ?, 'matter', ?, ?, ?, ?, ?, '{}', '{}', ?, ?, ?, ?, 1, 1, '2026-09-30', '2026-09-30', 'to_sign', ?)`
  )
  vault.writer.exec('BEGIN IMMEDIATE')
  vault.writer.exec(
    `INSERT INTO sys_run (id, as_of, started_at, finished_at, account, models, warnings, new, gone) VALUES (1, '2026-09-30', '', '', 'admin', '[]', ${count}, 0, 0)`
  )
  for (let at = 1; at <= count; at += 1) {
    const name = `柳溪大道第${at}标段道路改造工程`
    const says = `${name}在批准开工之后才发出中标通知书，相差 ${random.below(90)} 天`
    const month = `202${4 + (at % 3)}-${String(1 + random.below(12)).padStart(2, '0')}`
    insert.run(
      at,
      `YJ-2026-${at}`,
      random.pick(models),
      random.pick(levels),
      `matter-${at}`,
      name,
      `k${at}`,
      says,
      `${name}: award ${random.below(90)} days after start`,
      `unit-${random.below(69)}`,
      `matter-${at}`,
      month,
      random.below(1_000_000_000),
      `${name} ${says} lxdd`
    )
  }
  vault.writer.exec('COMMIT')
  vault.writer.pragma('wal_checkpoint(TRUNCATE)')
  vault.close()
}
