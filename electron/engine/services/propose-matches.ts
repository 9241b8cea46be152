/**
 * Looks for entries of the registers that may be the same firm or person and keeps them as proposals. What somebody answered is never asked
 * again. The work is done anew as a whole: it is short, and an import may change any trait; it is skipped while the registers did not change.
 */
import { setImmediate } from 'node:timers/promises'
import { candidatePairs, partyKeys, personKeys } from '../../../shared/domain/match/candidate-pairs.ts'
import { compareParties, partyTraits } from '../../../shared/domain/match/compare-parties.ts'
import { comparePeople, personTraits } from '../../../shared/domain/match/compare-people.ts'
import type { Likeness } from '../../../shared/domain/match/match-reason.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { JobControl } from '../job-board.ts'
import { matchCounts, partyRecords, personRecords, type MatchKind } from '../queries/match.ts'
import type { Session } from '../session.ts'
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, run, sql, transaction } from '../vault/sql.ts'
import { regionStem } from './import/regions.ts'
import { refreshAliases } from './refresh-aliases.ts'

/** Version of the comparison: a new one makes proposals anew. */
const comparison = 1

interface Pair extends Likeness {
  readonly kind: MatchKind
  readonly left: string
  readonly right: string
}

/** Runs inside `session.write`. Throws `cancelled`; what was proposed before then stays as it was. */
export async function proposeMatches(session: Session, job: Pick<JobControl, 'signal' | 'progress'>, at: string) {
  const { reader, writer } = session.vault
  const basis = registersNow(reader)
  const regions = new Set(
    all<{ name: string }>(reader, sql`SELECT name FROM region WHERE name IS NOT NULL`)
      .map(({ name }) => regionStem(name))
      .filter((stem) => stem.length >= 2)
  )
  const parties = partyRecords(reader).map((record) => partyTraits(record, regions))
  const people = personRecords(reader).map(personTraits)
  const total = parties.length + people.length
  const tell = (done: number, zh: string, en: string): void => job.progress({ done, total, unit: 'rows', step: { zh, en } })
  const found: Pair[] = []
  const keep = async <T extends { readonly id: string }>(
    kind: MatchKind,
    pairs: Iterable<readonly [T, T]>,
    compare: (a: T, b: T) => Likeness | null
  ): Promise<void> => {
    let seen = 0
    for (const [a, b] of pairs) {
      seen += 1
      if (seen % 50_000 === 0) await setImmediate()
      if (job.signal.aborted) throw new AppError('cancelled', '已取消，原有的待认定清单没有改动。')
      const alike = compare(a, b)
      if (alike !== null) found.push({ kind, left: a.id < b.id ? a.id : b.id, right: a.id < b.id ? b.id : a.id, ...alike })
    }
  }
  tell(0, '比对企业名称', 'Comparing firms')
  await keep('party', candidatePairs(parties, partyKeys), compareParties)
  tell(parties.length, '比对人员', 'Comparing people')
  await keep('person', candidatePairs(people, personKeys), comparePeople)
  transaction(writer, () => {
    storeProposals(writer, found)
    refreshAliases(writer, session.packs)
    const value = JSON.stringify({ basis, at })
    run(writer, sql`INSERT INTO sys_setting (key, value) VALUES ('match_basis', ${value}) ON CONFLICT (key) DO UPDATE SET value = ${value}`)
    const { proposed } = matchCounts(writer)
    session.vault.audit({ action: 'match.propose', subject: String(proposed), detail: { entries: total, proposed } })
  })
  return { entries: total, ...matchCounts(reader) }
}

/** When proposals were last made, and whether the registers have changed since. */
export function proposalsState(db: ReadableDB): { readonly madeAt: string; readonly stale: boolean } {
  const kept = get<{ value: string }>(db, sql`SELECT value FROM sys_setting WHERE key = 'match_basis'`)
  const { basis, at } = kept === undefined ? { basis: '', at: '' } : (JSON.parse(kept.value) as { basis: string; at: string })
  return { madeAt: at, stale: basis !== registersNow(db) }
}

function registersNow(db: ReadableDB): string {
  const versions = all<{ dataset: string; version: number }>(
    db,
    sql`SELECT dataset, version FROM sys_dataset_version WHERE dataset IN ('party', 'person', 'region') ORDER BY dataset`
  )
  return [`v${comparison}`, ...versions.map(({ dataset, version }) => `${dataset} ${version}`)].join(', ')
}

/** Proposals become exactly these, but for pairs that are answered. */
function storeProposals(writer: WritableDB, pairs: readonly Pair[]): void {
  const key = (pair: Pick<Pair, 'kind' | 'left' | 'right'>): string => `${pair.kind} ${pair.left} ${pair.right}`
  const now = new Set(pairs.map(key))
  const old = all<Pick<Pair, 'kind' | 'left' | 'right'> & { id: number }>(
    writer,
    sql`SELECT id, kind, left_id AS "left", right_id AS "right" FROM sys_match WHERE state = 'proposed'`
  )
  for (const pair of old) if (!now.has(key(pair))) run(writer, sql`DELETE FROM sys_match WHERE id = ${pair.id}`)
  for (const { kind, left, right, score, reasons } of pairs.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))) {
    run(
      writer,
      sql`INSERT INTO sys_match (kind, left_id, right_id, score, reasons, state) VALUES (${kind}, ${left}, ${right}, ${score}, ${JSON.stringify(reasons)}, 'proposed')
          ON CONFLICT (kind, left_id, right_id) DO UPDATE SET score = excluded.score, reasons = excluded.reasons WHERE state = 'proposed'`
    )
  }
}
