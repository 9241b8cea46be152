/**
 * Which of two words about one thing is the newer, where a mapping says by what (`newer`): so that an older file that comes later puts nothing back.
 * What is replaced by name is older whatever its day; else days and states decide, and what one side does not say decides nothing.
 */
import type { Mapping } from '../../../../shared/packs/mapping.ts'
import type { Dataset } from '../../../../shared/packs/pack.ts'
import type { DatasetTable, StoredRow } from '../../queries/dataset-table.ts'
import type { Value } from './convert-cell.ts'
import type { DraftRow } from './map-record.ts'

type Rule = NonNullable<Mapping['newer']>
type FieldOf = (field: string) => Value

/** Is the line's row older than the stored one? Of equals neither is, so the later file's word stands. */
export function isOlder({ by, replaced }: Rule, { fields }: Dataset, line: FieldOf, stored: FieldOf): boolean {
  if (replaced !== undefined) {
    const names = (one: FieldOf, other: FieldOf): boolean => {
      const id = other(replaced.id)
      return (
        typeof id === 'string' &&
        id !== one(replaced.id) &&
        String(one(replaced.by) ?? '')
          .split(' ')
          .includes(id)
      )
    }
    const [out, over] = [names(stored, line), names(line, stored)]
    if (out !== over) return out
  }
  const rank = (of: FieldOf, field: string): string | number | null => {
    const value = of(field)
    const { codes } = fields[field] ?? {}
    if (codes === undefined || value === null) return value
    const at = Object.keys(codes).indexOf(String(value))
    return at === -1 ? null : at
  }
  for (const one of by) {
    const first = (of: FieldOf): string | number | null =>
      typeof one === 'string' ? rank(of, one) : (one.map((field) => rank(of, field)).find((value) => value !== null) ?? null)
    const [mine, theirs] = [first(line), first(stored)]
    if (mine !== null && theirs !== null && mine !== theirs) return mine < theirs
  }
  return false
}

/** Names parted by spaces, each once, the known ones first. */
export function bothNames(kept: Value, value: Value): Value {
  const names = [kept, value].flatMap((one) => (one === null ? [] : String(one).split(' ')))
  return names.length === 0 ? null : [...new Set(names)].join(' ')
}

/** Is the row dated before the stored one by the dataset's own date, or undated where that one is? */
export function isEarlier(row: DraftRow, stored: StoredRow, table: DatasetTable): boolean {
  const { date } = row.emission.declared
  if (date === undefined) return false
  const kept = stored.values[table.fields.indexOf(date)] ?? null
  const value = row.values[row.emission.fieldNames.indexOf(date)] ?? null
  return kept !== null && (value === null || value < kept)
}
