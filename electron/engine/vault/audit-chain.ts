/**
 * The audit log as a hash chain (features 58, 59): who looked at, changed or took out what. Each entry's hash covers its own content and the
 * hash before it, so an edited, removed or moved entry is found by anyone who walks the chain. Someone who holds the key can rewrite the
 * whole chain, or put an older copy of the file back; against that an anchor (number and hash of one entry) noted outside helps: on
 * paper, in an export, on a hand-over sheet.
 *
 * hash = SHA-256 of the canonical JSON {account, action, at, detail, prev, subject}, `detail` being the stored text. The number is not part
 * of it: entries must be numbered 1, 2, 3 … along the links, which lets a moved entry be told from a changed one.
 */
import { hash as digest } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import type { ReadableDB, WritableDB } from './connection.ts'
import { get, run, sql, transaction } from './sql.ts'
import { mappingErrors } from './sqlite-error.ts'

/** What is recorded; `subject` names the thing acted on, `detail` holds no secret and no whole id number. */
export interface AuditEntry {
  readonly action: string
  readonly subject?: string | undefined
  readonly detail?: Readonly<Record<string, unknown>> | undefined
}

/** Where and by whom, given by the vault. */
export interface AuditStamp {
  readonly at: string
  readonly account: string
}

/** A fixed point of the chain, to be kept outside the vault. */
export interface AuditAnchor {
  readonly seq: number
  readonly hash: string
}

type AuditVerdict = 'ok' | 'changed' | 'truncated' | 'reordered' | 'anchor_differs'

/** `at` is the first entry in question (null when ok); `head` the last entry, usable as an anchor. */
export interface AuditReport {
  readonly verdict: AuditVerdict
  readonly at: number | null
  readonly entries: number
  readonly head: AuditAnchor | null
}

const genesis = '0'.repeat(64)
type StoredEntry = [seq: number, at: string, account: string, action: string, subject: string, detail: string, prev: string, hash: string]

/** Appends one entry, inside the caller's transaction when there is one, so that it stands or falls with what it records. */
export function appendAudit(writer: WritableDB, stamp: AuditStamp, entry: AuditEntry): AuditAnchor {
  if (!writer.inTransaction) return transaction(writer, () => appendAudit(writer, stamp, entry))
  const last = auditHead(writer)
  const seq = (last?.seq ?? 0) + 1
  const prev = last?.hash ?? genesis
  const subject = entry.subject ?? ''
  const detail = canonicalJson(entry.detail ?? {})
  const hash = entryHash(stamp.at, stamp.account, entry.action, subject, detail, prev)
  run(
    writer,
    sql`INSERT INTO sys_audit (seq, at, account, action, subject, detail, prev, hash)
        VALUES (${seq}, ${stamp.at}, ${stamp.account}, ${entry.action}, ${subject}, ${detail}, ${prev}, ${hash})`
  )
  return { seq, hash }
}

/** The last entry as an anchor, or null in an empty log. */
export function auditHead(db: ReadableDB): AuditAnchor | null {
  return get<AuditAnchor>(db, sql`SELECT seq, hash FROM sys_audit ORDER BY seq DESC LIMIT 1`) ?? null
}

/**
 * Walks the whole chain. A log cut off at its end is only seen with an anchor. An empty log is `truncated`: every vault's log begins with
 * its making. When several things are wrong, the first along the chain is reported.
 */
export function verifyAudit(db: ReadableDB, anchor?: AuditAnchor): AuditReport {
  const total = get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM sys_audit`)?.n ?? 0
  const head = auditHead(db)
  const report = (verdict: AuditVerdict, at: number | null): AuditReport => ({ verdict, at, entries: total, head })
  if (head === null) return report('truncated', 1)
  const broken = mappingErrors(() => firstBreak(db))
  if (broken !== null) return report(broken.verdict, broken.at)
  if (anchor !== undefined) {
    if (anchor.seq > head.seq) return report('truncated', head.seq + 1)
    const there = get<{ hash: string }>(db, sql`SELECT hash FROM sys_audit WHERE seq = ${anchor.seq}`)
    if (there?.hash !== anchor.hash) return report('anchor_differs', anchor.seq)
  }
  return report('ok', null)
}

function firstBreak(db: ReadableDB): { readonly verdict: AuditVerdict; readonly at: number } | null {
  const entries = db.prepare('SELECT seq, at, account, action, subject, detail, prev, hash FROM sys_audit ORDER BY seq').raw().iterate()
  let expected = 1
  let before = genesis
  for (const entry of entries as IterableIterator<StoredEntry>) {
    const [seq, at, account, action, subject, detail, prev, hash] = entry
    if (entryHash(at, account, action, subject, detail, prev) !== hash) return { verdict: 'changed', at: seq }
    if (prev !== before) return { ...brokenLink(db, seq, expected, prev) }
    if (seq !== expected) return { verdict: 'reordered', at: seq }
    before = hash
    expected += 1
  }
  return null
}

/** An entry sound in itself that does not follow the one before it: moved, or its predecessor is gone or was rewritten. */
function brokenLink(db: ReadableDB, seq: number, expected: number, prev: string): { readonly verdict: AuditVerdict; readonly at: number } {
  const predecessor = get<{ seq: number }>(db, sql`SELECT seq FROM sys_audit WHERE hash = ${prev} LIMIT 1`)
  if (predecessor !== undefined || prev === genesis) return { verdict: 'reordered', at: seq }
  if (expected === 1) return { verdict: 'truncated', at: 1 }
  return { verdict: 'changed', at: seq > expected ? expected : seq - 1 }
}

function entryHash(at: string, account: string, action: string, subject: string, detail: string, prev: string): string {
  const text = `{"account":${JSON.stringify(account)},"action":${JSON.stringify(action)},"at":${JSON.stringify(at)},"detail":${JSON.stringify(detail)},"prev":${JSON.stringify(prev)},"subject":${JSON.stringify(subject)}}`
  return digest('sha256', text)
}
