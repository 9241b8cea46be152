/**
 * Rows of a vault made fit to travel inside a model's case: ids become `dataset-1`, names and other words become invented ones, the same word
 * always the same. Dates, amounts, codes and what the model itself compares with words stay, or the case would prove nothing.
 */
import type { Dataset } from '../pack.ts'
import { tokenizeSql } from '../sql-token.ts'
import type { Cell } from './evaluate-form.ts'

export type CaseRows = Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>
export interface MaskedRows {
  readonly rows: Record<string, Record<string, Cell>[]>
  /** `dataset.field` whose words were replaced */
  readonly replaced: readonly string[]
  /** `dataset.field` that stand as they are because the model compares them with words */
  readonly kept: readonly string[]
  /** the new id of a row; the id itself when it is not among the rows */
  readonly idOf: (dataset: string, id: string) => string
}

/** Whose names are never kept, whatever a model compares. */
const people = new Set(['person', 'party', 'org'])

/** Fields that a SELECT compares with words: they stand shortly before a word in quotes. */
export function fieldsComparedWithWords(sql: string, fields: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>()
  let last = ''
  let distance = 99
  for (const token of tokenizeSql(sql)) {
    distance += 1
    if (token.kind === 'word' && fields.has(token.raw.toLowerCase())) {
      last = token.raw.toLowerCase()
      distance = 0
    } else if (token.kind === 'string' && token.raw.length > 2 && distance <= 8 && last !== '') found.add(last)
  }
  return found
}

export function maskRows(rows: CaseRows, datasets: Readonly<Record<string, Dataset>>, sql: string): MaskedRows {
  const fields = new Set(Object.keys(rows).flatMap((name) => Object.keys(datasets[name]?.fields ?? {})))
  const compared = fieldsComparedWithWords(sql, fields)
  const ids = new Map<string, string>()
  const words = new Map<string, string>()
  const counts = new Map<string, number>()
  const replaced = new Set<string>()
  const kept = new Set<string>()
  const next = (stem: string): number => {
    const n = (counts.get(stem) ?? 0) + 1
    counts.set(stem, n)
    return n
  }
  const idOf = (dataset: string, id: string): string => {
    const key = `${dataset}\n${id}`
    const known = ids.get(key) ?? `${dataset}-${String(next(`id ${dataset}`))}`
    ids.set(key, known)
    return known
  }
  const wordFor = (stem: string, word: string): string => {
    const known = words.get(word) ?? `${stem}${String(next(`word ${stem}`))}`
    words.set(word, known)
    return known
  }
  const cell = (name: string, dataset: Dataset, field: string, value: Cell): Cell => {
    const about = dataset.fields[field]
    if (about === undefined || typeof value !== 'string' || value === '' || about.type !== 'text') return value
    if (about.ref !== undefined) return idOf(about.ref, value)
    const name_ = people.has(name) && (field === dataset.title || field === dataset.subtitle)
    if (about.codes !== undefined || (compared.has(field) && !about.secret && !name_)) {
      if (about.codes === undefined) kept.add(`${name}.${field}`)
      return value
    }
    replaced.add(`${name}.${field}`)
    return wordFor(field === dataset.title ? dataset.name.zh : about.name.zh, value)
  }
  const masked = Object.fromEntries(
    Object.entries(rows).map(([name, list]) => {
      const dataset = datasets[name]
      return [
        name,
        list.map((row) => {
          const cells = Object.entries(row).filter(([field, value]) => field !== 'id' && value !== null)
          const id = idOf(name, String(row['id'] ?? ''))
          return {
            id,
            ...Object.fromEntries(cells.map(([field, value]) => [field, dataset === undefined ? value : cell(name, dataset, field, value)]))
          }
        })
      ] as const
    })
  )
  return { rows: masked, replaced: [...replaced].toSorted(), kept: [...kept].toSorted(), idOf }
}
