/**
 * P12: what the audit chain costs. One entry appended in a transaction of its own, as every view does; the whole chain of a million entries
 * verified; and its share of an import and of a drill-down step.
 */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { appendAudit, verifyAudit } from '../../electron/engine/vault/audit-chain.ts'
import { createVault } from '../../electron/engine/vault/create-vault.ts'
import { benchPassphrase } from './bench-vault.ts'
import { atMost, median, ninetyFifth, type BenchOptions, type BenchRow, type Figure } from './figure.ts'

export const auditLog: Figure = { id: 'P12', what: 'the audit chain', run }

async function run(options: BenchOptions): Promise<readonly BenchRow[]> {
  const entries = Math.round(1_000_000 * options.scale)
  let ids = 0
  const vault = await createVault(
    join(mkdtempSync(join(options.scratch, 'audit-')), 'vault'),
    { unit: '云溪县纪委监委', account: 'admin', passphrase: benchPassphrase, packs: [] },
    { clock: () => new Date(), newId: () => `bench-${(ids += 1)}`, kdfCost: { memoryKib: 8, passes: 1 } }
  )
  try {
    const singles: number[] = []
    for (let at = 0; at < 500; at += 1) {
      const started = performance.now()
      vault.audit({ action: 'view.warning', subject: `w${at}` })
      singles.push(performance.now() - started)
    }
    const bulk = performance.now()
    const stamp = { at: '2026-03-02T08:00:00.000Z', account: 'admin' }
    vault.writer.exec('BEGIN IMMEDIATE')
    for (let at = 0; at < entries; at += 1)
      appendAudit(vault.writer, stamp, { action: 'view.row', subject: `r${at}`, detail: { dataset: 'act', line: at } })
    vault.writer.exec('COMMIT')
    const each = (performance.now() - bulk) / entries
    const seconds: number[] = []
    for (let round = 0; round < options.rounds; round += 1) {
      const started = performance.now()
      const { verdict, entries: seen } = verifyAudit(vault.reader)
      seconds.push((performance.now() - started) / 1000)
      if (verdict !== 'ok' || seen < entries) throw new Error(`the chain says ${verdict} after ${seen}`)
    }
    return [
      atMost(
        'P12',
        'append one entry, committed, p95',
        ninetyFifth(singles),
        0.5,
        'ms',
        `${ninetyFifth(singles).toFixed(2)} ms, median ${median(singles).toFixed(2)}`
      ),
      atMost('P12', 'append within a transaction', each, 0.5, 'ms', `${(each * 1000).toFixed(0)} µs`),
      atMost('P12', `verify ${entries.toLocaleString('en')} entries`, median(seconds), 10 * options.scale, 's')
    ]
  } finally {
    vault.close()
  }
}
