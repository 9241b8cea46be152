/**
 * Dataset `alias`: each entry that somebody confirmed to be the same as another, and the entry it is counted as. Filled from the confirmed
 * pairs followed to their end, so that a model counts one firm once by a LEFT JOIN. Rows of the registers themselves are never changed.
 */
import { canonicalOf, groupsOf, type Standing } from '../../../shared/domain/match/join-same.ts'
import { reasonWords } from '../../../shared/domain/match/match-reason.ts'
import type { PackSet } from '../packs/pack-set.ts'
import { entriesById, matchesIn, type MatchRecord } from '../queries/match.ts'
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, run, sql, transaction } from '../vault/sql.ts'

interface Alias {
  readonly kind: string
  readonly entity: string
  readonly canonical: string
  readonly name: string
  readonly canonicalName: string
  readonly how: string
}

/** Rewrites the dataset when it would differ; what reads it then runs again. Says whether it did. */
export function refreshAliases(writer: WritableDB, packSet: Pick<PackSet, 'datasets'>): boolean {
  if (packSet.datasets['alias'] === undefined) return false
  return transaction(writer, () => {
    const next = aliasesOf(writer)
    const old = all<Alias>(
      writer,
      sql`SELECT kind, entity_id AS entity, canonical_id AS canonical, name, canonical_name AS canonicalName, how FROM alias ORDER BY id`
    )
    if (JSON.stringify(old) === JSON.stringify(next)) return false
    run(writer, sql`DELETE FROM alias`)
    for (const { kind, entity, canonical, name, canonicalName, how } of next) {
      run(
        writer,
        sql`INSERT INTO alias (id, kind, entity_id, canonical_id, name, canonical_name, how) VALUES (${entity}, ${kind}, ${entity}, ${canonical}, ${name}, ${canonicalName}, ${how})`
      )
    }
    run(
      writer,
      sql`INSERT INTO sys_dataset_version (dataset, version) VALUES ('alias', 1) ON CONFLICT (dataset) DO UPDATE SET version = version + 1`
    )
    return true
  })
}

/** Groups as they stand now; an entry that an import has withdrawn drops out of its group. */
function aliasesOf(db: ReadableDB): readonly Alias[] {
  const found: Alias[] = []
  for (const kind of ['party', 'person'] as const) {
    const confirmed = matchesIn(db, 'confirmed', kind)
    for (const group of groupsOf(confirmed.map(({ left, right }) => [left, right] as const))) {
      const entries = entriesById(db, kind, group)
      const members = [...entries.values()].map((row): Standing => ({
        id: String(row['id']),
        numbered: (kind === 'party' ? row['credit_code'] : row['id_hash']) !== null,
        since: Number(row['_import'] ?? 0)
      }))
      const canonical = canonicalOf(members)
      if (canonical === undefined) continue
      const named = (id: string): string => String(entries.get(id)?.['name'] ?? id)
      for (const { id } of members) {
        if (id === canonical.id) continue
        found.push({
          kind,
          entity: id,
          canonical: canonical.id,
          name: named(id),
          canonicalName: named(canonical.id),
          how: howOf(confirmed, id)
        })
      }
    }
  }
  return found.toSorted((a, b) => (a.entity < b.entity ? -1 : 1))
}

/** In words: the reasons of the pair by which the entry came in, who confirmed it, when and why. */
function howOf(confirmed: readonly MatchRecord[], id: string): string {
  const pair = confirmed.find(({ left, right }) => left === id || right === id)
  if (pair === undefined) return ''
  return [reasonWords(pair.reasons).zh, `${pair.account} ${pair.at.slice(0, 10)}`, pair.reason].filter((part) => part !== '').join('；')
}
