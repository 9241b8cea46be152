/** Rows of models written here and of packs taken in. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, run, sql } from '../vault/sql.ts'

export type LocalState = 'draft' | 'enabled' | 'retired'
export interface LocalModelRow {
  readonly id: string
  readonly state: LocalState
  readonly revision: number
  readonly enabled_revision: number | null
  readonly version: number | null
  readonly hash: string
  readonly enabled_yaml: string
  readonly at: string
  readonly account: string
  /** of the newest revision */
  readonly form: string
  readonly yaml: string
}
export interface RevisionRow {
  readonly revision: number
  readonly at: string
  readonly account: string
}
export interface LocalPackRow {
  readonly no: number
  readonly id: string
  readonly version: number
  readonly files: string
  readonly sha256: string
  readonly public_key: string
  readonly key_id: string
  readonly unit: string
  readonly signed_at: string
  readonly verdict: 'intact' | 'intact_unknown_signer'
  readonly at: string
  readonly account: string
  readonly approver: string
  readonly state: 'enabled' | 'replaced' | 'retired'
}
export interface Author {
  readonly at: string
  readonly account: string
}

const selected = sql`SELECT m.id, m.state, m.revision, m.enabled_revision, m.version, m.hash, m.enabled_yaml, r.at, r.account, r.form, r.yaml
  FROM sys_local_model m JOIN sys_local_revision r ON r.model_id = m.id AND r.revision = m.revision`

export function localModels(db: ReadableDB): readonly LocalModelRow[] {
  return all(db, sql`${selected} ORDER BY m.id`)
}

export function localModel(db: ReadableDB, id: string): LocalModelRow | undefined {
  return get(db, sql`${selected} WHERE m.id = ${id}`)
}

export function revisionsOf(db: ReadableDB, id: string): readonly RevisionRow[] {
  return all(db, sql`SELECT revision, at, account FROM sys_local_revision WHERE model_id = ${id} ORDER BY revision DESC`)
}

/** Adds a revision; the model is made when it is the first. A retired one is a draft again. Returns the revision's number. */
export function addRevision(writer: WritableDB, id: string, text: { readonly form: string; readonly yaml: string }, by: Author): number {
  const known = localModel(writer, id)
  const revision = (known?.revision ?? 0) + 1
  run(
    writer,
    sql`INSERT INTO sys_local_revision (model_id, revision, form, yaml, at, account) VALUES (${id}, ${revision}, ${text.form}, ${text.yaml}, ${by.at}, ${by.account})`
  )
  run(
    writer,
    sql`INSERT INTO sys_local_model (id, state, revision, at, account) VALUES (${id}, 'draft', ${revision}, ${by.at}, ${by.account})
        ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, state = CASE state WHEN 'retired' THEN 'draft' ELSE state END`
  )
  return revision
}

export function enableModel(
  writer: WritableDB,
  id: string,
  text: { readonly yaml: string; readonly version: number; readonly hash: string; readonly revision: number },
  by: Author
): void {
  run(
    writer,
    sql`UPDATE sys_local_model SET state = 'enabled', enabled_revision = ${text.revision}, version = ${text.version}, hash = ${text.hash}, enabled_yaml = ${text.yaml},
          at = ${by.at}, account = ${by.account}, reason = '' WHERE id = ${id}`
  )
}

export function retireModel(writer: WritableDB, id: string, reason: string, by: Author): void {
  run(
    writer,
    sql`UPDATE sys_local_model SET state = 'retired', reason = ${reason}, at = ${by.at}, account = ${by.account} WHERE id = ${id}`
  )
}

export function localPacks(db: ReadableDB): readonly LocalPackRow[] {
  return all(
    db,
    sql`SELECT no, id, version, files, sha256, public_key, key_id, unit, signed_at, verdict, at, account, approver, state FROM sys_local_pack ORDER BY no`
  )
}

/** Adds a pack in force; an earlier one of the same id is replaced. Returns its number. */
export function addPack(writer: WritableDB, pack: Omit<LocalPackRow, 'no' | 'state'>): number {
  run(
    writer,
    sql`UPDATE sys_local_pack SET state = 'replaced', ended_at = ${pack.at}, ended_by = ${pack.account} WHERE id = ${pack.id} AND state = 'enabled'`
  )
  const { id, version, files, sha256, public_key, key_id, unit, signed_at, verdict, at, account, approver } = pack
  run(
    writer,
    sql`INSERT INTO sys_local_pack (id, version, files, sha256, public_key, key_id, unit, signed_at, verdict, at, account, approver, state)
        VALUES (${id}, ${version}, ${files}, ${sha256}, ${public_key}, ${key_id}, ${unit}, ${signed_at}, ${verdict}, ${at}, ${account}, ${approver}, 'enabled')`
  )
  return get<{ no: number }>(writer, sql`SELECT MAX(no) AS no FROM sys_local_pack`)?.no ?? 0
}

export function retirePack(writer: WritableDB, no: number, reason: string, by: Author): void {
  run(
    writer,
    sql`UPDATE sys_local_pack SET state = 'retired', ended_at = ${by.at}, ended_by = ${by.account}, ended_reason = ${reason} WHERE no = ${no}`
  )
}
