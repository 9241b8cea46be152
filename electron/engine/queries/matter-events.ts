/** What happened to matters beside their steps: the first row of a dataset by its date, for the check of order against them. */
import type { EventFact } from '../../../shared/domain/mark.ts'
import { eventKey } from '../../../shared/packs/conformance-events.ts'
import type { NodeEvent } from '../../../shared/packs/pack.ts'
import { identifier } from '../vault/sql.ts'
import type Database from '../vault/sqlite.ts'

/**
 * A reader of the earliest date of each event for the matters of an id range, both ends included. Datasets that this database has no table of
 * say nothing. Takes a vault or the scratch database of a model's case.
 */
export function firstEvents(db: Database.Database, wanted: readonly NodeEvent[]): (from: string, to: string) => readonly EventFact[] {
  const there = db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`)
  const readers = [...new Map(wanted.map((event) => [eventKey(event), event]))]
    .filter(([, { dataset }]) => there.get(dataset) !== undefined)
    .map(([key, { dataset, field, where }]) => {
      const column = identifier(field).text
      const only = Object.keys(where).map((name) => `AND ${identifier(name).text} = ?`)
      const reader = db.prepare(
        `SELECT matter_id, ? AS event, MIN(${column}) AS at FROM ${identifier(dataset).text}
         WHERE matter_id >= ? AND matter_id <= ? AND ${column} IS NOT NULL ${only.join(' ')} GROUP BY matter_id`
      )
      return (from: string, to: string) => reader.all(key, from, to, ...Object.values(where)) as EventFact[]
    })
  return (from, to) => readers.flatMap((read) => read(from, to))
}
