/**
 * P6: every step of the walk from a warning to the source line, on a county: the SQL alone, and the engine's whole answer (checked input, names,
 * provenance, the entry in the audit log, checked output). Two hundred of each, p95.
 */
import { actsOf } from '../../electron/engine/queries/matter-acts.ts'
import { marksOf } from '../../electron/engine/queries/matter-marks.ts'
import { stepsOf } from '../../electron/engine/queries/matter-steps.ts'
import { mattersByIdOrCode } from '../../electron/engine/queries/matters.ts'
import { actsOfPerson } from '../../electron/engine/queries/people.ts'
import { rowsBehind, warningById } from '../../electron/engine/queries/warnings.ts'
import { sourceLineById } from '../../electron/engine/queries/source-line.ts'
import { all, get, sql } from '../../electron/engine/vault/sql.ts'
import { countyEngine, countyVault } from './county.ts'
import { atMost, ninetyFifth, skipped, type BenchOptions, type BenchRow, type Figure } from './figure.ts'

export const drillDown: Figure = { id: 'P6', what: 'drill-down on a county', run }
const looks = 200

interface Ids {
  readonly matters: readonly string[]
  readonly people: readonly string[]
  readonly warnings: readonly string[]
  readonly payments: readonly string[]
}

async function run(options: BenchOptions): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = []
  const vault = await countyVault(options)
  const db = vault.reader
  const idsOf = (table: 'matter' | 'person' | 'sys_warning' | 'payment'): readonly string[] => {
    const name = { matter: sql`matter`, person: sql`person`, sys_warning: sql`sys_warning`, payment: sql`payment` }[table]
    return all<{ id: string }>(db, sql`SELECT id FROM ${name} ORDER BY SUBSTR(id, -6), id LIMIT ${looks}`).map((row) => row.id)
  }
  let ids: Ids
  try {
    ids = { matters: idsOf('matter'), people: idsOf('person'), warnings: idsOf('sys_warning'), payments: idsOf('payment') }
    const statements: readonly (readonly [string, readonly string[], (id: string) => unknown])[] = [
      ['matter trail: matter', ids.matters, (id) => mattersByIdOrCode(db, id)[0]],
      ['matter trail: steps', ids.matters, (id) => stepsOf(db, id)],
      ['matter trail: acts', ids.matters, (id) => actsOf(db, id)],
      ['matter trail: marks', ids.matters, (id) => marksOf(db, id)],
      ['person: acts', ids.people, (id) => actsOfPerson(db, [id], false, 0, 100)],
      ['warning: card', ids.warnings, (id) => rowsBehind(db, warningById(db, id)?.no ?? 0)],
      [
        'source line',
        ids.payments,
        (id) => sourceLineById(db, get<{ _source: number }>(db, sql`SELECT _source FROM payment WHERE id = ${id}`)?._source ?? 0)
      ]
    ]
    for (const [what, list, ask] of statements) rows.push(timed(`SQL, ${what}`, list, ask, 1))
  } finally {
    vault.close()
  }
  const { engine, client } = await countyEngine(options)
  try {
    const top = await client.call('person.page', { sort: 'acts', limit: 4 })
    const busiest = Array.from({ length: looks / 4 }, () => top.rows.map((row) => row.id)).flat()
    const calls: readonly (readonly [string, readonly string[], (id: string) => Promise<unknown>])[] = [
      ['trail.matter', ids.matters, (matter) => client.call('trail.matter', { matter })],
      ['trail.person', ids.people, (person) => client.call('trail.person', { person, reason: '测试' })],
      ['person.sheet', ids.people, (person) => client.call('person.sheet', { person, reason: '测试' })],
      ['trail.person of the busiest', busiest, (person) => client.call('trail.person', { person, reason: '测试' })],
      ['person.sheet of the busiest', busiest, (person) => client.call('person.sheet', { person, reason: '测试' })],
      ['warning.card', ids.warnings, (id) => client.call('warning.card', { id })],
      ['source.row', ids.payments, (id) => client.call('source.row', { dataset: 'payment', id })]
    ]
    for (const [what, list, ask] of calls) {
      if (list.length === 0) {
        rows.push(skipped('P6', `engine, ${what}`, 'the county has none'))
        continue
      }
      const spent: number[] = []
      for (const id of list) {
        const started = performance.now()
        await ask(id)
        spent.push(performance.now() - started)
      }
      rows.push(atMost('P6', `engine, ${what}, p95`, ninetyFifth(spent.slice(5)), 10, 'ms'))
    }
  } finally {
    await engine.close()
  }
  return rows
}

function timed(what: string, ids: readonly string[], ask: (id: string) => unknown, limit: number): BenchRow {
  if (ids.length === 0) return skipped('P6', what, 'the county has none')
  const spent = ids.map((id) => {
    const started = performance.now()
    ask(id)
    return performance.now() - started
  })
  return atMost('P6', `${what}, p95`, ninetyFifth(spent), limit, 'ms')
}
