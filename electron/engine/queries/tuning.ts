/** An office's own thresholds in the vault: added, ended, never changed, so that any day's rules can be read again. */
import type { ParamValue } from '../../../shared/packs/params.ts'
import type { Tuning } from '../../../shared/packs/tuning.ts'
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, run, sql, type Query } from '../vault/sql.ts'

/** A threshold with who set it, why and when; `endedAt` '' while it holds. */
export interface TuningRecord extends Tuning {
  readonly model: string
  readonly reason: string
  readonly basis: string
  readonly at: string
  readonly account: string
  readonly endedAt: string
  readonly endedBy: string
  readonly endedReason: string
}

interface StoredTuning {
  readonly id: number
  readonly model_id: string
  readonly param: string
  readonly region: string
  readonly unit_kind: string
  readonly from_date: string
  readonly to_date: string
  readonly value: string
  readonly reason: string
  readonly basis: string
  readonly at: string
  readonly account: string
  readonly ended_at: string
  readonly ended_by: string
  readonly ended_reason: string
}

/** All thresholds ever set, the latest first; of one model when named. */
export function tuningRecords(db: ReadableDB, model?: string): readonly TuningRecord[] {
  return read(db, model === undefined ? sql`1 = 1` : sql`model_id = ${model}`)
}

/** The thresholds of a model that hold now. */
export function tuningsOf(db: ReadableDB, model: string): readonly Tuning[] {
  return read(db, sql`model_id = ${model} AND ended_at = ''`)
}

/** The thresholds of a model that a run went by. */
export function tuningsOfRun(db: ReadableDB, model: string, run: number): readonly Tuning[] {
  return read(db, sql`model_id = ${model} AND after_run < ${run} AND (last_run IS NULL OR last_run >= ${run})`)
}

export function tuningById(db: ReadableDB, id: number): TuningRecord | undefined {
  return read(db, sql`id = ${id}`)[0]
}

/** Adds one; returns its number. */
export function addTuning(writer: WritableDB, tuning: Omit<TuningRecord, 'id' | 'endedAt' | 'endedBy' | 'endedReason'>): number {
  const { model, param, region, unitKind, from, to, value, reason, basis, at, account } = tuning
  const row = get<{ id: number }>(
    writer,
    sql`INSERT INTO sys_tuning (model_id, param, region, unit_kind, from_date, to_date, value, reason, basis, at, account, after_run)
        VALUES (${model}, ${param}, ${region}, ${unitKind}, ${from}, ${to}, ${JSON.stringify(value)}, ${reason}, ${basis}, ${at}, ${account}, (SELECT COALESCE(MAX(id), 0) FROM sys_run)) RETURNING id`
  )
  return row?.id ?? 0
}

/** Ends one that still holds. */
export function endTuning(
  writer: WritableDB,
  id: number,
  by: { readonly at: string; readonly account: string; readonly reason: string }
): void {
  run(
    writer,
    sql`UPDATE sys_tuning SET last_run = (SELECT COALESCE(MAX(id), 0) FROM sys_run), ended_at = ${by.at}, ended_by = ${by.account}, ended_reason = ${by.reason} WHERE id = ${id} AND ended_at = ''`
  )
}

function read(db: ReadableDB, where: Query): readonly TuningRecord[] {
  const rows = all<StoredTuning>(db, sql`SELECT * FROM sys_tuning WHERE ${where} ORDER BY id DESC`)
  return rows.map((row) => ({
    id: row.id,
    model: row.model_id,
    param: row.param,
    region: row.region,
    unitKind: row.unit_kind,
    from: row.from_date,
    to: row.to_date,
    value: JSON.parse(row.value) as ParamValue,
    reason: row.reason,
    basis: row.basis,
    at: row.at,
    account: row.account,
    endedAt: row.ended_at,
    endedBy: row.ended_by,
    endedReason: row.ended_reason
  }))
}
