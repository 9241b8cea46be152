/**
 * P3: the models of works, investment and land (the 43 of the catalogue and what those packs gained since) over the county, cold, as `check` runs
 * them (two at a time, on the marks that the import made, rows behind each warning stored), beside the same statements drained one after another
 * on a plain SQLite copy of the data that stores nothing. P4: the same after 1,000 new payments, only those models whose data changed, beside P3
 * in the same round.
 */
import { join } from 'node:path'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { ensureTables } from '../../electron/engine/packs/dataset-tables.ts'
import { loadPacks, packFoldersIn } from '../../electron/engine/packs/load-packs.ts'
import { runDenominator, runModel } from '../../electron/engine/packs/run-model.ts'
import { registerSqlFunctions } from '../../electron/engine/packs/sql-functions.ts'
import type { PackSet } from '../../electron/engine/packs/pack-set.ts'
import { readMeta } from '../../electron/engine/vault/meta.ts'
import Database from '../../electron/engine/vault/sqlite.ts'
import { benchEngine, benchPassphrase } from './bench-vault.ts'
import { countyFolder, countyVault } from './county.ts'
import { inTurn, ratioAtMost, type BenchOptions, type BenchRow, type Figure } from './figure.ts'

export const checkModels: Figure = { id: 'P3', what: 'models over a county', run: cold }
export const checkChanged: Figure = { id: 'P4', what: 'models after 1,000 new rows', run: changed }
/** The packs of the 43 models that the goals are stated for. */
const asked: readonly string[] = ['engineering', 'investment', 'land']
const resources = fileURLToPath(new URL('../../resources', import.meta.url))

async function cold(options: BenchOptions): Promise<readonly BenchRow[]> {
  const packs = loadPacks(packFoldersIn(join(resources, 'packs')))
  const { file, asOf, ids } = await plainCopy(options, packs)
  const peer = async (): Promise<number> => {
    const db = new Database(file, { readonly: true })
    try {
      db.pragma('case_sensitive_like = ON')
      db.pragma(`cache_size = -${64 * 1024}`)
      const context = registerSqlFunctions(db, loadCalendar(join(resources, 'calendars')))
      const started = performance.now()
      for (const model of packs.models.filter((each) => ids.has(each.id))) {
        const datasets = Object.fromEntries(model.reads.flatMap((name) => (packs.datasets[name] ? [[name, packs.datasets[name]]] : [])))
        let hits = 0
        for (const hit of runModel(db, context, model, { asOf, datasets })) hits += hit.subject === '' ? 0 : 1
        if (hits > 0) runDenominator(db, context, model, { asOf, datasets })
      }
      return (performance.now() - started) / 1000
    } finally {
      db.close()
    }
  }
  const ours = async (): Promise<number> => {
    const county = await openCopy(options)
    try {
      return await county.check(false)
    } finally {
      await county.close()
    }
  }
  const rounds = await inTurn(options.rounds, peer, ours)
  rmSync(file, { force: true })
  return [ratioAtMost('P3', `${ids.size} models, rows stored`, rounds, 0.5, 's', 'plain SQLite')]
}

async function changed(options: BenchOptions): Promise<readonly BenchRow[]> {
  const county = await openCopy(options)
  try {
    let round = 0
    const full = (): Promise<number> => county.check(false)
    const after = async (): Promise<number> => {
      round += 1
      await county.take(1000, options.seed + round)
      return county.check(true)
    }
    const rounds = await inTurn(options.rounds, full, after)
    return [ratioAtMost('P4', 'after 1,000 new payments', rounds, 0.1, 's', 'all models')]
  } finally {
    await county.close()
  }
}

interface County {
  /** seconds of one run over the packs asked for */
  check(changedOnly: boolean): Promise<number>
  /** imports so many new payments on the county's own contracts */
  take(rows: number, seed: number): Promise<void>
  close(): Promise<void>
}

/** A copy of the county behind the engine, so that what a figure writes does not stay in the county kept for others. */
async function openCopy(options: BenchOptions): Promise<County> {
  const kept = await countyFolder(options)
  const bare = await countyVault(options)
  const asOf = readMeta(bare.reader, 'data_date') ?? ''
  const contracts = bare.reader
    .prepare(
      'SELECT c.code, p.name AS party, o.name AS org FROM contract c JOIN party p ON p.id = c.party_id JOIN org o ON o.id = c.org_id WHERE c.code IS NOT NULL ORDER BY c.id'
    )
    .all() as readonly { readonly code: string; readonly party: string; readonly org: string }[]
  bare.close()
  const dir = join(mkdtempSync(join(options.scratch, 'county-')), 'vault')
  cpSync(kept, dir, { recursive: true })
  const { engine, client } = benchEngine(options.scratch)
  await client.call('vault.unlock', { vault: engine.files.put(dir), passphrase: benchPassphrase })
  return {
    async check(changedOnly) {
      const started = performance.now()
      await client.run('check.run', { packs: [...asked], changedOnly })
      return (performance.now() - started) / 1000
    },
    async take(rows, seed) {
      const file = join(options.scratch, `payments-${seed}.csv`)
      const lines = Array.from({ length: rows }, (_, at) => {
        const { code, party, org } = contracts[(at * 7919 + seed) % contracts.length] ?? { code: '', party: '无', org: '' }
        return [`新${seed}-${at + 1}`, party, String(100 + at), asOf, code, org].join(',')
      })
      writeFileSync(file, `${['凭证号,收款单位,金额,支付日期,合同编号,付款单位', ...lines].join('\n')}\n`)
      await client.run('import.run', { files: [engine.files.put(file)] })
      rmSync(file)
    },
    async close() {
      await engine.close()
      rmSync(join(dir, '..'), { recursive: true, force: true })
    }
  }
}

/** The county's datasets in a plain file, and the models that ran on it. */
async function plainCopy(
  options: BenchOptions,
  packs: PackSet
): Promise<{ readonly file: string; readonly asOf: string; readonly ids: ReadonlySet<string> }> {
  const file = join(options.scratch, 'plain-county.db')
  rmSync(file, { force: true })
  const vault = await countyVault(options)
  const plain = new Database(file)
  try {
    plain.pragma('synchronous = OFF')
    ensureTables(plain, packs.datasets)
    // the county that is kept may be older than a pack that it holds nothing of
    const held = new Set(vault.reader.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all())
    for (const name of Object.keys(packs.datasets).filter((each) => held.has(each))) {
      const rows = vault.reader.prepare(`SELECT * FROM "${name}"`).raw(true)
      const columns = rows.columns().map((column) => `"${column.name}"`)
      const insert = plain.prepare(`INSERT INTO "${name}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
      plain.exec('BEGIN')
      for (const row of rows.iterate() as IterableIterator<unknown[]>) insert.run(...row)
      plain.exec('COMMIT')
    }
    const last = vault.reader.prepare('SELECT models FROM sys_run ORDER BY id DESC LIMIT 1').pluck().get() as string
    const ran = (JSON.parse(last) as { readonly id: string; readonly ran: boolean }[]).filter((model) => model.ran)
    const ids = new Set(ran.map((model) => model.id).filter((id) => asked.includes(packs.model(id)?.pack ?? '')))
    return { file, asOf: readMeta(vault.reader, 'data_date') ?? '', ids }
  } finally {
    plain.close()
    vault.close()
  }
}
