/**
 * What `vault info` and the about panel tell of a vault: whose copy it is, what lies in it, how it is kept, and whether every page still
 * reads.
 */
import fs from 'node:fs'
import path from 'node:path'
import type { CopyIdentity } from '../../../shared/domain/copy-identity.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { auditHead, type AuditAnchor } from './audit-chain.ts'
import { cipherName, type ReadableDB } from './connection.ts'
import { readKeyring } from './keyring.ts'
import { readMeta } from './meta.ts'
import { userVersion } from './migrate.ts'
import { databaseName, quickCheck } from './open-vault.ts'
import { all, get, identifier, sql } from './sql.ts'
import type { Vault } from './vault.ts'

export interface VaultInfo {
  readonly vault: string
  readonly unit: string
  readonly identity: CopyIdentity
  readonly packs: readonly string[]
  /** Latest date imported or generated; null before the first import. */
  readonly dataDate: string | null
  readonly created: string
  readonly cipher: string
  readonly userVersion: number
  /** Size of the database file and its write-ahead log. */
  readonly bytes: number
  readonly accounts: readonly { readonly account: string; readonly created: string }[]
  /** Rows of each table that holds data (system tables of the workstation left out), by table name. */
  readonly counts: Readonly<Record<string, number>>
  readonly audit: AuditAnchor | null
  readonly quickCheck: 'ok' | 'corrupt'
}

/** Gathers it; reads every page (about 1 s a gigabyte). A damaged page is told in `quickCheck`, as far as the rest can still be read. */
export function vaultInfo(vault: Vault): VaultInfo {
  const { reader } = vault
  const file = path.join(vault.dir, databaseName)
  return {
    vault: vault.id,
    unit: readMeta(reader, 'unit'),
    identity: readMeta(reader, 'identity'),
    packs: readMeta(reader, 'packs'),
    dataDate: readMeta(reader, 'data_date'),
    created: readMeta(reader, 'created_at'),
    cipher: cipherName,
    userVersion: userVersion(reader),
    bytes: sizeOf(file) + sizeOf(`${file}-wal`),
    accounts: readKeyring(vault.dir).slots.map(({ account, created }) => ({ account, created })),
    counts: countRows(reader),
    audit: auditHead(reader),
    quickCheck: check(reader)
  }
}

function countRows(reader: ReadableDB): Record<string, number> {
  const tables = all<{ name: string }>(
    reader,
    sql`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sys\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables) counts[name] = get<{ n: number }>(reader, sql`SELECT COUNT(*) AS n FROM ${identifier(name)}`)?.n ?? 0
  return counts
}

function check(reader: ReadableDB): VaultInfo['quickCheck'] {
  try {
    quickCheck(reader)
    return 'ok'
  } catch (error) {
    if (error instanceof AppError && error.value.code === 'corrupt') return 'corrupt'
    throw error
  }
}

function sizeOf(file: string): number {
  return fs.existsSync(file) ? fs.statSync(file).size : 0
}
