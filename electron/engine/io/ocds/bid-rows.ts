/** Bids of a release (OCDS bids extension) and who made them. */
import { each, money, partyCells, references, sole, type OcdsRow } from './cells.ts'
import { utcText } from './instant.ts'
import { listIn, objectIn, textIn, type JsonObject } from '../json-value.ts'
import type { FindParty } from './parties.ts'

/** Bids in the order of the release, and one row for each tenderer of each bid that has an id. */
export function bidRows(
  release: JsonObject,
  ocid: string | null,
  find: FindParty,
  strict: boolean
): { readonly bids: readonly OcdsRow[]; readonly bidders: readonly OcdsRow[] } {
  const bids: OcdsRow[] = []
  const bidders: OcdsRow[] = []
  each(objectIn(release, 'bids'), 'details', (bid, at) => {
    const [path, id] = [`bids/details/${at}`, textIn(bid, 'id', strict) ?? `#${at}`]
    const tenderers = listIn(bid, 'tenderers')
    const known = references(tenderers, find)
    const date = textIn(bid, 'date', strict)
    bids.push({
      ocid,
      path,
      'bids/details/id': id,
      'bids/details/status': textIn(bid, 'status', strict),
      'bids/details/date': date,
      'bids/details/date(UTC)': utcText(date),
      ...money(bid, 'bids/details/value', strict),
      'bids/details/seq': at,
      'bids/details/tenderers/count': tenderers?.length ?? null,
      ...sole('bids/details/tenderers', known, tenderers)
    })
    for (const { at: place, party } of known)
      bidders.push({
        ocid,
        path: `${path}/tenderers/${place}`,
        'bids/details/id': id,
        'bids/details/tenderers/seq': place,
        ...partyCells('bids/details/tenderers', party)
      })
  })
  return { bids, bidders }
}
