/**
 * The search box: warnings, matters, people, units, firms and cases by part of a name, by code, or by pinyin initials. Names of people and
 * units are few, so their pinyin is kept in memory while a vault is open and made anew when the data changes; once the search index is up to
 * date it answers instead.
 */
import { pinyin } from 'pinyin-pro'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { parseQuery } from '../../../shared/domain/search/search-query.ts'
import type { PackSet } from '../packs/pack-set.ts'
import { caseList } from '../queries/cases.ts'
import { matterPage } from '../queries/matters.ts'
import { notesOf } from '../queries/name-check.ts'
import { latestRun, warningPage } from '../queries/warnings.ts'
import type { Session } from '../session.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, sql } from '../vault/sql.ts'
import { rowsNotIndexed } from './search/build-index.ts'
import { findRows } from './search/find-rows.ts'

type Hit = CommandOutput<'search.find'>['hits'][number]
interface Name {
  readonly id: string
  readonly name: string
  readonly note: string
  readonly initials: string
}
type NamedKind = 'person' | 'org' | 'party'
const kept = new WeakMap<ReadableDB, { stamp: string; names: Record<NamedKind, readonly Name[]> }>()
const namedKinds = ['org', 'person', 'party', 'matter'] as const
/** More names than this are searched by SQL alone, without pinyin. */
const pinyinLimit = 30_000

export function findAnything(
  { vault: { reader: db }, packs }: Pick<Session, 'vault' | 'packs'>,
  text: string,
  limit: number
): readonly Hit[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return []
  const share = Math.max(3, Math.ceil(limit / 4))
  const hits: Hit[] = []
  if (rowsNotIndexed(db, packs) === 0) hits.push(...indexed(db, packs, text, share))
  else {
    for (const kind of ['org', 'person', 'party'] as const) {
      for (const name of namesLike(db, kind, wanted, share))
        hits.push({ kind, id: name.id, title: name.name, note: sameIn(name.note), level: null })
    }
    for (const row of matterPage(db, { text: text.trim() }, 'code', false, 0, share).rows) {
      hits.push({ kind: 'matter', id: row.id, title: row.name, note: sameIn(row.code), level: null })
    }
  }
  for (const row of warningPage(db, { text: wanted }, latestRun(db)?.id ?? 0, 'level', false, 0, share).rows) {
    hits.push({
      kind: 'warning',
      id: row.id,
      title: row.subject_name,
      note: { zh: row.sentence_zh, en: row.sentence_en },
      level: row.level
    })
  }
  for (const row of caseList(db)) {
    if (row.title.toLowerCase().includes(wanted) || row.no.toLowerCase().includes(wanted))
      hits.push({ kind: 'case', id: row.id, title: row.title, note: sameIn(row.no), level: null })
  }
  return hits.slice(0, limit)
}

/** Codes and names from the data read the same in every language. */
const sameIn = (text: string): Hit['note'] => ({ zh: text, en: text })

function indexed(db: ReadableDB, packs: PackSet, text: string, share: number): readonly Hit[] {
  const found = findRows(db, packs, parseQuery(text), { only: new Set(namedKinds), limit: share, hashes: [] })
  return namedKinds.flatMap((kind): readonly Hit[] => {
    const rows = found.find((one) => one.dataset === kind)?.rows ?? []
    const ids = rows.map((row) => row.id)
    const notes = kind === 'matter' ? undefined : notesOf(db, kind, ids)
    return rows.map(({ id, values }) => ({
      kind,
      id,
      title: String(values.get('name') ?? id),
      note: sameIn(notes?.get(id) ?? String(values.get('code') ?? '')),
      level: null
    }))
  })
}

/** Ids of people whose name contains the text or whose initials begin with it. */
export function peopleLike(db: ReadableDB, text: string): readonly string[] {
  return namesLike(db, 'person', text.trim().toLowerCase(), 1000).map((name) => name.id)
}

function namesLike(db: ReadableDB, kind: NamedKind, wanted: string, limit: number): readonly Name[] {
  const names = namesOf(db)[kind]
  const first = names.filter((name) => name.name.toLowerCase().startsWith(wanted) || name.initials.startsWith(wanted))
  if (first.length >= limit) return first.slice(0, limit)
  const seen = new Set(first.map((name) => name.id))
  const rest = names.filter((name) => !seen.has(name.id) && (name.name.toLowerCase().includes(wanted) || name.initials.includes(wanted)))
  return [...first, ...rest].slice(0, limit)
}

function namesOf(db: ReadableDB): Record<NamedKind, readonly Name[]> {
  const stamp =
    get<{ stamp: string }>(
      db,
      sql`SELECT (SELECT COUNT(*) FROM person) || '/' || (SELECT COUNT(*) FROM org) || '/' || (SELECT COUNT(*) FROM party) || '/' || COALESCE((SELECT MAX(id) FROM sys_import), 0) AS stamp`
    )?.stamp ?? ''
  const known = kept.get(db)
  if (known?.stamp === stamp) return known.names
  const names = {
    person: named(
      db,
      sql`SELECT p.id, p.name, COALESCE(o.name, '') AS note FROM person p LEFT JOIN org o ON o.id = p.org_id ORDER BY p.name`
    ),
    org: named(db, sql`SELECT id, name, COALESCE(unit_kind, '') AS note FROM org ORDER BY name`),
    party: named(db, sql`SELECT id, name, COALESCE(credit_code, '') AS note FROM party ORDER BY name`)
  }
  kept.set(db, { stamp, names })
  return names
}

function named(db: ReadableDB, query: ReturnType<typeof sql>): readonly Name[] {
  const rows = all<{ id: string; name: string; note: string }>(db, query)
  return rows.map((row) => ({ ...row, initials: rows.length > pinyinLimit ? '' : initialsOf(row.name) }))
}

/** `县住房和城乡建设局` → `xzfhcxjsj`. */
export function initialsOf(text: string): string {
  return pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase()
}
