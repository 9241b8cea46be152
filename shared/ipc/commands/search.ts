/** Commands of search: over everything, a list of names checked at once, and the steps a person took. */
import * as z from 'zod'
import { matchReasons } from '../../domain/match/match-reason.ts'
import { handle, id, isoDate, job, keptFile, language, levels, nothing, query, shortText } from '../command.ts'
import { bilingual } from './refs.ts'

/** In the order in which results stand. `row`: rows of any other dataset, a group for each. */
export const searchKinds = ['person', 'org', 'party', 'matter', 'warning', 'case', 'register', 'row', 'help'] as const
export type SearchKind = (typeof searchKinds)[number]
const mark = z.tuple([z.number().int(), z.number().int()])
/** Plain text and the places in it to mark. */
const marked = z.strictObject({ text: z.string(), marks: z.array(mark) })

export const searchHit = z.strictObject({
  kind: z.enum(searchKinds),
  /** of rows of datasets; null for warnings, cases and help */
  dataset: z.string().nullable(),
  /** of an entry of a register */
  register: z.string().nullable(),
  id: z.string(),
  title: marked,
  /** what tells it from others of that title: unit, code, masked number */
  note: z.string(),
  date: z.string().nullable(),
  amount: z.number().int().nullable(),
  level: levels.nullable(),
  /** the field in which it was found, where that is not the title */
  found: z.strictObject({ field: bilingual, piece: marked }).nullable(),
  /** found by the keyed hash of a whole number, by its amount, its date, its pinyin, or its words */
  via: z.enum(['number', 'amount', 'date', 'pinyin', 'text'])
})
export type SearchHit = z.infer<typeof searchHit>
const searchGroup = z.strictObject({
  kind: z.enum(searchKinds),
  /** of groups of rows: which dataset or register */
  of: z.string().nullable(),
  name: bilingual,
  count: z.number().int(),
  /** `exact`; `about`: not every candidate was read, there may be fewer; `least`: counting ended, there are more */
  counted: z.enum(['exact', 'about', 'least']),
  hits: z.array(searchHit)
})
export type SearchGroup = z.infer<typeof searchGroup>
const asked = {
  text: shortText,
  kinds: z.array(z.enum(searchKinds)).max(9).optional(),
  /** only this dataset, as `of` of a group gives it */
  of: id.optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
  language: language.default('zh')
}
/** What `lianjing search --json` prints as well. */
export const searchResult = z.strictObject({
  /** the query as understood; whole id numbers masked */
  query: z.string(),
  groups: z.array(searchGroup),
  /** rows that came or changed and cannot be found yet; 0 when the index is up to date */
  behind: z.number().int(),
  ms: z.number()
})
export type SearchResult = z.infer<typeof searchResult>

/** certain: by a number or code that is one only; likely: more than a name agrees; unsure: a name alone, or names alike; none: nothing. */
export const sureness = ['certain', 'likely', 'unsure', 'none'] as const
export const nameWays = ['id_number', 'code', 'phone', 'name_phone', 'name', 'similar', 'none'] as const
const nameHit = z.strictObject({
  kind: z.enum(['person', 'org', 'party', 'matter', 'row']),
  dataset: z.string(),
  id: z.string(),
  title: z.string(),
  note: z.string(),
  score: z.number().nullable(),
  reasons: z.array(z.enum(Object.keys(matchReasons) as [keyof typeof matchReasons, ...(keyof typeof matchReasons)[]]))
})
const nameLine = z.strictObject({
  line: z.number().int(),
  /** as given; whole id numbers masked */
  text: z.string(),
  sure: z.enum(sureness),
  way: z.enum(nameWays),
  /** several different things answer to it: which one is meant is for a person to say */
  ambiguous: z.boolean(),
  hits: z.array(nameHit),
  /** how many in all; `hits` holds at most ten */
  found: z.number().int()
})
export type NameLine = z.infer<typeof nameLine>
export const nameCheck = z.strictObject({
  lines: z.array(nameLine),
  certain: z.number().int(),
  likely: z.number().int(),
  unsure: z.number().int(),
  none: z.number().int(),
  ambiguous: z.number().int(),
  /** lines beyond the limit that were not checked */
  leftOut: z.number().int()
})
export type NameCheck = z.infer<typeof nameCheck>
/** Lines pasted, or a table (csv, xlsx, xls) and the column that holds the names; without a column the first. */
const nameList = {
  text: z.string().max(200_000).optional(),
  file: handle.optional(),
  column: shortText.optional()
}
const step = z.strictObject({
  seq: z.number().int(),
  sitting: z.string(),
  at: z.string(),
  kind: z.string(),
  label: z.string(),
  link: z.string()
})

export const searchCommands = {
  /** Brings the index up to what the vault holds. */
  'search.prepare': job(nothing, z.strictObject({ rows: z.number().int(), behind: z.number().int() })),
  'search.all': query(z.strictObject({ ...asked, limit: z.number().int().min(1).max(200).default(5) }), searchResult),
  'search.export': query(z.strictObject({ ...asked, format: z.enum(['csv', 'xlsx']).default('xlsx') }), keptFile),
  'search.names': query(z.strictObject({ ...nameList, language: language.default('zh') }), nameCheck),
  'search.namesExport': query(
    z.strictObject({ ...nameList, language: language.default('zh'), format: z.enum(['csv', 'xlsx']).default('xlsx') }),
    keptFile
  ),
  /** A person looked at something: kept for the way back, within this sitting and after. The same link again right after is one step. */
  'steps.take': query(
    z.strictObject({ sitting: id, kind: z.string().min(1).max(40), label: z.string().max(200), link: z.string().min(1).max(10_000) }),
    nothing
  ),
  /** Newest first. */
  'steps.list': query(
    z.strictObject({ limit: z.number().int().min(1).max(500).default(100), text: shortText.optional() }),
    z.strictObject({ steps: z.array(step), total: z.number().int() })
  )
}
