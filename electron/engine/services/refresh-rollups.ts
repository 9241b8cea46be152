/**
 * Rebuilds the roll-ups the views read. Called in the same transaction as the import or the run that changed their source; a few set-based
 * statements, so a county takes well under two seconds.
 */
import type { Dataset } from '../../../shared/packs/pack.ts'
import type { PackSet } from '../packs/pack-set.ts'
import { countedMark, markedSteps } from '../queries/counted-marks.ts'
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, identifier, run, sql } from '../vault/sql.ts'

/** After an import or a correction: matters in hand, datasets, acts of people. */
export function refreshRollups(writer: WritableDB, packs: PackSet): void {
  run(writer, sql`DELETE FROM sys_roll_matter`)
  run(
    writer,
    sql`INSERT INTO sys_roll_matter (org_id, procedure, month, matters)
        SELECT org_id, procedure, '', COUNT(*) FROM matter WHERE org_id IS NOT NULL GROUP BY org_id, procedure`
  )
  run(
    writer,
    sql`INSERT INTO sys_roll_matter (org_id, procedure, month, matters)
        SELECT m.org_id, m.procedure, d.month, COUNT(*) FROM (SELECT DISTINCT matter_id, SUBSTR(decided_at, 1, 7) AS month FROM step WHERE decided_at IS NOT NULL) d
        JOIN matter m ON m.id = d.matter_id WHERE m.org_id IS NOT NULL GROUP BY m.org_id, m.procedure, d.month`
  )
  run(writer, sql`DELETE FROM sys_roll_dataset`)
  for (const [name, dataset] of Object.entries(packs.datasets)) {
    if (dataset.kind === 'derived') continue
    refreshDatasetRollup(writer, name, dataset)
  }
  refreshActRollups(writer)
  refreshMarkRollups(writer)
}

/** One dataset's count of rows, latest day and how complete it is. */
export function refreshDatasetRollup(writer: WritableDB, name: string, dataset: Dataset): void {
  const table = identifier(name)
  const rows = get<{ n: number }>(writer, sql`SELECT COUNT(*) AS n FROM ${table}`)?.n ?? 0
  const latest = dataset.date
    ? (get<{ d: string | null }>(writer, sql`SELECT MAX(${identifier(dataset.date)}) AS d FROM ${table}`)?.d ?? '')
    : ''
  const filled = filledShare(writer, name, Object.keys(dataset.fields), rows)
  run(writer, sql`DELETE FROM sys_roll_dataset WHERE dataset = ${name}`)
  run(
    writer,
    sql`INSERT INTO sys_roll_dataset (dataset, rows, latest, filled) VALUES (${name}, ${rows}, ${latest.slice(0, 10)}, ${filled})`
  )
}

/** After an import: what people did by kind, and what of theirs was closed when. Read in the order of the matters: they are few beside the acts. */
export function refreshActRollups(writer: WritableDB): void {
  run(writer, sql`DELETE FROM sys_roll_person_kind`)
  run(
    writer,
    sql`INSERT INTO sys_roll_person_kind (person_id, kind, acts) SELECT person_id, kind, COUNT(*) FROM act WHERE person_id IS NOT NULL GROUP BY person_id, kind`
  )
  run(writer, sql`DELETE FROM sys_roll_person_closed`)
  run(
    writer,
    sql`INSERT INTO sys_roll_person_closed (person_id, day, matter_id)
        SELECT DISTINCT a.person_id, SUBSTR(m.closed, 1, 10), m.id FROM matter m CROSS JOIN act a ON a.matter_id = m.id
        WHERE a.person_id IS NOT NULL AND m.closed IS NOT NULL`
  )
}

/** After marks were refreshed: acts of people by month and how many are marked, marks of matters. */
export function refreshMarkRollups(writer: WritableDB): void {
  run(writer, sql`DELETE FROM sys_roll_marks`)
  run(
    writer,
    sql`INSERT INTO sys_roll_marks (matter_id, marks) SELECT matter_id, COUNT(*) FROM mark WHERE ${countedMark('mark')} GROUP BY matter_id`
  )
  run(writer, sql`DELETE FROM sys_roll_person_month`)
  run(
    writer,
    sql`INSERT INTO sys_roll_person_month (person_id, month, acts, marked)
        SELECT a.person_id, COALESCE(SUBSTR(a.at, 1, 7), ''), COUNT(*), SUM(CASE WHEN k.step_id IS NULL THEN 0 ELSE 1 END) FROM act a
        LEFT JOIN (SELECT DISTINCT step_id FROM (${markedSteps})) k ON k.step_id = a.step_id
        WHERE a.person_id IS NOT NULL GROUP BY 1, 2`
  )
  run(writer, sql`DELETE FROM sys_roll_person`)
  run(
    writer,
    sql`INSERT INTO sys_roll_person (person_id, acts, marked) SELECT person_id, SUM(acts), SUM(marked) FROM sys_roll_person_month GROUP BY person_id`
  )
}

/** Whether roll-ups of people are wanting: a vault made before there were any by kind. */
export function rollupsWanting(db: ReadableDB): boolean {
  return (
    get(db, sql`SELECT 1 AS found WHERE EXISTS (SELECT 1 FROM sys_roll_person) AND NOT EXISTS (SELECT 1 FROM sys_roll_person_kind)`) !==
    undefined
  )
}

/** Share of cells that are filled, over at most 2,000 rows spread through the table: a figure for "how complete", not for a model. */
function filledShare(writer: WritableDB, table: string, fields: readonly string[], rows: number): number {
  if (rows === 0 || fields.length === 0) return 0
  const every = Math.max(1, Math.floor(rows / 2000))
  const sample = all<Record<string, unknown>>(writer, sql`SELECT * FROM ${identifier(table)} WHERE rowid % ${every} = 0 LIMIT 2000`)
  const cells = sample.length * fields.length
  return cells === 0
    ? 0
    : sample.reduce((sum, row) => sum + fields.filter((field) => row[field] !== null && row[field] !== '').length, 0) / cells
}
