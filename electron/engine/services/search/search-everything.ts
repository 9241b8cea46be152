/**
 * Search over everything the vault holds: rows of every dataset by their words, names, codes, amounts and dates, warnings, cases, and the help.
 * Results stand by kind with a count each; each is the way to a page or to its source line. A whole id or account number is never compared
 * as text: only its keyed hash is (feature 80).
 */
import type { SearchGroup, SearchHit, SearchKind, SearchResult } from '../../../../shared/ipc/commands/search.ts'
import { searchKinds } from '../../../../shared/ipc/commands/search.ts'
import { parseQuery, type SearchQuery } from '../../../../shared/domain/search/search-query.ts'
import { addDateTerms, termMarks } from '../../../../shared/domain/search/search-terms.ts'
import { snippetOf } from '../../../../shared/domain/search/snippet.ts'
import { formatMoney } from '../../../../shared/text/format.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { caseList } from '../../queries/cases.ts'
import { notesOf } from '../../queries/name-check.ts'
import { titleOfRow, titlesOf } from '../../queries/rows.ts'
import { latestRun, warningPage } from '../../queries/warnings.ts'
import type { Session } from '../../session.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { identitySeal } from '../import/seal-identity.ts'
import { rowsNotIndexed } from './build-index.ts'
import { findRows, type FoundDataset, type FoundRow } from './find-rows.ts'
import { searchHelp } from './search-help.ts'

export interface Asked {
  readonly text: string
  readonly kinds?: readonly SearchKind[] | undefined
  readonly of?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly language: 'zh' | 'en'
  readonly limit: number
}

/** `now` gives milliseconds for the time it took. */
export function searchEverything(session: Session, resources: string, asked: Asked, now: () => number): SearchResult {
  const started = now()
  const { vault, packs } = session
  const query = parseQuery(asked.text)
  const wants = (kind: SearchKind): boolean => asked.kinds === undefined || asked.kinds.length === 0 || asked.kinds.includes(kind)
  const groups: SearchGroup[] = []
  const plain = query.numbers.length === 0 && query.parts.length > 0
  for (const found of findRows(vault.reader, packs, query, { ...asked, only: onlyOf(packs, asked), hashes: hashesOf(session, query) })) {
    const group = groupOf(vault.reader, packs, found, query)
    if (wants(group.kind)) groups.push(group)
  }
  if (plain && asked.of === undefined && asked.from === undefined && asked.to === undefined) {
    if (wants('warning')) groups.push(...warnings(vault.reader, query, asked))
    if (wants('case')) groups.push(...cases(vault.reader, query, asked))
    if (wants('help')) groups.push(...searchHelp(resources, asked.language, query, asked.limit))
  }
  const place = (group: SearchGroup): number => searchKinds.indexOf(group.kind)
  return {
    query: query.shown,
    groups: groups.toSorted((a, b) => place(a) - place(b) || b.count - a.count),
    behind: rowsNotIndexed(vault.reader, packs),
    ms: Math.round((now() - started) * 10) / 10
  }
}

/** Keyed hashes under which the query's whole numbers may stand. */
export function hashesOf(session: Session, query: SearchQuery): readonly string[] {
  if (query.numbers.length === 0) return []
  const seal = identitySeal((purpose) => session.vault.macKey(purpose))
  return query.numbers.flatMap(({ kind, number }) =>
    kind === 'id' ? [seal.idHash(number), seal.accountHash(number)] : [seal.accountHash(number)]
  )
}

/** What a dataset's rows are to a person who searches. */
function kindOf(packs: PackSet, dataset: string): SearchKind {
  if (dataset === 'person' || dataset === 'org' || dataset === 'party' || dataset === 'matter') return dataset
  return packs.registers.some((register) => register.dataset === dataset) ? 'register' : 'row'
}

function onlyOf(packs: PackSet, { kinds, of }: Asked): ReadonlySet<string> | undefined {
  if (of !== undefined) return new Set([packs.registers.find((register) => register.id === of)?.dataset ?? of])
  if (kinds === undefined || kinds.length === 0) return undefined
  return new Set(Object.keys(packs.datasets).filter((dataset) => kinds.includes(kindOf(packs, dataset))))
}

function groupOf(db: ReadableDB, packs: PackSet, found: FoundDataset, query: SearchQuery): SearchGroup {
  const { dataset, declared } = found
  const kind = kindOf(packs, dataset)
  const register = packs.registers.find((one) => one.dataset === dataset)
  const ids = found.rows.map((row) => row.id)
  const titles = ownTitles(found) ?? titlesOf(db, packs, dataset, ids)
  const notes = kind === 'person' || kind === 'org' || kind === 'party' ? notesOf(db, kind, ids) : undefined
  return {
    kind,
    of: kind === 'row' || kind === 'register' ? dataset : null,
    name: register?.name ?? declared.name,
    count: found.count,
    counted: found.counted,
    hits: found.rows.map((row) =>
      hitOf(
        row,
        found,
        kind,
        register?.id ?? null,
        { title: titles.get(row.id) ?? row.id, note: notes?.get(row.id) ?? noteOf(row, titles.get(row.id) ?? '') },
        query.parts
      )
    )
  }
}

/** Titles that stand in the fields that were read anyway; null where one must be looked up. */
function ownTitles({ declared, fields, rows }: FoundDataset): ReadonlyMap<string, string> | null {
  const read = (field: string): boolean => fields.some((one) => one.field === field && one.kind !== 'amount')
  if (!read(declared.title) || (declared.subtitle !== undefined && !read(declared.subtitle))) return null
  return new Map(
    rows.map(({ id, values }) => [id, titleOfRow(declared, id, values.get(declared.title), values.get(declared.subtitle ?? ''))])
  )
}

function hitOf(
  row: FoundRow,
  found: FoundDataset,
  kind: SearchKind,
  register: string | null,
  { title, note }: { readonly title: string; readonly note: string },
  parts: SearchQuery['parts']
): SearchHit {
  const { declared, dataset } = found
  const wanted = parts.map((part) => part.text)
  const titled = snippetOf(title, wanted)
  const value = (field: string | undefined) => (field === undefined ? null : (row.values.get(field) ?? null))
  const date = value(declared.date)
  const amount = value(declared.amount)
  return {
    kind,
    dataset,
    register,
    id: row.id,
    title: { text: title, marks: titled !== null && titled.text === title ? titled.marks.map(([from, to]) => [from, to]) : [] },
    note,
    date: typeof date === 'string' ? date.slice(0, 10) : null,
    amount: typeof amount === 'number' ? amount : null,
    level: null,
    found: titled === null ? (pieceOf(row, found, wanted) ?? figureOf(row, found, parts)) : null,
    via: row.via
  }
}

/** The first field, beside the title, in which one of the parts stands. */
function pieceOf(row: FoundRow, { fields, declared }: FoundDataset, wanted: readonly string[]): SearchHit['found'] {
  for (const { field, kind } of fields) {
    const value = row.values.get(field)
    if ((kind !== 'text' && kind !== 'name') || typeof value !== 'string') continue
    const piece = snippetOf(value, wanted)
    const name = declared.fields[field]?.name
    if (piece !== null && name !== undefined)
      return { field: name, piece: { text: piece.text, marks: piece.marks.map(([from, to]) => [from, to]) } }
  }
  return null
}

/** The day or amount that was looked for, where it is another than the one shown with the row. */
function figureOf(row: FoundRow, { fields, declared }: FoundDataset, parts: SearchQuery['parts']): SearchHit['found'] {
  const wanted = new Set(parts.flatMap((part) => part.ways.flatMap((way) => (way.kind === row.via ? way.terms : []))))
  for (const { field, kind } of fields) {
    const value = row.values.get(field) ?? null
    const name = declared.fields[field]?.name
    if (kind !== row.via || value === null || name === undefined || field === declared.date || field === declared.amount) continue
    const terms: string[] = []
    if (kind === 'date') addDateTerms(String(value), terms)
    else terms.push(termMarks.amount + String(value))
    if (!terms.some((term) => wanted.has(term))) continue
    const text = kind === 'date' ? String(value).slice(0, 10) : formatMoney(Number(value), 'yuan')
    return { field: name, piece: { text, marks: [[0, text.length]] } }
  }
  return null
}

/** What tells it from others of the same name, where the title does not. */
function noteOf({ values }: FoundRow, title: string): string {
  for (const field of ['code', 'doc_no']) {
    const value = values.get(field)
    if (typeof value === 'string' && value !== '') return title.includes(value) ? '' : value
  }
  return ''
}

const plainHit = (kind: SearchKind, id: string, title: string, note: string, wanted: readonly string[]): SearchHit => {
  const found = snippetOf(title, wanted)
  const marks = found !== null && found.text === title ? found.marks.map(([from, to]): [number, number] => [from, to]) : []
  return {
    kind,
    dataset: null,
    register: null,
    id,
    title: { text: title, marks },
    note,
    date: null,
    amount: null,
    level: null,
    found: null,
    via: 'text'
  }
}

function warnings(db: ReadableDB, query: SearchQuery, { language, limit }: Asked): readonly SearchGroup[] {
  const wanted = query.parts.map((part) => part.text)
  const run = latestRun(db)?.id ?? 0
  const { rows, total } = warningPage(db, { text: wanted.join(' ') }, run, 'level', false, 0, limit)
  if (rows.length === 0) return []
  return [
    {
      kind: 'warning',
      of: null,
      name: { zh: '预警', en: 'Warnings' },
      count: total,
      counted: 'exact',
      hits: rows.map((row) => {
        const sentence = language === 'en' ? row.sentence_en : row.sentence_zh
        const piece = snippetOf(sentence, wanted)
        return {
          ...plainHit('warning', row.id, row.subject_name, row.id, wanted),
          level: row.level,
          amount: row.amount,
          found: {
            field: { zh: '说明', en: 'Sentence' },
            piece:
              piece === null
                ? { text: sentence.slice(0, 64), marks: [] }
                : { text: piece.text, marks: piece.marks.map(([from, to]): [number, number] => [from, to]) }
          }
        }
      })
    }
  ]
}

function cases(db: ReadableDB, query: SearchQuery, { limit }: Asked): readonly SearchGroup[] {
  const wanted = query.parts.map((part) => part.text)
  const found = caseList(db).filter((one) => wanted.every((part) => `${one.title} ${one.no}`.toLowerCase().includes(part)))
  if (found.length === 0) return []
  const hits = found.slice(0, limit).map((one) => plainHit('case', one.id, one.title, one.no, wanted))
  return [{ kind: 'case', of: null, name: { zh: '核查卷', en: 'Verification files' }, count: found.length, counted: 'exact', hits }]
}
