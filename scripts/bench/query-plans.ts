/**
 * P11, its other half: no view asks for a whole big table. Every statement that the window's commands prepare on a county is explained; a scan of a
 * table of more than 10,000 rows is named, unless an index gives the order and a LIMIT ends it.
 */
import type { ReadableDB } from '../../electron/engine/vault/connection.ts'
import { all, get, identifier, sql } from '../../electron/engine/vault/sql.ts'
import Database from '../../electron/engine/vault/sqlite.ts'
import { countyEngine, countyVault } from './county.ts'
import type { BenchOptions, BenchRow, Figure } from './figure.ts'

export const queryPlans: Figure = { id: 'P11-PLANS', what: 'query plans of the views', run: scans }
const bigTable = 10_000

async function scans(options: BenchOptions): Promise<readonly BenchRow[]> {
  const asked = await statementsOfViews(options)
  const vault = await countyVault(options)
  try {
    const big = bigTablesOf(vault.reader)
    const bad = new Map<string, string>()
    for (const text of asked) {
      const plan = vault.reader
        .prepare(`EXPLAIN QUERY PLAN ${text}`)
        .all(...Array.from({ length: text.split('?').length - 1 }, () => null)) as {
        readonly detail: string
      }[]
      const sources = aliasesOf(text)
      for (const { detail } of plan) {
        const scan = /^SCAN (\S+)(.*)$/.exec(detail)
        const table = sources.get(scan?.[1] ?? '') ?? scan?.[1] ?? ''
        if (scan === null || !big.has(table)) continue
        if (
          /USING (COVERING )?INDEX/.test(detail) &&
          /LIMIT \?/.test(text) &&
          !plan.some((step) => step.detail.startsWith('USE TEMP B-TREE'))
        )
          continue
        bad.set(`${detail} in ${text.replaceAll(/\s+/g, ' ').slice(0, 110)}`, table)
      }
    }
    for (const each of bad.keys()) options.say(`   ${each}`)
    return [
      {
        id: 'P11',
        what: `whole scans of big tables among ${asked.length} statements of the views`,
        ours: `${bad.size}`,
        anchor: [...new Set(bad.values())].join(' ') || '–',
        ratio: null,
        goal: '0',
        met: bad.size === 0
      }
    ]
  } finally {
    vault.close()
  }
}

/** Every SELECT that the window's commands prepare, each once. */
async function statementsOfViews(options: BenchOptions): Promise<readonly string[]> {
  const { engine, client } = await countyEngine(options)
  const asked = new Set<string>()
  const prepare = Database.prototype.prepare
  Database.prototype.prepare = function recorded(text: string) {
    if (/^\s*(SELECT|WITH)/i.test(text)) asked.add(text)
    return prepare.call(this, text)
  }
  try {
    const warnings = await client.call('warning.page', { limit: 1 })
    const matters = await client.call('matter.page', { limit: 1 })
    const people = await client.call('person.page', { limit: 1 })
    const [warning, matter, person] = [warnings.rows[0], matters.rows[0], people.rows[0]]
    await client.call('overview.read', {})
    for (const columns of ['model', 'month', 'pack'] as const) await client.call('heat.matrix', { columns })
    for (const sort of ['no', 'level', 'amount', 'model', 'subject', 'state', 'month'] as const) await client.call('warning.page', { sort })
    for (const sort of ['code', 'name', 'opened', 'amount', 'marks'] as const) await client.call('matter.page', { sort })
    for (const sort of ['name', 'acts', 'marked', 'warnings'] as const) await client.call('person.page', { sort })
    await client.call('warning.facets', {})
    if (warning !== undefined) await client.call('warning.card', { id: warning.id })
    if (matter !== undefined) {
      await client.call('trail.matter', { matter: matter.id })
      if (matter.org !== null && matter.org !== undefined) await client.call('trail.org', { org: matter.org })
      await client.call('source.row', { dataset: 'matter', id: matter.id })
    }
    if (person !== undefined) await client.call('trail.person', { person: person.id, reason: '测试' })
    await client.call('search.find', { text: '道路' })
    await client.call('import.list', {})
    await client.call('quarantine.list', {})
    await client.call('audit.page', {})
    await client.call('case.list', {})
    await client.call('model.list', {})
  } finally {
    Database.prototype.prepare = prepare
    await engine.close()
  }
  return [...asked]
}

function bigTablesOf(db: ReadableDB): ReadonlySet<string> {
  const names = all<{ name: string }>(db, sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`)
  return new Set(
    names
      .map(({ name }) => name)
      .filter((name) => (get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM ${identifier(name)}`)?.n ?? 0) > bigTable)
  )
}

/** `FROM step s` → s is step. */
function aliasesOf(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/(?:FROM|JOIN)\s+"?(\w+)"?\s+(?:AS\s+)?(\w+)/gi)].map((found) => [found[2] ?? '', found[1] ?? '']))
}
