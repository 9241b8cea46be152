/** What was found for the lines of a list, as a person reads it: titles, notes, and whether several different things answer; for many lines at once. */
import type { NameLine } from '../../../../shared/ipc/commands/search.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { firstOfSame } from '../../queries/match.ts'
import { notesOf } from '../../queries/name-check.ts'
import { titlesOf } from '../../queries/rows.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import type { Turn } from '../take-turns.ts'
import type { Found } from './known-names.ts'

const mostHits = 10
/** Entries of one statement. */
const together = 250

type Shown = Pick<NameLine, 'ambiguous' | 'found' | 'hits'>

/** One for each line, in their order. */
export async function showFound(
  db: ReadableDB,
  packs: PackSet,
  lines: readonly (readonly Found[])[],
  turn: Turn
): Promise<readonly Shown[]> {
  const byDataset = (found: readonly Found[]): ReadonlyMap<string, ReadonlySet<string>> => {
    const ids = new Map<string, Set<string>>()
    for (const { dataset, id } of found) ids.set(dataset, (ids.get(dataset) ?? new Set<string>()).add(id))
    return ids
  }
  const titles = new Map<string, string>()
  const notes = new Map<string, string>()
  for (const [dataset, ids] of byDataset(lines.flatMap((found) => found.slice(0, mostHits)))) {
    await inParts(ids, turn, (part) => {
      for (const [id, title] of titlesOf(db, packs, dataset, part)) titles.set(`${dataset}/${id}`, title)
      if (dataset === 'person' || dataset === 'party' || dataset === 'org')
        for (const [id, note] of notesOf(db, dataset, part)) notes.set(`${dataset}/${id}`, note)
    })
  }
  // entries confirmed to be one are one
  const firsts = new Map<string, string>()
  if (packs.datasets['alias'] !== undefined)
    for (const [dataset, ids] of byDataset(lines.flatMap((found) => (found.length > 1 ? found : []))))
      if (dataset === 'person' || dataset === 'party')
        await inParts(ids, turn, (part) => {
          for (const [id, first] of firstOfSame(db, part)) firsts.set(`${dataset}/${id}`, first)
        })
  return lines.map((found) => ({
    ambiguous: new Set(found.map(({ dataset, id }) => `${dataset}/${firsts.get(`${dataset}/${id}`) ?? id}`)).size > 1,
    found: found.length,
    hits: shown(packs, found.slice(0, mostHits), titles, notes)
  }))
}

async function inParts(ids: ReadonlySet<string>, turn: Turn, work: (part: readonly string[]) => void): Promise<void> {
  const all = [...ids]
  for (let at = 0; at < all.length; at += together) {
    work(all.slice(at, at + together))
    await turn()
  }
}

function shown(
  packs: PackSet,
  found: readonly Found[],
  titles: ReadonlyMap<string, string>,
  notes: ReadonlyMap<string, string>
): NameLine['hits'] {
  const datasets = [...new Set(found.map((one) => one.dataset))]
  return datasets.flatMap((dataset) => {
    const kind = dataset === 'person' || dataset === 'party' || dataset === 'org' || dataset === 'matter' ? dataset : 'row'
    return found
      .filter((one) => one.dataset === dataset)
      .map(({ id, score, reasons }) => ({
        kind,
        dataset,
        id,
        title: titles.get(`${dataset}/${id}`) ?? id,
        note: notes.get(`${dataset}/${id}`) ?? packs.datasets[dataset]?.name.zh ?? '',
        score,
        reasons: [...reasons]
      }))
  })
}
