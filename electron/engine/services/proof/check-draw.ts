/** A draw done again from the record, and how its unit's draws look together. Says what it cannot judge and why; nobody is accused of a number. */
import { drawAgain, smallestFirst, type DrawEntry, type DrawnEntry } from '../../../../shared/domain/proof/draw.ts'
import { positionMatters, selectedTooOften } from '../../../../shared/domain/proof/fairness.ts'
import { groupBy } from '../../../../shared/domain/group.ts'
import type { CheckedDraw, DrawFairness } from '../../../../shared/ipc/commands/proof.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { Draw } from '../../../../shared/packs/proofs.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { countEntries, drawsById, entriesOf, type DrawRow, type EntryRow } from '../../queries/proofs.ts'
import { sourcesOf } from '../../queries/rows.ts'
import type { ReadableDB } from '../../vault/connection.ts'

type Obstacle = CheckedDraw['obstacles'][number]

/** Throws `unknown_id` (kind of draw, draw). */
export function checkDraw(db: ReadableDB, packs: PackSet, kind: string, id: string): CheckedDraw {
  const draw = drawOf(packs, kind)
  const [row] = drawsById(db, draw, [id])
  if (row === undefined) throw new AppError('unknown_id', '没有这次抽取。', { next: '请在“核验”中选择。' })
  const { all, taken, obstacles, judged } = drawn(db, draw, row)
  const sources = sourcesOf(
    db,
    draw.entries.dataset,
    all.map((entry) => entry.id)
  )
  const nameOf = new Map(all.map((entry) => [entry.id, entry.name ?? '']))
  const codes = draw.entries.split === undefined ? undefined : packs.datasets[draw.entries.dataset]?.fields[draw.entries.split]?.codes
  return {
    kind,
    id,
    title: row.title ?? id,
    on: row.on,
    orgName: row.orgName,
    seed: row.seed === null ? null : String(row.seed),
    method: draw.method,
    places: row.places,
    count: row.count,
    entries: all.length,
    excused: all.length - taken.length,
    obstacles: [...obstacles],
    differing: judged.filter((one) => one.differs).length,
    dataset: draw.entries.dataset,
    numberName: packs.datasets[draw.entries.dataset]?.fields[draw.entries.number]?.name ?? {
      zh: draw.entries.number,
      en: draw.entries.number
    },
    rows: judged.map((one) => ({
      id: one.id,
      name: nameOf.get(one.id) ?? '',
      split: codes?.[one.split] ?? (one.split === '' ? null : { zh: one.split, en: one.split }),
      number: one.number,
      published: one.published,
      drawn: one.drawn,
      selected: one.selected,
      should: one.should,
      differs: one.differs,
      source: sources.get(one.id) ?? null
    }))
  }
}

/** How many entries of a draw came out otherwise; null where it cannot be drawn again, or is not there. */
export function differingIn(db: ReadableDB, draw: Draw, id: string): number | null {
  const [row] = drawsById(db, draw, [id])
  if (row === undefined) return null
  const { obstacles, judged } = drawn(db, draw, row)
  return obstacles.some((one) => one.stops) ? null : judged.filter((one) => one.differs).length
}

function drawn(db: ReadableDB, draw: Draw, row: DrawRow) {
  const all = entriesOf(db, draw, { draw: row.id })
  const taken = all.filter((entry) => (entry.excused ?? '') === '')
  const obstacles = obstaclesOf(draw, row, taken)
  const groups = obstacles.some((one) => one.stops) ? [] : [...groupBy(taken, (entry) => entry.split ?? '')]
  const judged = groups.flatMap(([split, entries]) => redraw(draw, row, entries.map(asEntry)).map((one) => ({ ...one, split })))
  return { all, taken, obstacles, judged }
}

/** Over all draws of a unit (null: of all units): does the place on the list matter, is somebody selected too often. */
export function judgeFairness(db: ReadableDB, packs: PackSet, kind: string, org: string | null, most = mostEntries): DrawFairness {
  const draw = drawOf(packs, kind)
  const { read, total } = entriesRead(db, draw, org, most)
  const entries = read.filter((entry) => (entry.excused ?? '') === '' && entry.selected !== null)
  const codes = draw.entries.split === undefined ? undefined : packs.datasets[draw.entries.dataset]?.fields[draw.entries.split]?.codes
  const splits = [...groupBy(entries, (entry) => entry.split ?? '')].map(([split, own]) => {
    const pools = [...groupBy(own, (entry) => entry.draw).values()].filter((pool) => {
      const selected = pool.filter((entry) => entry.selected === 1).length
      return selected > 0 && selected < pool.length
    })
    // places on the list, as a share of its length, so that lists of any length go together; in a draw by numbers the list's order is not on record
    const placed =
      draw.method === 'smallest'
        ? []
        : pools.flatMap((pool) =>
            pool
              .toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0))
              .map((entry, at) => ({ place: (at + 0.5) / pool.length, selected: entry.selected === 1 }))
          )
    const chances = new Map<string, { name: string; chances: number[]; selected: number }>()
    for (const pool of pools) {
      const chance = pool.filter((entry) => entry.selected === 1).length / pool.length
      for (const entry of pool) {
        const who = entry.who ?? entry.id
        const known = chances.get(who) ?? { name: entry.name ?? who, chances: [], selected: 0 }
        known.chances.push(chance)
        if (entry.selected === 1) known.selected += 1
        chances.set(who, known)
      }
    }
    const often = [...chances].filter(([, one]) => one.chances.length >= leastDraws).map(([id, one]) => ({ id, ...one }))
    return {
      split: codes?.[split] ?? (split === '' ? null : { zh: split, en: split }),
      draws: pools.length,
      entries: own.length,
      position: placed.length === 0 ? null : positionMatters(placed),
      judged: often.length,
      least: leastDraws,
      often: selectedTooOften(often)
        .slice(0, 20)
        .map((one) => ({ ...one, name: chances.get(one.id)?.name ?? '' }))
    }
  })
  return { kind, read: read.length, total, splits }
}
/** Of more entries about so many are judged, which is told. */
const mostEntries = 200_000

/** Entries of a unit's draws, of whole draws only where there are more than `most`; and how many there are. */
function entriesRead(
  db: ReadableDB,
  draw: Draw,
  org: string | null,
  most: number
): { readonly read: readonly EntryRow[]; readonly total: number } {
  const found = entriesOf(db, draw, { org }, most + 1)
  if (found.length <= most) return { read: found, total: found.length }
  const cut = found.at(-1)?.draw
  return { read: found.filter((entry) => entry.draw !== cut), total: countEntries(db, draw, { org }) }
}
/** Draws that somebody has to have been in before chance is spoken of. */
const leastDraws = 5

function redraw(draw: Draw, row: DrawRow, entries: readonly DrawEntry[]): readonly DrawnEntry[] {
  return draw.method === 'smallest' ? smallestFirst(entries) : drawAgain(entries, Number(row.seed), row.places)
}

/** Why the draw cannot be done again, or only in part. */
function obstaclesOf(draw: Draw, row: DrawRow, entries: readonly EntryRow[]): readonly Obstacle[] {
  const found: Obstacle[] = []
  const seed = row.seed === null || row.seed === '' ? null : Number(row.seed)
  if (draw.method === 'lcg-48271') {
    if (row.method !== (draw.methodCode ?? null))
      found.push({ kind: 'method_unknown', stops: true, is: row.method ?? '', should: draw.methodCode ?? '' })
    if (seed === null) found.push({ kind: 'no_seed', stops: true, is: '', should: '' })
    else if (!Number.isSafeInteger(seed) || seed < 0) found.push({ kind: 'seed_unreadable', stops: true, is: String(row.seed), should: '' })
  } else if (seed === null) found.push({ kind: 'no_seed', stops: false, is: '', should: '' })
  if (entries.length === 0) found.push({ kind: 'no_entries', stops: true, is: '0', should: row.count === null ? '' : String(row.count) })
  else if (row.count !== null && row.count !== entries.length)
    found.push({ kind: 'count_differs', stops: draw.method === 'lcg-48271', is: String(entries.length), should: String(row.count) })
  const numbers = entries.flatMap((entry) => entry.number ?? [])
  if (entries.length > 0 && numbers.length < entries.length)
    found.push({ kind: 'numbers_missing', stops: true, is: String(numbers.length), should: String(entries.length) })
  else if (draw.method === 'lcg-48271' && new Set(numbers).size < numbers.length)
    found.push({ kind: 'numbers_twice', stops: true, is: String(new Set(numbers).size), should: String(numbers.length) })
  return found
}

const asEntry = (entry: EntryRow): DrawEntry => ({
  id: entry.id,
  number: entry.number,
  rank: entry.rank,
  selected: entry.selected === null ? null : entry.selected === 1
})

export function drawOf(packs: PackSet, kind: string): Draw {
  const found = packs.proofs.draws.find((draw) => draw.id === kind)
  if (found === undefined) throw new AppError('unknown_id', `没有这种抽取：${kind}。`, { next: '请在“核验”中选择。' })
  return found
}
