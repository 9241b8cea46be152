/**
 * The few facts a vault knows about itself, in `sys_meta` as JSON: which vault, which unit's copy, when made, which packs, its data date, and
 * the secret that keyed hashes derive from.
 */
import * as z from 'zod'
import { copyIdentitySchema } from '../../../shared/domain/copy-identity.ts'
import { canonicalJson } from './canonical-json.ts'
import type { ReadableDB, WritableDB } from './connection.ts'
import { get, run, sql } from './sql.ts'
import { corruptError } from './sqlite-error.ts'

const metaSchemas = {
  vault_id: z.string().min(1),
  unit: z.string(),
  identity: copyIdentitySchema,
  created_at: z.string(),
  packs: z.array(z.string()).readonly(),
  /** Latest date imported or generated (ISO date), null before the first import. */
  data_date: z.string().nullable(),
  /** 32 random bytes, base64. Not derived from the page key, so that keyed hashes outlive its rotation. */
  mac_root: z.string().length(44)
} as const
export type MetaKey = keyof typeof metaSchemas
export type MetaValue<Key extends MetaKey> = z.infer<(typeof metaSchemas)[Key]>

/** Reads one fact. Throws `corrupt` when it is missing or not what it must be. */
export function readMeta<Key extends MetaKey>(db: ReadableDB, key: Key): MetaValue<Key> {
  const row = get<{ value: string }>(db, sql`SELECT value FROM sys_meta WHERE key = ${key}`)
  if (row === undefined) throw corruptError(`缺少系统信息 ${key}。`)
  const parsed = z.preprocess(parseJson, metaSchemas[key]).safeParse(row.value)
  if (!parsed.success) throw corruptError(`系统信息 ${key} 的内容不合规。`)
  return parsed.data as MetaValue<Key>
}

/** Writes one fact, replacing the one before. */
export function writeMeta<Key extends MetaKey>(writer: WritableDB, key: Key, value: MetaValue<Key>): void {
  const text = canonicalJson(metaSchemas[key].parse(value))
  run(writer, sql`INSERT INTO sys_meta (key, value) VALUES (${key}, ${text}) ON CONFLICT (key) DO UPDATE SET value = excluded.value`)
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}
