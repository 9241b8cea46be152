/**
 * Computes dataset `mark` from matters, steps and acts, whenever one of them has changed. One transaction: whoever reads sees the old marks or the new ones. Works in
 * batches along the index of matter ids, so that memory stays small however many matters a vault holds.
 */
import { createHash } from 'node:crypto'
import { markColumns, type ActFact, type EventFact, type Mark, type MatterFact, type StepFact } from '../../../shared/domain/mark.ts'
import type { WorkCalendar } from '../../../shared/packs/calendar.ts'
import { checkConformance, conformanceEdition, indexProcedure } from '../../../shared/packs/conformance.ts'
import type { Procedure } from '../../../shared/packs/pack.ts'
import type { PackSet } from '../packs/pack-set.ts'
import { takeMatters } from '../queries/goes-by.ts'
import { firstEvents } from '../queries/matter-events.ts'
import { canonicalJson } from '../vault/canonical-json.ts'
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, list, run, sql, transaction } from '../vault/sql.ts'
import type Database from '../vault/sqlite.ts'
import { keepLongMatters, longFrom } from './matter/keep-long-matters.ts'
import { applyAcceptances } from './process/apply-acceptances.ts'

export interface RefreshMarks {
  /** ISO date; later facts have not happened yet */
  readonly asOf: string
  readonly calendar: WorkCalendar
}

const batchSize = 500

/**
 * Makes the marks of all matters those of that day, unless they are: an import makes them, and the run that follows it finds them made. Says
 * whether it wrote any (then the roll-ups of marks are to be made anew).
 */
export function refreshMarks(writer: WritableDB, packSet: PackSet, options: RefreshMarks): boolean {
  return transaction(writer, () => {
    const state = marksStandOn(writer, packSet, options)
    if (setting(writer, 'marks_stand_on') === state) return false
    for (const [key, value] of [
      ['marks_as_of', options.asOf],
      ['marks_stand_on', state]
    ] as const)
      run(writer, sql`INSERT INTO sys_setting (key, value) VALUES (${key}, ${value}) ON CONFLICT (key) DO UPDATE SET value = ${value}`)
    const { long } = rewriteMarks(writer, packSet, options, takeMatters(writer, packSet.procedures.values()))
    keepLongMatters(writer, long, options.asOf, options.calendar)
    applyAcceptances(writer, options.asOf)
    return true
  })
}

/** All that marks are made of: the rows they look at, the procedures, the calendar, the day, and how conformance is judged. */
function marksStandOn(db: ReadableDB, { procedures }: PackSet, { asOf, calendar }: RefreshMarks): string {
  const datasets = ['matter', 'step', 'act', ...new Set([...procedures.values()].flatMap(eventsBefore).map(({ dataset }) => dataset))]
  const versions = all<{ dataset: string; version: number }>(
    db,
    sql`SELECT dataset, version FROM sys_dataset_version WHERE dataset IN (${list(datasets)}) ORDER BY dataset`
  )
  const rules = canonicalJson([...procedures.values(), calendar.knows])
  return canonicalJson({
    asOf,
    versions,
    edition: conformanceEdition,
    rules: createHash('sha256').update(rules).digest('hex').slice(0, 16)
  })
}

/** The day as of which the marks stand: the data date, or the day that the last run of models asked for. Null before the first. */
export function marksAsOf(db: ReadableDB): string | null {
  return setting(db, 'marks_as_of')
}

function setting(db: ReadableDB, key: string): string | null {
  return get<{ value: string }>(db, sql`SELECT value FROM sys_setting WHERE key = ${key}`)?.value ?? null
}

/** The same inside a transaction of the caller's, or in a scratch database. `taken`: matters that go by another procedure than their ledger names. */
export function rewriteMarks(
  db: Database.Database,
  packSet: Pick<PackSet, 'procedures'>,
  options: RefreshMarks,
  taken: ReadonlyMap<string, string> = new Map()
): { readonly matters: number; readonly marks: number; readonly long: readonly string[] } {
  const indexes = new Map([...packSet.procedures].map(([id, procedure]) => [id, indexProcedure(procedure)]))
  const columns = markColumns.map((column) => `"${column}"`).join(', ')
  const insert = db.prepare(`INSERT INTO mark (${columns}) VALUES (${markColumns.map(() => '?').join(', ')})`)
  const steps = db.prepare(
    `SELECT id, matter_id, node, plan_date, received_at, decided_at, due_at, registered_at FROM step
     WHERE matter_id >= ? AND matter_id <= ?`
  )
  const acts = db.prepare(
    `SELECT id, at, step_id, matter_id, kind, person_id, person_name FROM act
     WHERE matter_id >= ? AND matter_id <= ?`
  )
  const events = firstEvents(db, [...packSet.procedures.values()].flatMap(eventsBefore))
  db.exec('DELETE FROM mark')
  let count = 0
  let matters = 0
  const long: string[] = []
  for (const batch of matterBatches(db)) {
    const range = [batch[0]?.id ?? '', batch.at(-1)?.id ?? ''] as const
    const stepsOf = groupByMatter(steps.all(...range) as StepFact[])
    const actsOf = groupByMatter(acts.all(...range) as ActFact[])
    const eventsOf = groupByMatter<EventFact>(events(...range))
    for (const matter of batch) {
      const [own, done] = [stepsOf.get(matter.id) ?? [], actsOf.get(matter.id) ?? []]
      if (own.length + done.length >= longFrom) long.push(matter.id)
      const index = indexes.get(taken.get(matter.id) ?? matter.procedure)
      if (index === undefined) continue
      matters += 1
      const happened = eventsOf.get(matter.id) ?? []
      const marks: readonly Mark[] = checkConformance(index, matter, own, done, options, happened)
      for (const mark of marks) insert.run(...markColumns.map((column) => mark[column]))
      count += marks.length
    }
  }
  return { matters, marks: count, long }
}

const eventsBefore = (procedure: Procedure) => procedure.nodes.flatMap((node) => node.before)

function* matterBatches(db: Database.Database): Generator<readonly MatterFact[]> {
  const columns = 'id, procedure, opened, closed, deadline'
  const next = db.prepare(`SELECT ${columns} FROM matter WHERE id > ? ORDER BY id LIMIT ?`)
  for (let last = ''; ;) {
    const batch = next.all(last, batchSize) as MatterFact[]
    const end = batch.at(-1)
    if (end === undefined) return
    yield batch
    last = end.id
  }
}

function groupByMatter<Row extends { readonly matter_id: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.matter_id)
    if (group === undefined) groups.set(row.matter_id, [row])
    else group.push(row)
  }
  return groups
}
