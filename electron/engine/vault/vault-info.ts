/**
 * What the title bar and `vault info` tell of a vault: whose copy it is and how it is kept, which costs nothing; and on demand what lies in
 * it and whether every page still reads, which takes about a second a gigabyte.
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
  readonly audit: AuditAnchor | null
}

export interface VaultInspection {
  /** Rows of each table that holds data (system tables of the workstation left out), by table name. */
  readonly counts: Readonly<Record<string, number>>
  readonly quickCheck: 'ok' | 'corrupt'
}

/** The facts, at no cost. */
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
    audit: auditHead(reader)
  }
}

/** Counts the rows and reads every page. Throws `corrupt` only if not even the counts can be read. */
export function inspectVault(vault: Vault): VaultInspection {
  return { quickCheck: check(vault.reader), counts: countRows(vault.reader) }
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

function check(reader: ReadableDB): VaultInspection['quickCheck'] {
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
