/**
 * Rows of datasets that fulfil a query, by dataset. The index gives candidates: a run of words is asked for by its pairs, so what has the pairs
 * but not the run is found by reading the row, and left out. Where too many answer to count or to read them all, the count says so; no dataset
 * is left out for it.
 */
import { foldText } from '../../../../shared/domain/search/search-terms.ts'
import type { SearchPart, SearchQuery, SearchWay } from '../../../../shared/domain/search/search-query.ts'
import type { SearchGroup } from '../../../../shared/ipc/commands/search.ts'
import type { Dataset } from '../../../../shared/packs/pack.ts'
import { searchFields, type SearchField } from '../../../../shared/packs/search-fields.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { indexedDatasets, matchingRows, rowsAt, rowsByHash, rowsOfDays, type FieldRow } from '../../queries/search-index.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { rowTerms, type RowTerms } from './row-terms.ts'

/** So many answers of a dataset are counted; where there are more, the count says so. */
const mostCounted = 5000
/** So many candidates of one dataset, and of all together, are read to count exactly; then only until enough are found to show. */
const mostRead = 600
const budget = 3000

export interface FoundRow {
  readonly id: string
  /** by field, as stored */
  readonly values: ReadonlyMap<string, string | number | null>
  readonly via: SearchWay['kind'] | 'number'
}
/** `exact`; `about`: candidates of the index not all of which were read; `least`: there are more. */
export type Counted = SearchGroup['counted']
export interface FoundDataset {
  readonly dataset: string
  readonly declared: Dataset
  readonly fields: readonly SearchField[]
  readonly count: number
  readonly counted: Counted
  readonly rows: readonly FoundRow[]
}
export interface RowSearch {
  readonly only?: ReadonlySet<string> | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** rows of each dataset */
  readonly limit: number
  /** keyed hashes of the whole numbers in the query */
  readonly hashes: readonly string[]
}

export function findRows(db: ReadableDB, packs: PackSet, query: SearchQuery, asked: RowSearch): readonly FoundDataset[] {
  if (asked.hashes.length > 0) return findByNumber(db, packs, query.parts, asked)
  if (query.parts.length === 0) return []
  const known = new Map(indexedDatasets(db).map((one) => [one.no, one.dataset]))
  const expression = expressionOf(query.parts)
  const buckets = withinDays(db, packs, expression, known, candidatesOf(db, expression, known, asked), asked)
  const found: FoundDataset[] = []
  let left = budget
  // small groups are counted exactly before large ones use up what may be read
  for (const [no, bucket] of [...buckets].toSorted(([, a], [, b]) => a.rows.length - b.rows.length)) {
    const dataset = known.get(no)
    const declared = dataset === undefined ? undefined : packs.datasets[dataset]
    if (dataset === undefined || declared === undefined) continue
    if (asked.only !== undefined && !asked.only.has(dataset)) continue
    const one = readBucket(db, { dataset, declared }, query, bucket, asked, Math.min(mostRead, left))
    left -= one.read
    if (one.rows.length > 0) found.push(one)
  }
  return found
}

interface Bucket {
  readonly rows: readonly number[]
  /** there are more */
  readonly cut: boolean
}

function candidatesOf(
  db: ReadableDB,
  expression: string,
  known: ReadonlyMap<number, string>,
  asked: RowSearch
): ReadonlyMap<number, Bucket> {
  const buckets = new Map<number, Bucket>()
  const put = (no: number, rows: readonly number[], cut: boolean): void => void (rows.length > 0 && buckets.set(no, { rows, cut }))
  const wanted = [...known].filter(([, dataset]) => asked.only === undefined || asked.only.has(dataset)).map(([no]) => no)
  const newest = (no: number): void => {
    const rows = matchingRows(db, expression, mostCounted, { no }).map(({ row }) => row)
    put(no, rows, rows.length >= mostCounted)
  }
  if (wanted.length <= 3) {
    for (const no of wanted) newest(no)
    return buckets
  }
  // a look that is full ends within a dataset, which is then asked for its newest; the next look begins behind it
  for (let from = 0, more = true; more;) {
    const found = matchingRows(db, expression, mostCounted, { from })
    more = found.length >= mostCounted
    const last = more ? found.at(-1)?.no : undefined
    for (const [no, rows] of byDataset(found)) if (no !== last) put(no, rows.toReversed(), false)
    if (last !== undefined) newest(last)
    from = (last ?? 0) + 1
  }
  return buckets
}

/**
 * Candidates of the days asked for, told by the rows' own dates: else a day long ago would lie behind more newer candidates than are read, and its
 * dataset would be left out. Where the newest candidates were cut, older ones are asked for until there are enough.
 */
function withinDays(
  db: ReadableDB,
  packs: PackSet,
  expression: string,
  known: ReadonlyMap<number, string>,
  buckets: ReadonlyMap<number, Bucket>,
  asked: RowSearch
): ReadonlyMap<number, Bucket> {
  if (asked.from === undefined && asked.to === undefined) return buckets
  const kept = new Map<number, Bucket>()
  for (const [no, bucket] of buckets) {
    const dataset = known.get(no) ?? ''
    const date = packs.datasets[dataset]?.date
    if (date === undefined) continue
    let rows = rowsOfDays(db, dataset, date, bucket.rows, asked)
    let { cut } = bucket
    for (let last = bucket.rows.at(-1); cut && last !== undefined && rows.length < mostCounted;) {
      const older = matchingRows(db, expression, mostCounted, { no, before: last }).map(({ row }) => row)
      rows = [...rows, ...rowsOfDays(db, dataset, date, older, asked)]
      cut = older.length >= mostCounted
      last = older.at(-1)
    }
    if (rows.length > 0) kept.set(no, { rows, cut })
  }
  return kept
}

function byDataset(found: readonly { readonly no: number; readonly row: number }[]): ReadonlyMap<number, readonly number[]> {
  const rows = new Map<number, number[]>()
  for (const { no, row } of found) {
    const before = rows.get(no)
    if (before === undefined) rows.set(no, [row])
    else before.push(row)
  }
  return rows
}

function readBucket(
  db: ReadableDB,
  { dataset, declared }: { readonly dataset: string; readonly declared: Dataset },
  query: SearchQuery,
  bucket: Bucket,
  asked: RowSearch,
  toRead: number
): FoundDataset & { readonly read: number } {
  const fields = searchFields(declared)
  const names = fields.map((one) => one.field)
  const sure = !mustRead(query.parts)
  const terms = rowTerms(fields)
  const rows: FoundRow[] = []
  let count = 0
  let read = 0
  const enough = (): boolean => rows.length >= asked.limit && (sure || read >= toRead || bucket.rows.length > toRead)
  while (read < bucket.rows.length && !enough() && read < Math.max(mostRead, asked.limit * 4)) {
    const chunk = bucket.rows.slice(read, read + (sure ? asked.limit - rows.length : Math.max(20, asked.limit)))
    const byRow = new Map(rowsAt(db, dataset, names, chunk).map((row) => [row[0], row]))
    read += chunk.length
    for (const place of chunk) {
      const row = byRow.get(place)
      if (row === undefined) continue
      const via = fulfils(row, fields, terms, query.parts)
      if (via === null || !within(row, fields, declared, asked)) continue
      count += 1
      if (rows.length < asked.limit) rows.push(rowOf(row, names, via))
    }
  }
  const complete = read >= bucket.rows.length
  return {
    dataset,
    declared,
    fields,
    count: complete ? count : bucket.rows.length,
    counted: complete || sure ? (bucket.cut ? 'least' : 'exact') : 'about',
    rows,
    read: sure ? 0 : read
  }
}

const rowOf = ([, id, ...values]: FieldRow, names: readonly string[], via: FoundRow['via']): FoundRow => ({
  id,
  values: new Map(names.map((name, at) => [name, values[at] ?? null])),
  via
})

/** Whether the index alone cannot say that a candidate fulfils the query. */
function mustRead(parts: readonly SearchPart[]): boolean {
  return parts.some((part) => part.ways.some((way) => way.kind === 'text' && way.terms.length > 1))
}

function within([, , ...values]: FieldRow, fields: readonly SearchField[], declared: Dataset, { from, to }: RowSearch): boolean {
  if (from === undefined && to === undefined) return true
  const at = fields.findIndex(({ field }) => field === declared.date)
  const day = at < 0 ? null : values[at]
  if (typeof day !== 'string') return false
  return (from === undefined || day >= from) && (to === undefined || day.slice(0, 10) <= to)
}

/** Only letters and digits, so that 云发改函〔2024〕5号 is found however its brackets are typed. */
const bare = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]/gu, '')

/** By which way the row fulfils every part: the last part's; null when one is not fulfilled. */
function fulfils(
  [, , ...values]: FieldRow,
  fields: readonly SearchField[],
  terms: RowTerms,
  parts: readonly SearchPart[]
): SearchWay['kind'] | null {
  let own: ReadonlySet<string> | undefined
  let texts: readonly string[] | undefined
  let via: SearchWay['kind'] | null = null
  for (const part of parts) {
    texts ??= fields.flatMap(({ kind }, at) =>
      (kind === 'text' || kind === 'name') && typeof values[at] === 'string' ? [bare(values[at])] : []
    )
    const wanted = bare(part.text)
    if (wanted !== '' && texts.some((text) => text.includes(wanted))) {
      via ??= 'text'
      continue
    }
    own ??= new Set(terms(values))
    const has = (way: SearchWay): boolean =>
      way.kind !== 'text' &&
      way.terms.every((term) => own?.has(term) === true || (way.prefix && [...(own ?? [])].some((one) => one.startsWith(term))))
    const way = part.ways.find(has)
    if (way === undefined) return null
    via = way.kind
  }
  return via
}

/** The index's own language: every part, each in any of its ways. Terms are letters, digits and Chinese characters only. */
function expressionOf(parts: readonly SearchPart[]): string {
  const ofWay = ({ terms, prefix }: SearchWay): string =>
    `(${[...new Set(terms)].map((term) => `"${term}"${prefix && term === terms.at(-1) ? '*' : ''}`).join(' AND ')})`
  return parts.map((part) => `(${part.ways.map(ofWay).join(' OR ')})`).join(' AND ')
}

/** Rows that bear a whole number, by the keyed hashes in their indexed secret fields. */
function findByNumber(db: ReadableDB, packs: PackSet, parts: readonly SearchPart[], asked: RowSearch): readonly FoundDataset[] {
  const found: FoundDataset[] = []
  for (const [dataset, declared] of Object.entries(packs.datasets)) {
    if (declared.kind === 'derived' || (asked.only !== undefined && !asked.only.has(dataset))) continue
    const fields = searchFields(declared)
    const names = fields.map((one) => one.field)
    const terms = rowTerms(fields)
    const rows = new Map<string, FoundRow>()
    for (const [field, about] of Object.entries(declared.fields)) {
      if (!about.secret || !about.index || about.type !== 'text') continue
      const hits = rowsByHash(db, dataset, field, asked.hashes, Math.max(asked.limit, mostRead))
      const bearing = rowsAt(
        db,
        dataset,
        names,
        hits.map((hit) => hit.row)
      )
      for (const row of bearing) {
        if (!within(row, fields, declared, asked)) continue
        if (parts.length === 0 || fulfils(row, fields, terms, parts) !== null) rows.set(row[1], rowOf(row, names, 'number'))
      }
    }
    if (rows.size > 0)
      found.push({
        dataset,
        declared,
        fields,
        count: rows.size,
        counted: rows.size >= mostRead ? 'least' : 'exact',
        rows: [...rows.values()].slice(0, asked.limit)
      })
  }
  return found
}
