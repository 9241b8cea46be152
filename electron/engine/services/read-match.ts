/** Pairs as they are shown: two entries side by side, field by field, with where each came from and the reasons in words. */
import { matchReasons, type MatchReason } from '../../../shared/domain/match/match-reason.ts'
import { plainText } from '../../../shared/domain/value/plain-text.ts'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import type { PackSet } from '../packs/pack-set.ts'
import { entriesById, matchesIn, sameAs, type MatchKind, type MatchRecord } from '../queries/match.ts'
import { sourcesOf } from '../queries/rows.ts'
import type { ReadableDB } from '../vault/connection.ts'

type MatchRow = CommandOutput<'match.page'>['rows'][number]
type Entry = Readonly<Record<string, unknown>>

const shown: Readonly<Record<MatchKind, readonly string[]>> = {
  party: ['name', 'credit_code', 'legal_person', 'legal_id_hash', 'phone', 'address', 'email', 'registered_on', 'status'],
  person: ['name', 'id_mask', 'id_hash', 'phone', 'org_id', 'post_name']
}
/** hashes: only whether they agree is shown */
const secret = new Set(['legal_id_hash', 'id_hash'])

export const reasonViews = (reasons: readonly MatchReason[]) => reasons.map((code) => ({ code, ...matchReasons[code] }))

export function matchRows(db: ReadableDB, { datasets }: Pick<PackSet, 'datasets'>, records: readonly MatchRecord[]): MatchRow[] {
  const of = (kind: MatchKind) => {
    const ids = [...new Set(records.filter((record) => record.kind === kind).flatMap(({ left, right }) => [left, right]))]
    return { entries: entriesById(db, kind, ids), sources: sourcesOf(db, kind, ids) }
  }
  const registers = { party: of('party'), person: of('person') }
  return records.map(({ left, right, reasons, kind, ...rest }) => {
    const { entries, sources } = registers[kind]
    const side = (id: string) => ({ id, name: text(entries.get(id)?.['name']) ?? '', source: sources.get(id) ?? null })
    return {
      ...rest,
      kind,
      reasons: reasonViews(reasons),
      left: side(left),
      right: side(right),
      fields: shown[kind].map((field) => ({
        id: field,
        name: datasets[kind]?.fields[field]?.name ?? { zh: field, en: field },
        ...compared(field, entries.get(left), entries.get(right))
      }))
    }
  })
}

function compared(
  field: string,
  left: Entry | undefined,
  right: Entry | undefined
): Pick<MatchRow['fields'][number], 'left' | 'right' | 'state'> {
  const [a, b] = [text(left?.[field]), text(right?.[field])]
  const plain = (value: string): string => plainText(value).replace(/\s/g, '').toUpperCase()
  const state = a === null && b === null ? 'none' : a === null || b === null ? 'one' : plain(a) === plain(b) ? 'same' : 'differs'
  const label = (entry: Entry | undefined, value: string | null): string | null =>
    value === null ? null : secret.has(field) ? '••••••' : field === 'org_id' ? (text(entry?.['org_name']) ?? value) : value
  return { left: label(left, a), right: label(right, b), state }
}

/** '' and null alike are nothing. */
const text = (value: unknown): string | null => (value === null || value === undefined || value === '' ? null : String(value))

/** Entries confirmed to be the same as this one, each with the answer that brought it in. */
export function sameEntries(db: ReadableDB, kind: MatchKind, id: string): CommandOutput<'trail.person'>['same'] {
  const group = sameAs(db, id)
  if (group.length < 2) return []
  const answers = matchesIn(db, 'confirmed', kind)
  const entries = entriesById(db, kind, group)
  const joins = (match: MatchRecord, one: string): boolean => match.left === one || match.right === one
  return group.slice(1).map((other) => {
    const answer = answers.find((match) => joins(match, other) && joins(match, id)) ?? answers.find((match) => joins(match, other))
    return {
      id: other,
      name: text(entries.get(other)?.['name']) ?? '',
      reasons: reasonViews(answer?.reasons ?? []),
      reason: answer?.reason ?? '',
      at: answer?.at ?? '',
      account: answer?.account ?? ''
    }
  })
}
