/** Trees of indicators that the office saved, and scores that were frozen. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, run, sql } from '../vault/sql.ts'

export interface SavedTree {
  readonly id: string
  readonly version: number
  /** JSON in the form of indicators.yaml */
  readonly tree: string
  readonly valid_from: string
  readonly reason: string
  readonly approver: string
  readonly at: string
  readonly account: string
}

/** Versions of a tree, oldest first. */
export function savedTrees(db: ReadableDB, id: string): readonly SavedTree[] {
  return all(db, sql`SELECT * FROM sys_tree WHERE id = ${id} ORDER BY valid_from, version`)
}

export function insertTree(writer: WritableDB, tree: SavedTree): void {
  run(
    writer,
    sql`INSERT INTO sys_tree (id, version, tree, valid_from, reason, approver, at, account)
        VALUES (${tree.id}, ${tree.version}, ${tree.tree}, ${tree.valid_from}, ${tree.reason}, ${tree.approver}, ${tree.at}, ${tree.account})`
  )
}

export interface SnapshotRow {
  readonly id: string
  readonly period: string
  readonly tree_id: string
  readonly tree_version: number
  readonly hash: string
  readonly units: number
  readonly as_of: string
  readonly reason: string
  readonly at: string
  readonly account: string
}
export interface WholeSnapshot extends SnapshotRow {
  readonly tree: string
  readonly inputs: string
  readonly scores: string
}

/** Newest first. */
export function listSnapshots(db: ReadableDB): readonly SnapshotRow[] {
  return all(
    db,
    sql`SELECT id, period, tree_id, tree_version, hash, units, as_of, reason, at, account FROM sys_score_snapshot ORDER BY at DESC, id`
  )
}

/** The newest snapshot of a period under this version of the tree. */
export function latestSnapshot(db: ReadableDB, period: string, tree: string, version: number): WholeSnapshot | undefined {
  return get(
    db,
    sql`SELECT * FROM sys_score_snapshot WHERE period = ${period} AND tree_id = ${tree} AND tree_version = ${version} ORDER BY at DESC, id LIMIT 1`
  )
}

export function snapshotById(db: ReadableDB, id: string): WholeSnapshot | undefined {
  return get(db, sql`SELECT * FROM sys_score_snapshot WHERE id = ${id}`)
}

/** The hash that the audit chain keeps of a snapshot's making; null when no entry tells of it. */
export function frozenHash(db: ReadableDB, id: string): string | null {
  const made = get<{ hash: string | null }>(
    db,
    sql`SELECT JSON_EXTRACT(detail, '$.hash') AS hash FROM sys_audit WHERE action = 'score.freeze' AND subject = ${id} ORDER BY seq LIMIT 1`
  )
  return made?.hash ?? null
}

export function insertSnapshot(writer: WritableDB, one: WholeSnapshot): void {
  run(
    writer,
    sql`INSERT INTO sys_score_snapshot (id, period, tree_id, tree_version, tree, inputs, scores, hash, units, as_of, reason, at, account)
        VALUES (${one.id}, ${one.period}, ${one.tree_id}, ${one.tree_version}, ${one.tree}, ${one.inputs}, ${one.scores}, ${one.hash}, ${one.units}, ${one.as_of}, ${one.reason}, ${one.at}, ${one.account})`
  )
}
