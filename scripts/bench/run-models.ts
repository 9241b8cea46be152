/**
 * P3: every model of the shipped packs over the county, cold, as `check` runs them (marks made anew, rows behind each warning stored), beside the same
 * statements drained one after another on a plain SQLite copy of the data that stores nothing.
 */
import { join } from 'node:path'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { ensureTables } from '../../electron/engine/packs/dataset-tables.ts'
import { loadPacks, packFoldersIn } from '../../electron/engine/packs/load-packs.ts'
import { runDenominator, runModel } from '../../electron/engine/packs/run-model.ts'
import { registerSqlFunctions } from '../../electron/engine/packs/sql-functions.ts'
import type { PackSet } from '../../electron/engine/packs/pack-set.ts'
import { readMeta } from '../../electron/engine/vault/meta.ts'
import Database from '../../electron/engine/vault/sqlite.ts'
import { countyEngine, countyVault } from './county.ts'
import { inTurn, ratioAtMost, type BenchOptions, type BenchRow, type Figure } from './figure.ts'

export const checkModels: Figure = { id: 'P3', what: 'models over a county', run }
const resources = fileURLToPath(new URL('../../resources', import.meta.url))

async function run(options: BenchOptions): Promise<readonly BenchRow[]> {
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
    const { engine, client } = await countyEngine(options)
    try {
      const started = performance.now()
      await client.run('check.run', {})
      return (performance.now() - started) / 1000
    } finally {
      await engine.close()
    }
  }
  const rounds = await inTurn(options.rounds, peer, ours)
  rmSync(file, { force: true })
  return [ratioAtMost('P3', `${ids.size} models, rows stored`, rounds, 0.5, 's', 'plain SQLite')]
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
    for (const name of Object.keys(packs.datasets)) {
      const rows = vault.reader.prepare(`SELECT * FROM "${name}"`).raw(true)
      const columns = rows.columns().map((column) => `"${column.name}"`)
      const insert = plain.prepare(`INSERT INTO "${name}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
      plain.exec('BEGIN')
      for (const row of rows.iterate() as IterableIterator<unknown[]>) insert.run(...row)
      plain.exec('COMMIT')
    }
    const last = vault.reader.prepare('SELECT models FROM sys_run ORDER BY id DESC LIMIT 1').pluck().get() as string
    const ran = (JSON.parse(last) as { readonly id: string; readonly ran: boolean }[]).filter((model) => model.ran)
    return { file, asOf: readMeta(vault.reader, 'data_date') ?? '', ids: new Set(ran.map((model) => model.id)) }
  } finally {
    plain.close()
    vault.close()
  }
}
