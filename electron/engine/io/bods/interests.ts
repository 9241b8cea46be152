/**
 * What a relationship's interests come to: one holding with the share that is on record, or none. Only direct shareholdings are stakes; an indirect one
 * sums up others and would count twice; of what is unknown, or given as a range, the share stays unknown.
 */
import { isObject, listIn, numberIn, objectIn, textIn, type JsonObject } from '../json-value.ts'
import { dayOf } from './statements.ts'

/** share: a direct shareholding; unclear: whether or how directly it is held is not known; indirect; control: anything else; unspecified: nobody is named. */
export type BodsTie = 'share' | 'unclear' | 'indirect' | 'control' | 'unspecified'
export interface Interests {
  readonly tie: Exclude<BodsTie, 'unspecified'>
  /** types in the standard's words, each once */
  readonly types: readonly string[]
  /** per cent, exactly as stated; null when unknown or a range */
  readonly share: number | null
  /** per cent, of a range */
  readonly least: number | null
  readonly most: number | null
  readonly from: string | null
  readonly to: string | null
  /** everything as stated, for a person to read */
  readonly text: string
}
interface Interest {
  readonly type: string
  readonly level: 'direct' | 'indirect' | 'unknown'
  readonly exact: number | null
  readonly least: number | null
  readonly most: number | null
  readonly from: string | null
  readonly to: string | null
}

const camel = (text: string): string => text.replaceAll(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase())
const percent = (value: unknown): number | null => (typeof value === 'number' && value >= 0 && value <= 100 ? value : null)

/** `day`: that of the statement; interests that ended before it are left out where others go on. */
export function interestsOf(details: JsonObject, day: string | null): Interests {
  const all = (listIn(details, 'interests') ?? []).filter(isObject).map(interestOf)
  const known: readonly Interest[] =
    all.length > 0 ? all : [{ type: 'unknown', level: 'unknown', exact: null, least: null, most: null, from: null, to: null }]
  const tie =
    (['share', 'unclear', 'indirect', 'control'] as const).find((wanted) => known.some((one) => tieOf(one) === wanted)) ?? 'control'
  const own = known.filter((one) => tieOf(one) === tie)
  const lasting = own.filter(({ to }) => to === null || (day !== null && to > day))
  const counted = lasting.length > 0 ? lasting : own
  const exact = counted.flatMap(({ exact: share }) => share ?? [])
  const sum = tie === 'share' && exact.length === counted.length ? exact.reduce((total, share) => total + share, 0) : null
  const only = counted.length === 1 ? counted[0] : undefined
  const ends = counted.map(({ to }) => to)
  return {
    tie,
    types: [...new Set(known.map(({ type }) => type))],
    share: percent(sum),
    least: only?.least ?? null,
    most: only?.most ?? null,
    from: counted.some(({ from }) => from === null) ? null : (counted.flatMap(({ from }) => from ?? []).toSorted()[0] ?? null),
    to: ends.some((end) => end === null)
      ? null
      : (ends
          .flatMap((end) => end ?? [])
          .toSorted()
          .at(-1) ?? null),
    text: (listIn(details, 'interests') ?? []).filter(isObject).map(wordsOf).join('; ')
  }
}

function tieOf({ type, level }: Interest): Interests['tie'] {
  if (level === 'indirect') return 'indirect'
  if (type === 'unknown') return 'unclear'
  return type !== 'shareholding' ? 'control' : level === 'direct' ? 'share' : 'unclear'
}

function interestOf(value: JsonObject): Interest {
  const level = textIn(value, 'directOrIndirect', true) ?? textIn(value, 'interestLevel', true)
  const share = objectIn(value, 'share')
  const bound = (own: string, exclusive: string): number | null => percent(share[own]) ?? percent(share[exclusive])
  return {
    type: camel(textIn(value, 'type', true) ?? 'unknown'),
    level: level === 'direct' || level === 'indirect' ? level : 'unknown',
    exact: percent(share['exact']),
    least: bound('minimum', 'exclusiveMinimum'),
    most: bound('maximum', 'exclusiveMaximum'),
    from: dayOf(textIn(value, 'startDate', true)),
    to: dayOf(textIn(value, 'endDate', true))
  }
}

function wordsOf(value: JsonObject): string {
  const share = objectIn(value, 'share')
  const figures = Object.keys(share)
    .map((name) => `${name} ${String(numberIn(share, name, false) ?? share[name])}`)
    .join(', ')
  const parts = [
    textIn(value, 'type', true) ?? 'unknown',
    textIn(value, 'directOrIndirect', true) ?? textIn(value, 'interestLevel', true) ?? '',
    figures,
    [textIn(value, 'startDate', true), textIn(value, 'endDate', true)].map((day) => day ?? '').join('/')
  ]
  return parts.filter((part) => part !== '' && part !== '/').join(' ')
}
