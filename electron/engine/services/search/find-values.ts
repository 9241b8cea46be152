/** Rows that bear one of many numbers or codes in an indexed field: one statement for hundreds of values, since a list has thousands of lines. */
import type { PackSet } from '../../packs/pack-set.ts'
import { rowsWithValues, type ValueHit } from '../../queries/name-check.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import type { Turn } from '../take-turns.ts'

/** Values of one statement. */
const together = 250
/** Rows of one dataset and field that are told of a line. */
const mostRows = 50

interface Place {
  readonly dataset: string
  readonly field: string
}
/** Rows with one of these values, in the order of the places. */
export type ValueLook = (values: readonly string[]) => readonly { readonly dataset: string; readonly id: string }[]

/** Looks all of `values` up in every place; `order` as of `rowsWithValues`. Only values given here are found afterwards. */
export async function findValues(
  db: ReadableDB,
  places: readonly Place[],
  values: readonly string[],
  order: 'id' | 'newest',
  turn: Turn
): Promise<ValueLook> {
  const distinct = [...new Set(values)]
  const found = new Map<Place, Map<string, ValueHit[]>>()
  for (const place of places) {
    const hits = new Map<string, ValueHit[]>()
    found.set(place, hits)
    for (let at = 0; at < distinct.length; at += together) {
      for (const hit of rowsWithValues(db, place, distinct.slice(at, at + together), mostRows, order)) {
        const before = hits.get(hit.value)
        if (before === undefined) hits.set(hit.value, [hit])
        else before.push(hit)
      }
      await turn()
    }
  }
  const first = order === 'id' ? (a: ValueHit, b: ValueHit) => (a.id < b.id ? -1 : 1) : (a: ValueHit, b: ValueHit) => b.row - a.row
  return (asked) => {
    const own = [...new Set(asked)]
    return places.flatMap((place) => {
      const hits = own.flatMap((value) => found.get(place)?.get(value) ?? [])
      const rows = own.length === 1 ? hits : hits.toSorted(first).slice(0, mostRows)
      return rows.map(({ id }) => ({ dataset: place.dataset, id }))
    })
  }
}

/** Fields with the keyed hash of a number. */
export function numberPlaces(packs: PackSet): readonly Place[] {
  return places(packs, (_dataset, _field, about) => about.secret === true)
}

/** Fields with a code that is one row's only: not its title, and not of what several may share. */
export function codePlaces(packs: PackSet): readonly Place[] {
  const shared = sharedFields(packs)
  return places(
    packs,
    (dataset, field, about) =>
      about.secret !== true &&
      about.ref === undefined &&
      about.codes === undefined &&
      field !== packs.datasets[dataset]?.title &&
      !shared.has(`${dataset}.${field}`)
  )
}

type Field = PackSet['datasets'][string]['fields'][string]

function places(packs: PackSet, wanted: (dataset: string, field: string, about: Field) => boolean): readonly Place[] {
  return Object.entries(packs.datasets).flatMap(([dataset, declared]) =>
    declared.kind === 'derived'
      ? []
      : Object.entries(declared.fields).flatMap(([field, about]) =>
          about.index && about.type === 'text' && wanted(dataset, field, about) ? [{ dataset, field }] : []
        )
  )
}

/** Columns of values that several may share (phone, address, IP): the relations graph declares them, and they tell nobody for sure. */
function sharedFields({ graph }: PackSet): ReadonlySet<string> {
  return new Set(
    graph.edges.flatMap(({ rows }) =>
      rows.flatMap(({ dataset, from, to }) =>
        [from, to].flatMap(({ node, field }) => (graph.nodes[node]?.value === undefined ? [] : [`${dataset}.${field}`]))
      )
    )
  )
}
