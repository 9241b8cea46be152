/** Awards of a release, their suppliers and items. */
import { each, money, partyCells, references, sole, type OcdsRow } from './cells.ts'
import { dayText } from './instant.ts'
import { listIn, objectIn, textIn, type JsonObject } from '../json-value.ts'
import type { FindParty, PartyRef } from './parties.ts'

interface AwardRows {
  readonly awards: readonly OcdsRow[]
  readonly suppliers: readonly OcdsRow[]
  readonly items: readonly OcdsRow[]
  /** the sole supplier of each award */
  readonly winners: ReadonlyMap<string, PartyRef>
}

/** Their rows, and the sole supplier of each award that has one. */
export function awardRows(release: JsonObject, ocid: string | null, find: FindParty, strict: boolean): AwardRows {
  const awards: OcdsRow[] = []
  const suppliers: OcdsRow[] = []
  const items: OcdsRow[] = []
  const winners = new Map<string, PartyRef>()
  each(release, 'awards', (award, at) => {
    const [path, id] = [`awards/${at}`, textIn(award, 'id', strict) ?? `#${at}`]
    const listed = listIn(award, 'suppliers')
    const known = references(listed, find)
    if (listed?.length === 1 && known[0] !== undefined) winners.set(id, known[0].party)
    awards.push({
      ocid,
      path,
      'awards/id': id,
      'awards/title': textIn(award, 'title', strict),
      'awards/status': textIn(award, 'status', strict),
      'awards/date': dayText(textIn(award, 'date', strict)),
      ...money(award, 'awards/value', strict),
      'awards/suppliers/count': listed?.length ?? null,
      'awards/seq': at,
      ...sole('awards/suppliers', known, listed)
    })
    for (const { at: place, party } of known)
      suppliers.push({
        ocid,
        path: `${path}/suppliers/${place}`,
        'awards/id': id,
        'awards/status': textIn(award, 'status', strict),
        'awards/suppliers/seq': place,
        ...partyCells('awards/suppliers', party)
      })
    each(award, 'items', (item, place) => {
      const classification = objectIn(item, 'classification')
      items.push({
        ocid,
        path: `${path}/items/${place}`,
        'awards/id': id,
        'awards/items/id': textIn(item, 'id', strict) ?? `#${place}`,
        'awards/items/description': textIn(item, 'description', strict),
        'awards/items/classification/id': textIn(classification, 'id', strict),
        'awards/items/classification/scheme': textIn(classification, 'scheme', strict)
      })
    })
  })
  return { awards, suppliers, items, winners }
}
